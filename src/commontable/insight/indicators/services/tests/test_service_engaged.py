"""Engaged of offered."""

from commontable.insight.indicators.services.tests.rows import ROWS
from commontable.insight.indicators.tests.making import shares


def test_it_is_so_many_of_all_services_offered():
    assert shares("service_engaged", **ROWS) == {(): (2, 20)}


def test_each_table_has_its_own():
    assert shares("service_engaged", ["table"], **ROWS) == {"EA": (1, 16), "WE": (1, 4)}
