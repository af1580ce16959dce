"""Who assists."""

from commontable.insight.indicators.agencies.tests.rows import POLICE, ROWS
from commontable.insight.indicators.tests.making import numbers


def test_it_counts_parts_of_accepted_situations():
    assert numbers("parts_assisting", ["sector"], **ROWS) == {"education": 1, "health": 1, "justice_policing": 2}


def test_each_agency_has_its_own():
    assert numbers("parts_assisting", ["agency"], **ROWS)[POLICE] == 2
