"""The other half of the evenings: at every step, does every key open exactly what was given to it? (FLT-01)"""

from .evening import EVERY, play, seeds, start
from .playing import WEIGHTS
from .tries import Tries


def test_every_key_opens_exactly_what_was_given(cast):
    done = play(cast, start(cast), Tries(cast), seeds(1))
    assert not EVERY or {verb.__name__ for verb in WEIGHTS} == {*done}
