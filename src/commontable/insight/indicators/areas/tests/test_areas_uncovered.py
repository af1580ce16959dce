"""Areas that no table covers."""

from datetime import date

from commontable.insight.indicators.tests.making import shares


def test_an_area_that_was_never_covered_or_is_no_longer_is_uncovered():
    rows = [
        {"area": "51", "table": "EA"},
        {"area": "51", "table": "OLD", "until": date(2016, 1, 1)},
        {"area": "14", "table": "WE"},
        {"area": "33"},
        {"area": "53", "table": "OLD", "until": date(2016, 1, 1)},
    ]
    assert shares("areas_uncovered", area=rows) == {(): (2, 4)}
    assert shares("areas_uncovered", ["area"], area=rows)["53"] == (1, 1)
