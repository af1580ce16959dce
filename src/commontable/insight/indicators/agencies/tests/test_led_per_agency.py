"""Situations for each leading agency."""

from commontable.insight.indicators.agencies.tests.rows import ROWS
from commontable.insight.indicators.tests.making import figures, shares


def test_those_that_nobody_leads_are_in_no_part():
    assert shares("led_per_agency", **ROWS) == {(): (5, 2)}


def test_an_agency_that_leads_at_two_tables_is_one_in_the_city_and_one_at_each():
    assert shares("led_per_agency", ["table"], **ROWS) == {"EA": (4, 2), "WE": (1, 1)}


def test_the_most_that_one_agency_leads_stands_beside_it():
    assert figures("led_per_agency", **ROWS)[()]["largest"] == 3
