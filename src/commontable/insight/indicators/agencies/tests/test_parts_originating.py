"""Who brings."""

from commontable.insight.indicators.agencies.tests.rows import ROWS
from commontable.insight.indicators.tests.making import figures, numbers


def test_it_counts_decided_situations_by_the_sector_that_brought_them():
    assert numbers("parts_originating", ["sector"], **ROWS) == {"justice_policing": 5, "education": 2}


def test_the_most_of_one_agency_is_of_the_one_that_brought_them():
    assert figures("parts_originating", **ROWS)[()]["largest"] == 5
