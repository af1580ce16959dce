"""Barred, of offered."""

from commontable.insight.indicators.services.tests.rows import ROWS
from commontable.insight.indicators.tests.making import shares


def test_it_is_so_many_of_all_services_offered():
    assert shares("service_barred", **ROWS) == {(): (1, 20)}


def test_a_ban_that_was_lifted_is_no_ban():
    assert shares("service_barred", ["service"], **ROWS)["legal"] == (0, 2)
