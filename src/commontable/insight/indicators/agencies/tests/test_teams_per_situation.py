"""Teams for each situation."""

from commontable.insight.indicators.agencies.tests.rows import ROWS
from commontable.insight.indicators.tests.making import shares


def test_it_is_teams_for_accepted_situations():
    assert shares("teams_per_situation", **ROWS) == {(): (10, 6)}
