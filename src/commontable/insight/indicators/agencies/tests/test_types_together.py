"""Types of agency that work together."""

from commontable.insight.indicators.agencies.tests.rows import ROWS
from commontable.insight.indicators.tests.making import numbers


def test_two_types_of_one_sector_are_a_pair():
    pairs = numbers("types_together", ["agency_type", "with_type"], **ROWS)
    assert pairs["hospital", "mental_health"] == 2
    assert pairs["hospital", "municipal_police"] == 4
    assert ("mental_health", "hospital") not in pairs
