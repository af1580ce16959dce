"""DIS-01: a median is a duration of one situation. Is it told only where enough lie to either side, and coarsely?"""

import pytest

from commontable.insight.release.knowing import read
from commontable.insight.release.reading import ReleasedFigure, said

from .making import figure, line, made, rows, star


def closing(count: int, days: int = 30, table: str = "EA", still_open: int = 0) -> list[dict]:
    """So many that closed after different times, and some that are still open."""
    ended = [{**row, "closed": True, "days_followed": days + n} for n, row in enumerate(rows(count, table=table))]
    return ended + [{**row, "days_followed": 400} for row in rows(still_open, table=table)]


TIMES = figure("days_to_close")


def parts(of) -> dict:
    return {each.part: (each.number, each.reason) for each in of.lines}


@pytest.mark.parametrize(("audience", "least"), [("table", 5), ("steering", 11), ("public", 20)])
def test_a_median_and_the_ninth_in_ten_have_as_many_as_the_threshold_to_either_side(audience, least):
    for count, median, ninth in [
        (2 * least - 1, False, False),
        (2 * least, True, False),
        (10 * least - 1, True, False),
        (10 * least, True, True),
    ]:
        told = parts(made(star(closing(count, still_open=2 * least)), TIMES, audience=audience))
        assert told["numerator"] == (count, "")
        assert (told["value"][1] == "withheld", told["ninth"][1] == "withheld") == (not median, not ninth)


def test_those_still_open_do_not_make_up_for_those_observed():
    """Of 25 that closed one is the slowest; a hundred that are open hide nobody."""
    told = parts(made(star(closing(25, still_open=100)), TIMES))
    assert told["denominator"][0] == 125
    assert told["value"] == (None, "withheld")


def test_where_too_few_were_observed_it_is_not_said_that_it_was_not_reached():
    few, many = (parts(made(star(closing(n, still_open=200)), TIMES)) for n in (30, 60))
    assert few["value"] == (None, "withheld")
    assert many["value"] == (None, "not_reached")


def test_hours_are_whole_ones():
    minutes = [
        {**row, "due_passed": True, "hours_to_attempt": 20 + n * 0.37 if n < 60 else None}
        for n, row in enumerate(rows(90))
    ]
    told = parts(made(star(minutes), figure("hours_to_attempt")))
    assert told["value"][0] == int(told["value"][0]) > 20


def test_two_releases_whose_groups_differ_by_few_do_not_both_tell_their_median():
    """All, then all but one table's three: the second median would say on which side those three lie."""
    of = star(closing(60, still_open=30), closing(60, table="WE", still_open=30), closing(3, days=900, table="NO"))
    wider = figure("days_to_close", tables=("EA", "WE", "NO"))
    narrower = figure("days_to_close", tables=("EA", "WE"))
    first = made(of, wider, table="")
    second = made(of, narrower, table="", known=read(first.tables, "first"))
    assert line(first, wider.name, "numerator").number == 123
    assert [each.number for each in second.lines if each.part in ("value", "ninth")] == [None, None]


def test_the_page_says_withheld_and_not_that_it_was_not_reached():
    of = ReleasedFigure("f", "days_to_close", "time", (), "2026-Q1", {})
    assert said(of, {"numerator": 30, "denominator": 60, "value": None})[2] is True
    assert said(of, {"numerator": 30, "denominator": 60})[2] is False
