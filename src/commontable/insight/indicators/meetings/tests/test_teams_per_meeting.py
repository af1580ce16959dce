"""Teams present for each meeting."""

from commontable.insight.indicators.meetings.tests.rows import ROWS
from commontable.insight.indicators.tests.making import shares


def test_it_is_teams_for_meetings_held():
    assert shares("teams_per_meeting", **ROWS) == {(): (14, 5)}
    assert shares("teams_per_meeting", ["year"], **ROWS) == {2026: (14, 5)}
