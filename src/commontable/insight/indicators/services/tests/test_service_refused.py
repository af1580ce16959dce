"""Refused by the person, of offered."""

from commontable.insight.indicators.services.tests.rows import ROWS
from commontable.insight.indicators.tests.making import shares


def test_it_is_so_many_of_all_services_offered():
    assert shares("service_refused", **ROWS) == {(): (3, 20)}


def test_it_is_not_what_an_agency_refused():
    assert shares("service_refused", ["service"], **ROWS)["housing"] == (2, 9)
