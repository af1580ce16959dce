"""Are numbers told or withheld, and said as each language says them?"""

from datetime import date

import pytest

from commontable.insight.pictures import periods, words
from commontable.insight.pictures.numbers import Count, Ratio
from commontable.insight.pictures.tables import Percent, Table, Withheld


@pytest.mark.parametrize(
    "make", [lambda: Count(None), lambda: Count(3, "small"), lambda: Count(-1), lambda: Ratio(None, 9)]
)
def test_a_number_is_told_or_withheld_for_a_reason(make):
    with pytest.raises(ValueError, match=r"told, or withheld|below zero"):
        make()


def test_dis_03_a_withheld_share_keeps_neither_of_its_numbers():
    assert Ratio(None, 36, "small") == Ratio(31, None, "small") == Ratio(None, None, "small")
    assert Ratio(None, 36, "small").denominator is None


def test_a_share_of_nothing_is_nothing_and_not_withheld():
    assert Ratio(0, 0).value is None
    assert not Ratio(0, 0).withheld


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (1234, "1,234", "1\u00a0234"),
        (1234.5, "1,234.5", "1\u00a0234,5"),
        (0, "0", "0"),
        (-3, "\u22123", "\u22123"),
        (None, "–", "–"),
        (2.0, "2", "2"),
    ],
)
def test_lan_02_numbers(value, english, french):
    assert (words.number(value, "en"), words.number(value, "fr")) == (english, french)


def test_lan_02_per_cent_has_its_space_in_french_and_rounds_halves_up():
    assert (words.percent(31 / 36, "en"), words.percent(31 / 36, "fr")) == ("86%", "86\u00a0%")
    assert words.percent(0.125, "en") == "13%"
    assert words.percent(0.145, "en") == "15%"
    assert words.percent(None, "en") == "–"
    assert [words.percent(share, "en", 1) for share in (0.5588, 0.9996, 0, 1)] == ["55.9%", "100.0%", "0.0%", "100.0%"]
    assert words.percent(0.5588, "fr", 1) == "55,9\u00a0%"


def test_periods():
    assert periods.quarter(date(2026, 7, 1), "en") == periods.Period("Q3", "2026", "July to September 2026")
    assert periods.quarter(date(2026, 1, 1), "fr") == periods.Period("T1", "2026", "janvier à mars 2026")
    assert periods.rolling_year(date(2026, 7, 1), "en").whole == "October 2025 to September 2026"
    assert periods.rolling_year(date(2025, 10, 1), "fr").whole == "janvier à décembre 2025"
    assert periods.year(2026).said == "2026"
    assert periods.quarter(date(2026, 4, 1), "fr").said == "T2 2026"


def test_names_are_listed():
    assert [words.listed(names, "en") for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]
    assert words.listed(["A", "B"], "fr") == "A et B"


TABLE = Table(
    ("Sector", "Situations", "Share"),
    (("Health", 1234, Percent(0.5)), ("=cmd()", Withheld(), Withheld()), ("Housing", 0, None)),
    "fr",
)


def test_a_table_is_read_in_its_language():
    assert TABLE.shown()[0] == ("Health", "1\u00a0234", "50,0\u00a0%")
    assert TABLE.shown()[1][1] == "masqué\u00a0: cela pourrait désigner peu de gens"
    assert TABLE.shown()[2] == ("Housing", "0", "–")
    assert TABLE.numeric == (False, True, True)


def test_a_csv_holds_bare_numbers_and_no_formula():
    lines = TABLE.csv().split("\r\n")
    assert lines[1] == "Health,1234,0.5"
    assert lines[2].startswith("'=cmd(),masqué")
    assert lines[3] == "Housing,0,"
