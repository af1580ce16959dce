"""What of two identities is alike? Pure: no database, no key."""

import pytest

from commontable.response.repeats.births import Birth, read_births
from commontable.response.repeats.likeness import codes_of, features, parts_of


def alike(one, other) -> bool:
    one, other = features(*one), features(*other)
    names = one.by_names & other.by_names if one.without_birth or other.without_birth else set()
    return bool(one.sure & other.sure or names)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((["William O'Brien"], ["1981"]), (["O’BRIEN, Bill"], ["1981-04-03"])),
        ((["José García Márquez"], ["3 avril 1981"]), (["garcia marquez jose"], ["04/03/1981"])),
        ((["Michael Johnson"], ["1981"]), (["Micheal Jonson"], ["1981"])),
        ((["Kathryn Wright"], ["1981"]), (["Catherine Right"], ["1981"])),
        ((["Anna Kowalska"], ["1975"]), (["Anna Kowalsak"], ["1975"])),
        ((["Anna Kowalska"], ["1975-02-11"]), (["Anna Nowak"], ["1975-02-11"])),
        ((["Anna Kowalska"], ["1975-02-11"]), (["Anna Kowalska"], ["1957-02-11"])),
        ((["Anna Kowalska"], []), (["Kowalska Anna"], ["1975"])),
        ((["王小明", "Wang Xiaoming"], ["1989"]), (["Xiaoming Wang"], ["1989"])),
        ((["Juan de la Cruz"], ["1989"]), (["Juan Cruz"], ["1989"])),
        ((["Jean-Pierre Roy"], ["1989"]), (["Jean Pierre Roy"], ["1989"])),
    ],
)
def test_somebody_written_differently_is_alike(one, other):
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((["Anna Kowalska"], ["1975"]), (["Anna Kowalska"], ["1990"])),
        ((["Anna Kowalska"], ["1975"]), (["Anna Nowak"], ["1975"])),
        ((["Anna"], ["1975"]), (["Anna"], ["1975"])),
        ((["Anna"], []), (["Anna"], [])),
        (([], ["1975-02-11"]), ([], ["1975-02-11"])),
    ],
)
def test_one_part_of_a_name_or_a_birth_alone_is_nobody(one, other):
    assert not alike(one, other)


def test_one_part_and_a_whole_birth_date_is_alike():
    assert alike((["Zebedee"], ["1975-02-11"]), (["Zebedee"], ["11 Feb 1975"]))


def test_an_age_that_was_guessed_is_told_within_three_years():
    guessed = features(["Anna Kowalska"], ["about 30"], noted="2026-11-26")
    years = {words[-1] for words in guessed.sure}
    assert years == {str(year) for year in range(1993, 2000)}
    assert not guessed.without_birth


def test_of_a_name_only_what_distinguishes_is_kept():
    assert parts_of(["Dr. Juan M. de la Cruz-Ortega", "Juan"]) == ["juan", "cruz", "ortega"]


def test_a_part_that_has_no_sound_stands_for_itself():
    assert codes_of("77") == {"77"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1981", Birth(("1981",))),
        ("1981-04-03", Birth(("1981",), "3-4")),
        ("03/04/1981", Birth(("1981",), "3-4")),
        ("Aug 30, 1981", Birth(("1981",), "8-30")),
        ("31 août 1981", Birth(("1981",), "8-31")),
        ("1981, perhaps in May", Birth(("1981",))),
        ("31/31/1981", Birth(("1981",))),
    ],
)
def test_a_birth_is_read_as_it_was_typed(written, read):
    assert read_births([written]) == [read]


@pytest.mark.parametrize("written", ["", "unknown", "34"])
def test_what_says_no_year_is_no_birth(written):
    assert read_births([written]) == []


def test_a_whole_date_stands_in_one_order():
    assert Birth(("1981",), "3-4").date == "1981 3-4"
