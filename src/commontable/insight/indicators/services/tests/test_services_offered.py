"""Services offered: rows of accepted situations."""

from commontable.insight.indicators.services.tests.rows import ROWS
from commontable.insight.indicators.tests.making import numbers


def test_it_counts_services_of_accepted_situations():
    assert numbers("services_offered", **ROWS) == {(): 20}


def test_it_is_cut_by_service_and_by_outcome():
    assert numbers("services_offered", ["service"], **ROWS)["housing"] == 9
    assert numbers("services_offered", ["outcome"], **ROWS)["connected"] == 3


def test_a_service_that_no_agency_reported_has_an_empty_sector():
    assert numbers("services_offered", ["sector"], **ROWS) == {"housing": 8, "health": 9, None: 3}
