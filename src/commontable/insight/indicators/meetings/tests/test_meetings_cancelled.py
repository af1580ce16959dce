"""Meetings cancelled."""

from commontable.insight.indicators.meetings.tests.rows import ROWS
from commontable.insight.indicators.tests.making import shares


def test_it_is_of_those_held_and_cancelled():
    assert shares("meetings_cancelled", ["table"], **ROWS) == {"EA": (1, 4), "WE": (0, 2)}
