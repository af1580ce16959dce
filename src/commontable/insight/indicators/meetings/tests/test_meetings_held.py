"""Meetings held."""

from commontable.insight.indicators.meetings.tests.rows import ROWS
from commontable.insight.indicators.tests.making import numbers


def test_a_cancelled_meeting_was_not_held():
    assert numbers("meetings_held", ["table"], **ROWS) == {"EA": 3, "WE": 2}
    assert numbers("meetings_held", ["meeting_kind"], **ROWS) == {"regular": 4, "call": 1}
