"""Who brings."""

from commontable.insight.indicators import indicator
from commontable.insight.indicators.agencies.tests.rows import ROWS
from commontable.insight.indicators.tests.making import figures, numbers


def test_it_counts_accepted_situations_by_the_sector_that_brought_them():
    assert numbers("parts_originating", ["sector"], **ROWS) == {"justice_policing": 4, "education": 2}
    assert sum(row["accepted"] for row in ROWS["situation"]) == 4 + 2


def test_its_words_say_what_it_counts():
    """They said "decided", and a no keeps no agency."""
    one = indicator("parts_originating")
    assert (one.version, "accepted" in one.meaning.en, "acceptées" in one.meaning.fr) == (2, True, True)
    assert "decided" not in one.meaning.en + one.numerator.en


def test_the_most_of_one_agency_is_of_the_one_that_brought_them():
    assert figures("parts_originating", **ROWS)[()]["largest"] == 4
