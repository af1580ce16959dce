"""Quorum met."""

from commontable.insight.indicators.meetings.tests.rows import ROWS
from commontable.insight.indicators.tests.making import shares


def test_a_meeting_that_asks_none_is_in_no_part():
    assert shares("quorum_met", **ROWS) == {(): (2, 3)}
    assert shares("quorum_met", ["table"], **ROWS) == {"EA": (2, 3)}
