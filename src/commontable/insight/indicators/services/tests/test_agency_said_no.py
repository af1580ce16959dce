"""Declined, barred, ineligible and wait-listed together."""

from commontable.insight.indicators.services.tests.rows import ROWS
from commontable.insight.indicators.tests.making import figures, shares


def test_it_is_so_many_of_all_services_offered():
    assert shares("agency_said_no", **ROWS) == {(): (7, 20)}


def test_what_the_person_refused_and_what_there_is_none_of_is_not_in_it():
    assert shares("agency_said_no", ["service"], **ROWS)["food"] == (0, 2)


def test_the_most_of_one_agency_is_told_for_both_parts():
    (row,) = figures("agency_said_no", **ROWS).values()
    assert (row["largest"], row["largest_rest"]) == (7, 13)
