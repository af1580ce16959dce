"""Found ineligible, of offered."""

from commontable.insight.indicators.services.tests.rows import ROWS
from commontable.insight.indicators.tests.making import shares


def test_it_is_so_many_of_all_services_offered():
    assert shares("service_ineligible", **ROWS) == {(): (1, 20)}


def test_it_is_cut_by_service():
    assert shares("service_ineligible", ["service"], **ROWS)["addiction"] == (1, 3)
