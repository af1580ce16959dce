"""At every step of an evening, does every team's key open exactly what was given to it? (FLT-01)

A thousand evenings with CT_EVERY=1, in two files, one for each worker; other runs play a few of them.
"""

import pytest

from commontable.groundwork.keys.sealing import withdraw_from as really_withdraw
from commontable.response.disclosure import taking_back

from .evening import EVERY, play, seeds, start
from .playing import WEIGHTS
from .tries import Tries


def test_every_key_opens_exactly_what_was_given(cast):
    keys, tries = start(cast), Tries(cast)
    done = play(cast, keys, tries, seeds(0))
    assert not EVERY or {verb.__name__ for verb in WEIGHTS} == {*done}


def test_a_key_that_stays_with_a_team_that_left_is_found(cast, monkeypatch):
    keys = start(cast)
    monkeypatch.setattr(taking_back, "withdraw_from", lambda *given, **kept: really_withdraw([], **kept))
    with pytest.raises(AssertionError, match="simulation"):
        play(cast, keys, Tries(cast), range(200, 300))
