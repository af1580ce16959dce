"""Is this day a public holiday where the table sits, and what is it called?"""

from datetime import date

import pytest
from django.utils import translation

from commontable.partnership.meetings.holidays_of import holiday_on, is_known


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2027, 1, 1), "New Year’s Day"),
        (date(2027, 2, 15), "Family Day"),
        (date(2026, 7, 1), "Canada Day"),
        (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 11, 11), ""),
        (date(2026, 12, 2), ""),
    ],
)
def test_holidays_of_ontario(day, name):
    assert holiday_on("CA-ON", day) == name


def test_each_part_of_a_country_has_its_own():
    assert holiday_on("CA-QC", date(2026, 6, 24))
    assert not holiday_on("CA-ON", date(2026, 6, 24))


def test_in_french_it_has_its_french_name():
    with translation.override("fr"):
        assert holiday_on("CA-ON", date(2026, 7, 1)) == "Fête du Canada"


def test_a_table_without_a_region_meets_on_every_day():
    assert holiday_on("", date(2026, 12, 25)) == ""


def test_a_region_nobody_knows_has_none():
    assert holiday_on("XX-YY", date(2026, 12, 25)) == ""
    assert [is_known(region) for region in ("CA", "CA-ON", "CA-XX", "XX", "XX-YY")] == [True, True, False, False, False]
