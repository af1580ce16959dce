"""Is a figure shown more coarsely where it would be mostly withheld, and does the change of rung between two releases give nobody away?"""

import json
from typing import Any

import pytest

from commontable.insight.release.choosing import Line, Rung, Shown, cells_shown, climb, people_in
from commontable.insight.release.figures import Figure, Span
from commontable.insight.release.knowing import read
from commontable.insight.release.making import Before, NotPublishable, make
from commontable.insight.release.rungs import GROWN, YOUNG, rungs_of

from .making import HALF, QUARTER, figure, line, made, rows, star, story_e

YEARS = Span(QUARTER.first, 8)
TERMS = [
    *({"list": "risk_factors", "code": code, "group": "housing"} for code in ("evicted", "no_home", "unsafe_home")),
    *({"list": "risk_factors", "code": code, "group": "drugs"} for code in ("drug_use", "drug_sale")),
    *({"list": "risk_categories", "code": code, "position": n} for n, code in enumerate(("housing", "drugs"))),
]
BIT = {"housing": 1, "drugs": 2}
CATEGORY = {each["code"]: each["group"] for each in TERMS if "group" in each}


def may_widen(of: Figure) -> Figure:
    return Figure(of.name, of.indicator, of.by, of.span, of.tables, may_widen=True)


def with_factors(count: int, **of_factor: range) -> Any:
    """So many accepted situations, and in which of them each factor is."""
    risks = [
        {"situation": n, "factor": code, "category": CATEGORY[code]} for code, some in of_factor.items() for n in some
    ]
    whole = rows(count)
    for one in risks:
        whole[one["situation"]]["mask_category"] = (
            whole[one["situation"]].get("mask_category", 0) | BIT[one["category"]]
        )
    here = {"table": "EA", "quarter": QUARTER.first}
    return star(whole, term=TERMS, risk=[each | here for each in risks])


def with_ages(**bands: int) -> Any:
    """A person of that age in each of so many situations."""
    ages = [band for band, number in bands.items() for _ in range(number)]
    people = [{"situation": n, "person": n, "age_band": band} for n, band in enumerate(ages)]
    return star(rows(len(ages)), person=people)


@pytest.mark.parametrize(
    ("of", "rungs"),
    [
        (figure("factor_prevalence", "factor"), [("factor",), ("category",)]),
        (figure("people_appearing", "age_band"), [("age_band",), ("age_band",), ()]),
        (figure("contact_in_time", "quarter", span=YEARS), [("quarter",), ("year",), ()]),
        (figure("contact_in_time", "quarter", span=HALF), [("quarter",), ()]),
        (
            figure("contact_in_time", "table", "quarter", span=YEARS),
            [("table", "quarter"), ("table", "year"), ("table",), ()],
        ),
        (
            figure("category_among_people", "category", "age_band"),
            [("category", "age_band"), ("category", "age_band"), ("category",)],
        ),
        (figure("cooccurrence", "category", "other_category"), [("category", "other_category")]),
        (figure("aer_share"), [()]),
    ],
)
def test_the_ladder_of_a_figure(of, rungs):
    found = list(rungs_of(of))
    assert [each.by for each in found] == rungs
    assert {each.name for each in found} == {of.name}
    assert [each.wide for each in found if "age_band" in each.by] == [False, True][: str(rungs).count("age_band")]


def test_a_rung_is_kept_and_read_again():
    wide = list(rungs_of(may_widen(figure("people_appearing", "age_band"))))[1]
    assert Figure.read(json.loads(json.dumps(wide.plain()))) == wide


def test_of_a_long_list_those_that_hold_nobody_are_no_merit():
    lines = [Line("a", (str(n),), "numerator", 0) for n in range(90)]
    lines += [Line("a", ("x",), "numerator", 40), *(Line("a", (c,), "numerator", None, "withheld") for c in "yz")]
    cells = {each.key: {each.part: each} for each in [*lines, Line("a", ("all",), "numerator", 70)]}
    assert (cells_shown(cells), people_in(cells, "numerator")) == (33, 57)
    nobody = {each.key: {each.part: each} for each in lines[:90]}
    assert (cells_shown(nobody), people_in(nobody, "numerator")) == (100, None)


def test_factors_that_would_be_mostly_withheld_are_shown_by_category():
    of = with_factors(200, evicted=range(40), no_home=range(40, 47), unsafe_home=range(50, 54), drug_use=range(60, 75))
    wanted = may_widen(figure("factor_prevalence", "factor"))
    release = made(of, wanted)
    (kept,) = release.figures
    assert (kept["indicator"], kept["by"]) == ("category_prevalence", ["category"])
    assert [each["by"] for each in kept["rungs"]] == [["factor"], ["category"]]
    assert kept["rungs"][0]["cells"] < 50 <= kept["rungs"][1]["cells"]
    assert line(release, wanted.name, "numerator", "housing").number == 51
    assert {each["code"] for each in release.definitions} == {"category_prevalence"}


def test_the_same_figure_is_not_coarsened_where_it_may_not_be():
    of = with_factors(200, evicted=range(40), no_home=range(40, 47), unsafe_home=range(50, 54), drug_use=range(60, 75))
    (kept,) = made(of, figure("factor_prevalence", "factor")).figures
    assert (kept["by"], "rungs" in kept, "shown" in kept) == (["factor"], False, False)


def test_what_is_mostly_shown_stays_as_fine_as_it_was_asked():
    of = with_factors(200, evicted=range(40), no_home=range(40, 70), unsafe_home=range(70, 130), drug_use=range(3))
    release = made(of, may_widen(figure("factor_prevalence", "factor")))
    assert release.figures[0]["by"] == ["factor"]
    assert len(release.figures[0]["rungs"]) == 1


def test_ages_of_few_become_two_bands_and_those_add_up():
    of = with_ages(from_0_to_5=9, from_6_to_11=8, from_12_to_17=12, from_18_to_24=40, from_25_to_29=11, from_60=7)
    wanted = may_widen(figure("people_appearing", "age_band"))
    release = made(of, wanted)
    shown = [line(release, wanted.name, "numerator", code).number for code in (YOUNG, GROWN, "all")]
    assert shown == [29, 58, 87]
    assert release.figures[0]["wide"]
    assert release.figures[0]["shown"] == {"cells": 100, "people": 100}


def test_two_large_bands_among_small_ones_are_most_of_what_there_is_to_read():
    of = with_ages(from_0_to_5=9, from_6_to_11=8, from_12_to_17=7, from_18_to_24=60, from_25_to_29=70)
    release = made(of, may_widen(figure("people_appearing", "age_band")))
    (kept,) = release.figures
    assert kept["rungs"] == [
        {"indicator": "people_appearing", "by": ["age_band"], "wide": False, "cells": 40, "people": 84}
    ]
    assert kept["shown"] == {"cells": 40, "people": 84}


def test_quarters_of_few_become_years():
    parts = [rows(11, span=Span(quarter)) for quarter in YEARS.starts]
    wanted = may_widen(figure("accepted_situations", "quarter", span=YEARS))
    release = made(star(*parts), wanted)
    assert release.figures[0]["by"] == ["year"]
    assert line(release, wanted.name, "numerator", "2026-Q1..2026-Q4").number == 44


def test_tables_of_few_become_the_city():
    of = star(*(rows(8, table=code) for code in ("EA", "WE", "NO", "SO")))
    wanted = may_widen(figure("accepted_situations", "table"))
    release = made(of, wanted, table="")
    assert release.figures[0]["by"] == []
    assert line(release, wanted.name, "numerator").number == 32


def test_story_e_stays_exact_where_figures_may_be_coarsened():
    wanted = [figure(c) for c in ("aer_share", "accepted_situations", "contact_in_time", "connected_share")]
    wanted.append(figure("rejected_by_reason", "rejection_reason"))
    fine, coarse = made(story_e(), *wanted), made(story_e(), *map(may_widen, wanted))
    assert coarse.lines == fine.lines


def test_dis_06_factors_first_and_their_category_later_give_no_few_away():
    """Forty-three have the category and forty of them the one factor: three have another."""
    of = with_factors(200, evicted=range(40), no_home=range(40, 43), drug_use=range(60, 90))
    first = made(of, figure("factor_prevalence", "factor"))
    fine, coarse = figure("factor_prevalence", "factor"), figure("category_prevalence", "category")
    assert line(first, fine.name, "numerator", "evicted").number == 40
    alone = made(of, coarse)
    assert line(alone, coarse.name, "numerator", "housing").number == 43
    later = made(of, coarse, known=read(first.tables, "first"))
    assert line(later, coarse.name, "numerator", "housing").number is None


def test_dis_06_a_category_first_and_its_factors_later_give_no_few_away():
    of = with_factors(200, evicted=range(40), no_home=range(40, 43), drug_use=range(60, 90))
    coarse, fine = figure("category_prevalence", "category"), figure("factor_prevalence", "factor")
    first = made(of, coarse)
    later = made(of, fine, known=read(first.tables, "first"))
    assert line(later, fine.name, "numerator", "evicted").number is None


def test_dis_06_ages_first_and_two_bands_later_give_no_few_away():
    """The three youngest were withheld with some who are grown; all young less the others would be those three."""
    of = with_ages(from_0_to_5=3, from_6_to_11=60, from_12_to_17=60, from_18_to_24=25, from_25_to_29=90)
    wanted = figure("people_appearing", "age_band")
    first = made(of, wanted)
    assert {each.key[0] for each in first.lines if each.reason} == {"from_0_to_5", "from_18_to_24"}
    wide = list(rungs_of(wanted))[1]
    assert line(made(of, wide), wanted.name, "numerator", YOUNG).number == 123
    later = made(of, wide, known=read(first.tables, "first"))
    assert line(later, wanted.name, "numerator", YOUNG).number is None
    assert line(later, wanted.name, "numerator", GROWN).number is None


def test_a_change_of_rung_that_cannot_be_made_safe_for_those_who_know_more_is_refused():
    of = with_factors(200, evicted=range(40), no_home=range(40, 43), drug_use=range(60, 90))
    inner = made(of, figure("factor_prevalence", "factor"), audience="steering")
    before = [Before("public", 20), Before("steering", 11, read(inner.tables, "inner"))]
    with pytest.raises(NotPublishable) as refused:
        make(of, [figure("category_prevalence", "category")], "EA", before, lambda: None)
    assert "43" not in json.dumps(refused.value.places)


def tried(*shown: Shown | None):
    return [Rung(figure("aer_share"), None, each) for each in shown]


@pytest.mark.parametrize("enough", [Shown(50, None), Shown(10, 75)])
def test_the_first_rung_that_shows_enough_is_taken_and_no_coarser_one_is_tried(enough):
    rungs = tried(None, Shown(49, 74), enough, Shown(100, 100))
    left = iter(rungs)
    assert climb(left) == (rungs[:3], rungs[2])
    assert next(left) is rungs[3]


def test_where_no_rung_shows_enough_the_one_that_shows_most_is_taken():
    rungs = tried(Shown(10, None), Shown(40, 20), None, Shown(20, 60))
    assert climb(rungs) == (rungs, rungs[1])
    none_shown = tried(None, Shown(0, None))
    assert climb(none_shown) == (none_shown, none_shown[1])
