"""Does anything follow from this release together with those before it, or with another table?"""

import pytest

from commontable.insight.suppression.protector import protect
from commontable.insight.suppression.results import NotSafe, Reason, Rules, Zeros
from commontable.insight.suppression.tables import ALL, Cell, CountTable, Dimension, Published, Relation, Sum
from commontable.insight.suppression.tests.tables import square
from commontable.insight.suppression.verifier.verify import verify

TWENTY = Rules(20)


def of_one(period: str, count: int) -> CountTable:
    """A report's one figure."""
    table = f"accepted in {period}"
    return CountTable.of(table, [Dimension.only("period", period)], [Cell((period,), count)], "accepted")


def printed(table: CountTable) -> Published:
    return Published(table.name, table.dimensions, {k: c.count for k, c in table.cells.items()}, table.measure)


QUARTERS = [printed(of_one(f"2026-Q{n}", count)) for n, count in ((1, 40), (2, 35), (3, 45))]
CALENDAR = [Relation("period", Sum("2026", tuple(f"2026-Q{n}" for n in range(1, 5))))]


def test_dis_06_a_year_less_three_published_quarters_is_found():
    year = of_one("2026", 127)
    with pytest.raises(NotSafe, match=r"period=2026-Q4 lies in 7…7; period: 2026 = 2026-Q1 \+ 2026-Q2"):
        verify([printed(year)], CALENDAR, TWENTY, 60, earlier=QUARTERS)


def test_dis_06_the_protector_withholds_that_year():
    year = of_one("2026", 127)
    done = protect([year], TWENTY, QUARTERS, CALENDAR)
    assert done.hidden == {(year.name, ("2026",)): Reason.EARLIER}
    verify(done.published, CALENDAR, TWENTY, 60, earlier=QUARTERS, real=[year])


@pytest.mark.parametrize("count", [140, 120])
def test_a_year_of_which_many_or_none_are_left_is_shown(count):
    year = of_one("2026", count)
    done = protect([year], TWENTY, QUARTERS, CALENDAR)
    assert done.hidden == {}
    verify(done.published, CALENDAR, TWENTY, 60, earlier=QUARTERS, real=[year])


def toronto(*groups: tuple[str, int]) -> CountTable:
    cells = [Cell((code,), count) for code, count in groups]
    return CountTable.of("some tables", [Dimension.only("table", *(c.key[0] for c in cells))], cells, "accepted")


FIVE_TABLES = Relation("table", Sum(ALL, ("all but five", "T1", "T2", "T3", "T4", "T5")))
WHOLE_CITY = CountTable.of("the city", [], [Cell((), 640)], "accepted")


def test_dis_05_all_toronto_less_five_tables_is_found():
    with pytest.raises(NotSafe, match=r"table=T1 lies in 0…6"):
        verify([printed(toronto(("all but five", 634)))], [FIVE_TABLES], TWENTY, 60, earlier=[printed(WHOLE_CITY)])


def test_dis_05_and_is_withheld():
    asked = toronto(("all but five", 634))
    done = protect([asked], TWENTY, [printed(WHOLE_CITY)], [FIVE_TABLES])
    assert done.hidden == {("some tables", ("all but five",)): Reason.EARLIER}
    verify(done.published, [FIVE_TABLES], TWENTY, 60, earlier=[printed(WHOLE_CITY)], real=[asked])


def test_what_was_withheld_earlier_stays_so():
    """A small cell, withheld last year with three others; today's table would give its row and its column away."""
    rules = Rules(5, zeros=Zeros.SHOWN)
    table = square([[3, 20, 50], [30, 40, 50], [60, 70, 80]], "last year")
    before = protect([table], rules).published
    rest = [Dimension.flat("column", ["c0", "c1", "c2"]), Dimension.only("row", "r0")]
    again = CountTable.of(
        "row", rest, [Cell((c, "r0"), n) for c, n in (("c0", 3), ("c1", 20), ("c2", 50))], "last year"
    )
    done = protect([again], rules, before)
    verify(done.published, (), rules, 60, earlier=before, real=[again])
    shown = {key: value for key, value in done.published[0].values.items() if value is not None}
    assert all(before[0].values[(row, column)] is not None for column, row in shown)


def test_linked_tables_share_their_numbers():
    """Accepted by table and kind, and by table and age: the sums by table are the same numbers."""
    kinds = tabled("kind", {("A", "x"): 3, ("A", "y"): 40, ("B", "x"): 30, ("B", "y"): 50})
    ages = tabled("age", {("A", "young"): 20, ("A", "old"): 23, ("B", "young"): 40, ("B", "old"): 40})
    done = protect([kinds, ages], Rules(5))
    verify(done.published, (), Rules(5), 60, real=[kinds, ages])
    assert {done.published[0].values[("A", ALL)] is None, done.published[1].values[("A", ALL)] is None} in (
        {True},
        {False},
    )


def test_a_linked_table_that_shows_what_this_one_withholds_is_found():
    kinds = tabled("kind", {("A", "x"): 3, ("A", "y"): 40, ("B", "x"): 30, ("B", "y"): 50})
    ages = tabled("age", {("A", "x"): 3})
    with pytest.raises(NotSafe):
        verify([protect([kinds], Rules(5)).published[0], printed(ages)], (), Rules(5), 60)


def tabled(other: str, counts: dict[tuple[str, str], int]) -> CountTable:
    tables, others = (list(dict.fromkeys(key[i] for key in counts)) for i in (0, 1))
    dimensions = [Dimension.flat("table", tables, telling=False), Dimension.flat(other, others)]
    return CountTable.of(f"by {other}", dimensions, [Cell(key, n) for key, n in counts.items()], "accepted")


def test_tables_that_count_the_same_differently_are_refused():
    with pytest.raises(ValueError, match="another table counts differently"):
        protect([tabled("kind", {("A", "x"): 30}), tabled("age", {("A", "old"): 31})], Rules(5))


def test_a_figure_revised_by_few_is_withheld():
    """45 last month and 46 now: one more, and whoever knows who came late knows the rest."""
    now = of_one("2026-Q3", 46)
    done = protect([now], TWENTY, QUARTERS, CALENDAR)
    assert done.hidden == {(now.name, ("2026-Q3",)): Reason.EARLIER}
    verify(done.published, CALENDAR, TWENTY, 60, earlier=QUARTERS, real=[now])
    with pytest.raises(NotSafe, match="an earlier release differs by few"):
        verify([printed(now)], CALENDAR, TWENTY, 60, earlier=QUARTERS)


def test_what_earlier_releases_alone_give_away_cannot_be_mended():
    with pytest.raises(NotSafe, match="whatever else is withheld"):
        protect([of_one("2025", 90)], TWENTY, [*QUARTERS, printed(of_one("2026", 127))], CALENDAR)


def test_who_was_not_under_a_code_then_is_not_told_now():
    """The share of drugs was printed and its whole was not; today's whole would tell of two who have none of it."""
    then = Dimension.flat("risk", ["drugs", "housing"], overlapping=True)
    before = [Published("risks", (then,), {(ALL,): None, ("drugs",): 38, ("housing",): 25}, "accepted")]
    now = CountTable.of("now", [], [Cell((), 40)], "accepted")
    with pytest.raises(NotSafe, match="lies in 2…2"):
        verify([printed(now)], (), Rules(5), 60, earlier=before)
    done = protect([now], Rules(5), before)
    assert done.hidden == {("now", ()): Reason.EARLIER}
    verify(done.published, (), Rules(5), 60, earlier=before, real=[now])
