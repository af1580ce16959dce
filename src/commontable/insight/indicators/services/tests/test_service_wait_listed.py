"""Wait-listed, of offered."""

from commontable.insight.indicators.services.tests.rows import ROWS
from commontable.insight.indicators.tests.making import shares


def test_it_is_so_many_of_all_services_offered():
    assert shares("service_wait_listed", **ROWS) == {(): (3, 20)}


def test_it_is_cut_by_service():
    assert shares("service_wait_listed", ["service"], **ROWS)["housing"] == (2, 9)
