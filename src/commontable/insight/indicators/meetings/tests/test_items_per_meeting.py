"""Situations heard for each meeting."""

from commontable.insight.indicators.meetings.tests.rows import ROWS
from commontable.insight.indicators.tests.making import shares


def test_it_is_situations_heard_for_meetings_held():
    assert shares("items_per_meeting", ["table"], **ROWS) == {"EA": (12, 3), "WE": (3, 2)}
