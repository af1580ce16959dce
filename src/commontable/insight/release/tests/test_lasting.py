"""Is a release given its time of the processor, and heard of while it is made?"""

import time

import pytest

from commontable.insight.release import lasting
from commontable.insight.release.lasting import Limit
from commontable.insight.release.making import NotPublishable

from .making import figure, made, rows, star

THREE = star(rows(63), rows(41, accepted=False))


class Enough(Exception):
    """Nobody wants it any more."""


def test_the_clock_is_the_processors_and_what_is_left_never_less_than_nothing():
    limit = Limit(100.0, started=time.thread_time() - 40.0)
    assert 55 < limit.left <= 60
    assert Limit(1.0, started=time.thread_time() - 40.0).left == 0
    assert limit.clock() == pytest.approx(time.thread_time(), abs=0.5)


def test_it_is_heard_of_now_and_then():
    heard = []
    limit = Limit(100.0, lambda: heard.append(1), heard=time.monotonic() - lasting.HEARD_EVERY - 1)
    for _look in range(3):
        limit.clock()
    assert heard == [1]


def test_who_hears_of_it_may_end_it(monkeypatch):
    def stops():
        raise Enough

    monkeypatch.setattr(lasting, "HEARD_EVERY", 0.0)
    with pytest.raises(Enough):
        made(THREE, figure("aer_share"), still=stops)


def test_without_time_nothing_is_made():
    with pytest.raises(NotPublishable) as refused:
        made(THREE, figure("aer_share"), seconds=0.0)
    assert refused.value.code == "timed_out"
