"""None available, of offered."""

from commontable.insight.indicators.services.tests.rows import ROWS
from commontable.insight.indicators.tests.making import shares


def test_it_is_so_many_of_all_services_offered():
    assert shares("service_none_available", **ROWS) == {(): (2, 20)}


def test_it_is_cut_by_the_sector_that_brought_it():
    assert shares("service_none_available", ["originating_sector"], **ROWS) == {"health": (1, 16), "housing": (1, 4)}
