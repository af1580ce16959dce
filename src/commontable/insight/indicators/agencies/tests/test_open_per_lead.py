"""Open situations for each lead."""

from commontable.insight.indicators.agencies.tests.rows import ROWS
from commontable.insight.indicators.tests.making import shares


def test_what_is_closed_is_no_load():
    assert shares("open_per_lead", **ROWS) == {(): (4, 2)}
    assert shares("open_per_lead", ["table"], **ROWS) == {"EA": (3, 1), "WE": (1, 1)}
