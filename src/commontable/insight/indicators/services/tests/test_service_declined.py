"""Declined by the agency, of offered."""

from commontable.insight.indicators.services.tests.rows import ROWS
from commontable.insight.indicators.tests.making import shares


def test_it_is_so_many_of_all_services_offered():
    assert shares("service_declined", **ROWS) == {(): (2, 20)}


def test_it_is_cut_by_the_sector_of_the_agency():
    assert shares("service_declined", ["sector"], **ROWS)["housing"] == (2, 8)
