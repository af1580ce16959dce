"""Attendance."""

from commontable.insight.indicators.meetings.tests.rows import ROWS
from commontable.insight.indicators.tests.making import figures, shares


def test_it_is_teams_present_of_teams_expected_at_meetings_held():
    assert shares("attendance", ["table"], **ROWS) == {"EA": (9, 12), "WE": (5, 6)}


def test_each_sector_has_its_own():
    assert shares("attendance", ["sector"], **ROWS)["education"] == (2, 4)


def test_the_most_of_one_agency_stands_beside_it():
    assert figures("attendance", **ROWS)[()]["largest"] == 5
