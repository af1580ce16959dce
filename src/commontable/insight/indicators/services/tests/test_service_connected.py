"""Connected of offered."""

from commontable.insight.indicators.services.tests.rows import ROWS
from commontable.insight.indicators.tests.making import shares


def test_it_is_so_many_of_all_services_offered():
    assert shares("service_connected", **ROWS) == {(): (3, 20)}


def test_each_service_has_its_own():
    assert shares("service_connected", ["service"], **ROWS)["food"] == (1, 2)
