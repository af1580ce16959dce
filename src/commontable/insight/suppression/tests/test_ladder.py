"""Is the finest rung chosen that shows enough, and what does each show?"""

import pytest

from commontable.insight.suppression.ladder import Recode, Rung, coarsen, recoded
from commontable.insight.suppression.periods import calendar
from commontable.insight.suppression.results import Rules
from commontable.insight.suppression.tables import ALL, Cell, CountTable, Dimension, Published
from commontable.insight.suppression.verifier.verify import verify

QUARTERS = [f"2026-Q{n}" for n in range(1, 5)]
BANDS = ["0-11", "12-17", "18-24", "25-64"]


def a_year() -> CountTable:
    """A table's quarters: about forty each, of whom few are young."""
    counts = {"0-11": (2, 3, 1, 4), "12-17": (6, 4, 8, 5), "18-24": (12, 9, 11, 14), "25-64": (22, 25, 19, 24)}
    cells = [Cell((q, band), counts[band][i], counts[band][i] // 2) for band in BANDS for i, q in enumerate(QUARTERS)]
    return CountTable.of(
        "age", [Dimension.flat("period", QUARTERS, telling=False), Dimension.flat("age", BANDS)], cells
    )


YEAR = Recode("period", dict.fromkeys(QUARTERS, "2026"))
YOUNG = Recode("age", {"0-11": "0-17", "12-17": "0-17"})
LADDER = [
    Rung("as it is"),
    Rung("the year", (YEAR,)),
    Rung("the year, wider bands", (YEAR, YOUNG)),
    Rung("all ages", (YEAR,), ("age",)),
]


def test_the_first_rung_that_shows_enough_is_chosen_and_no_coarser_one_is_tried():
    found = coarsen([a_year()], LADDER, Rules(20))
    assert [step.rung.name for step in found.steps] == ["as it is", "the year", "the year, wider bands"]
    assert found.chosen.rung.name == "the year, wider bands"
    assert (found.chosen.cells_shown, found.chosen.people_shown) == (1.0, 1.0)


def test_each_rung_says_what_share_of_cells_and_of_people_it_shows():
    shown = [(step.cells_shown, step.people_shown) for step in coarsen([a_year()], LADDER, Rules(20)).steps]
    assert shown == sorted(shown)
    assert shown[0] < (0.5, 0.7)


def test_where_no_rung_shows_enough_the_one_that_shows_most_people_is_chosen():
    found = coarsen([a_year()], LADDER[:2], Rules(20), enough=1)
    assert found.chosen.people_shown == max(step.people_shown for step in found.steps)


def test_a_rung_that_earlier_releases_make_unsafe_is_passed_over():
    known = [Published(q, (Dimension.only("period", q),), {(q,): 40}, "decided") for q in QUARTERS[:3]]
    known.append(Published("year", (Dimension.only("period", "2026"),), {("2026",): 123}, "decided"))
    with pytest.raises(ValueError, match="no rung"):
        coarsen([a_year()], LADDER, Rules(20), known, calendar(["2026"]))


def test_merged_cells_hold_the_same_people_and_no_less_of_one_agency():
    table = a_year()
    merged = recoded(table, LADDER[2])
    assert merged.cells[(ALL, ALL)].count == table.cells[(ALL, ALL)].count
    assert merged.cells[("2026", "0-17")].count == 10 + 23
    assert merged.cells[("2026", "25-64")].largest == 11 + 12 + 9 + 12
    assert {len(key) for key in recoded(table, LADDER[3]).cells} == {1}


def test_the_chosen_rung_withstands_the_verifier():
    chosen = coarsen([a_year()], LADDER[:2], Rules(11)).chosen
    assert chosen.protected is not None
    verify(chosen.protected.published, (), Rules(11), 60, real=chosen.tables)


def test_codes_that_overlap_are_left_out_or_kept_and_never_merged():
    risks = Dimension.flat("risk", ["drugs", "housing"], overlapping=True)
    cells = [Cell((q, code), n) for q in ("q1", "q2") for code, n in ((ALL, 40), ("drugs", 30), ("housing", 25))]
    table = CountTable.of("risks", [Dimension.flat("period", ["q1", "q2"]), risks], cells)
    assert recoded(table, Rung("no risks", (), ("risk",))).cells[("q1",)].count == 40
    halves = recoded(table, Rung("year", (Recode("period", {"q1": "y", "q2": "y"}),)))
    assert (halves.cells[("y", "drugs")].count, halves.cells[("y", ALL)].count) == (60, 80)
    with pytest.raises(ValueError, match="overlap"):
        recoded(table, Rung("merged", (Recode("risk", {"drugs": "x", "housing": "x"}),)))
