"""Situations from areas without a table."""

from datetime import date

from commontable.insight.indicators.tests.making import SPRING, shares, situations

AREAS = [
    {"area": "51", "table": "EA", "since": date(2025, 1, 1)},
    {"area": "43", "table": "EA", "since": date(2026, 4, 1)},
    {"area": "41", "table": "OLD", "since": date(2020, 1, 1), "until": date(2025, 10, 1)},
    {"area": "33"},
]


def test_it_is_of_situations_whose_area_is_known():
    rows = situations((9, {"area": "51"}), (4, {"area": "33"}), (3, {}))
    assert shares("from_uncovered", situation=rows, area=AREAS) == {(): (4, 13)}


def test_an_area_is_covered_from_its_quarter_and_up_to_its_quarter():
    last = {"quarter": date(2025, 10, 1)}
    rows = situations(
        (1, {"area": "43"}), (1, {"area": "43", "quarter": SPRING}), (1, {"area": "41"}), (1, {"area": "41", **last})
    )
    assert shares("from_uncovered", ["area"], situation=rows, area=AREAS) == {"43": (1, 2), "41": (1, 2)}


def test_an_area_that_nobody_wrote_down_is_not_covered():
    assert shares("from_uncovered", situation=situations((2, {"area": "99"})), area=AREAS) == {(): (2, 2)}
