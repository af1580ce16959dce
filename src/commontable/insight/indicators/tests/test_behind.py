"""Whatever figure of a table is followed to its situations, these make the figure; and nothing else is told of one."""

from dataclasses import replace
from datetime import date

import ibis
import pytest

from bench.figures.snapshot import write
from commontable.insight.indicators import NotCut, catalogue, indicator
from commontable.insight.indicators.behind import behind
from commontable.insight.indicators.form import UNSAID
from commontable.insight.indicators.rows import within
from commontable.insight.indicators.tests.making import SPRING, WINTER, situations
from commontable.insight.mart import Star

SAID = [each for each in catalogue() if each.is_of_situations]
NOT_SAID = [each for each in catalogue() if not each.is_of_situations]
AUTUMN = date(2025, 10, 1)
TABLE, SINCE, UNTIL = "EA", WINTER, SPRING


@pytest.fixture(scope="module")
def city(tmp_path_factory) -> Star:
    """A city by chance in which no two numbers are one situation: two tables, three quarters, some discussed before."""
    folder = tmp_path_factory.mktemp("behind") / "snapshot"
    write(folder, 400, seed=7)
    star = Star.read(folder)
    rows, drawn = star.situation.drop("table", "quarter"), star.situation.situation
    table = ibis.ifelse(drawn % 4 == 0, "WE", TABLE)
    quarter = ibis.cases((drawn % 5 == 0, AUTUMN), (drawn % 5 < 3, WINTER), else_=SPRING)
    return replace(star, situation=rows.mutate(city=drawn, returning=drawn % 3 == 0, table=table, quarter=quarter))


def cut(each) -> tuple[str, ...]:
    """What it needs, the quarter, and the last of its own groups."""
    free = [group for group in each.groups if group not in (*each.needs, *UNSAID, "table", "quarter", "year")]
    return (*each.needs, "quarter", *free[-1:])


@pytest.mark.parametrize("each", SAID, ids=lambda each: each.code)
def test_the_situations_of_a_figure_make_the_figure(each, city):
    by = cut(each)
    rows = behind(each, city, by, TABLE, SINCE, UNTIL).to_pyarrow().to_pylist()
    cells = each.cells(within(city, SINCE, UNTIL, [TABLE]), ("table", *by)).to_pyarrow().to_pylist()
    assert summed(rows, by, "counted") == summed(cells, by, "numerator")
    if each.kind in ("share", "time") and not each.needs:
        assert summed(rows, by, "of") == summed(cells, by, "denominator") != {}


def summed(rows, by, what):
    sums = {}
    for row in rows:
        key = tuple(row[group] for group in by)
        sums[key] = sums.get(key, 0) + row[what]
    return {key: n for key, n in sums.items() if n}


@pytest.mark.parametrize("each", NOT_SAID, ids=lambda each: each.code)
def test_what_counts_no_situations_leads_to_none(each, city):
    with pytest.raises(NotCut):
        behind(each, city, each.needs, TABLE, SINCE, UNTIL)


def test_these_count_no_situation_or_may_not_be_said_of_one():
    assert {each.code for each in NOT_SAID} == {
        "presented",
        "undecided_numbers",
        "return_share",
        "consent_asked",
        "consent_given",
        "language_needed",
        "language_met",
        "persons_word",
        "emergency_contacts_before",
        "emergency_contacts_after",
        "areas_uncovered",
        "attendance",
        "items_per_meeting",
        "meetings_cancelled",
        "meetings_held",
        "quorum_met",
        "teams_per_meeting",
        "findings",
        "agencies_together",
    }


@pytest.mark.parametrize("code", ["return_share", "language_needed", "language_met", "consent_asked", "consent_given"])
def test_nothing_rests_on_what_is_held_back(city, code):
    """Whether somebody was discussed before, and what plans, reports and consents say, though it was forgotten to say so of a figure."""
    forgotten = replace(indicator(code), said_of_one=True)
    assert {row[1] for row in rows_of(behind(forgotten, city, (), TABLE, SINCE, UNTIL))} <= {0}


def rows_of(asked):
    return [tuple(row.values()) for row in asked.to_pyarrow().to_pylist()]


@pytest.mark.parametrize("group", sorted(UNSAID))
def test_no_situation_is_told_by_a_piece_that_is_not_to_be_said_of_one(group):
    for each in (one for one in SAID if group in one.groups):
        with pytest.raises(NotCut):
            behind(each, Star.of({}), (*each.needs, group), TABLE, SINCE, UNTIL)


def test_a_piece_it_needs_is_needed_and_one_of_others_is_none():
    for by in ((), ("category", "check")):
        with pytest.raises(NotCut):
            behind(indicator("category_prevalence"), Star.of({}), by, TABLE, SINCE, UNTIL)


def test_two_numbers_of_one_situation_are_both_there_and_no_other_table_or_time():
    rows = situations((3, {}), (1, {"quarter": SPRING}), (1, {"table": "WE"}))
    rows[1]["city"] = rows[0]["city"]
    asked = behind(indicator("accepted_situations"), Star.of({"situation": rows}), (), TABLE, WINTER, WINTER)
    assert sorted(row[0] for row in rows_of(asked)) == [1, 2, 3]
