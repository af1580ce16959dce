"""Who leads, and co-leads."""

from commontable.insight.indicators.agencies.tests.rows import ROWS
from commontable.insight.indicators.tests.making import figures, numbers


def test_lead_and_co_lead_are_parts_as_lead():
    assert numbers("parts_leading", ["agency_type"], **ROWS) == {"hospital": 4, "mental_health": 2}


def test_the_most_of_one_agency_is_of_the_one_that_leads():
    assert figures("parts_leading", ["sector"], **ROWS)["health"]["largest"] == 4
