"""Agencies that work together."""

from commontable.insight.indicators.agencies.tests.rows import HOSPITAL, POLICE, ROWS, SCHOOL
from commontable.insight.indicators.tests.making import numbers


def test_it_is_told_by_the_numbers_drawn_for_the_agencies():
    pairs = numbers("agencies_together", ["agency", "with_agency"], **ROWS)
    assert pairs[POLICE, HOSPITAL] == 4
    assert pairs[POLICE, SCHOOL] == 2
    assert (POLICE, POLICE) not in pairs
