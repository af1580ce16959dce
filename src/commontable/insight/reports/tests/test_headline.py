"""The first sentence calls a change only what is more than chance."""

from commontable.insight.reports.headline import read_trend, sentence
from commontable.insight.reports.numbers import Numbers

from .making import a_meaning


def quarters(*shares: tuple[int | None, int | None]) -> Numbers:
    names = [f"{2024 + place // 4}-Q{place % 4 + 1}" for place in range(len(shares))]
    cells = {(name,): {"numerator": some, "denominator": of} for name, (some, of) in zip(names, shares, strict=True)}
    return Numbers(("quarter",), "share", cells)


STEADY = [(28, 36)] * 7


def test_within_the_limits_nothing_has_changed():
    said = sentence(quarters(*STEADY, (31, 36)), a_meaning("contact_in_time"), "en")
    assert "31 of 36" in said
    assert said.endswith("no change is shown.")


def test_outside_the_limits_it_says_on_which_side():
    numbers = quarters(*STEADY, (12, 36))
    assert read_trend(numbers).kind == "below"
    assert "below what chance allows" in sentence(numbers, a_meaning("contact_in_time"), "en")
    assert "au-dessous de ce que permet le hasard" in sentence(numbers, a_meaning("contact_in_time"), "fr")


def test_an_earlier_quarter_outside_is_named():
    numbers = quarters(*STEADY[:3], (12, 36), *STEADY[:4])
    assert "Outside them earlier: Q4 2024." in sentence(numbers, a_meaning("contact_in_time"), "en")


def test_with_few_quarters_nothing_is_said_of_change():
    assert read_trend(quarters((20, 36), (31, 36))).kind == "few"


def test_a_withheld_quarter_is_not_spoken_of():
    said = sentence(quarters(*STEADY, (None, None)), a_meaning("contact_in_time"), "en")
    assert said == "Contact in time is withheld for Q4 2025, so nothing is said of change."


def test_nothing_counted_says_so():
    assert "Nothing was counted" in sentence(Numbers(("quarter",), "share", {}), a_meaning("x"), "en")
