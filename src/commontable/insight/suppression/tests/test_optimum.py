"""Is as little withheld as can be?"""

import time
from itertools import combinations

import pytest

from commontable.insight.suppression.protector import Search, protect
from commontable.insight.suppression.results import NotSafe, Rules, Zeros
from commontable.insight.suppression.system import gather
from commontable.insight.suppression.tables import CountTable, Published
from commontable.insight.suppression.tests.tables import drawn, nested, square
from commontable.insight.suppression.verifier.verify import verify

FIVE = Rules(5, zeros=Zeros.SHOWN)
TINY = [[[3, 20, 50], [30, 40, 50]], [[2, 9, 30], [8, 1, 40]], [[4, 3, 20], [10, 20, 30]], [[1, 7, 7], [6, 30, 0]]]


@pytest.mark.parametrize("rows", TINY, ids=str)
def test_no_cheaper_choice_withstands_the_verifier(rows):
    """Every choice is tried, the cheapest first, and the verifier is asked."""
    table = square(rows)
    done = protect([table], FIVE, seconds=600)
    assert done.method == "exact"
    assert cost(table, companions(table, done.published[0])) == pytest.approx(cheapest(table))


def prices(table: CountTable) -> dict[tuple[str, ...], float]:
    """What the protector pays for each number that it need not withhold."""
    search = searched(table, FIVE)
    return {key: search.master.costs[i] for i in search.master.costs for _, key in search.system.numbers[i].printed}


def searched(table: CountTable, rules: Rules) -> Search:
    return Search(gather([table], (), ()), rules, time.monotonic(), 600)


def companions(table: CountTable, published: Published) -> list[tuple[str, ...]]:
    return [key for key in prices(table) if published.values[key] is None]


def cost(table: CountTable, keys) -> float:
    return sum(prices(table)[key] for key in keys)


def cheapest(table: CountTable) -> float:
    each = prices(table)
    choices = (choice for many in range(5) for choice in combinations(each, many))
    for choice in sorted(choices, key=lambda keys: sum(each[key] for key in keys)):
        if withstands(table, set(choice)):
            return sum(each[key] for key in choice)
    raise AssertionError("four companions are enough for a table of two rows")


def withstands(table: CountTable, companions: set[tuple[str, ...]]) -> bool:
    hidden = companions | {key for key, cell in table.cells.items() if 0 < cell.count < 5}
    values = {key: None if key in hidden else cell.count for key, cell in table.cells.items()}
    try:
        verify([Published(table.name, table.dimensions, values, table.measure)], (), FIVE, 600, real=[table])
    except NotSafe:
        return False
    return True


FAMILY = [drawn(1, (9, 7), 90), drawn(2, (12, 7), 200), nested(1, 6, 4, 6, 100), nested(3, 12, 4, 8, 100)]


def test_where_the_cheapest_choice_is_known_no_more_than_five_in_a_hundred_are_withheld_beside_it():
    """The protector's ordinary answer: proved, so none beside it; and the proof's own bound agrees."""
    done = [protect([table], FIVE, seconds=600) for table in FAMILY]
    assert {each.method for each in done} == {"exact"}
    assert {each.gap for each in done} == {0.0}


def test_out_of_time_the_answer_is_safe_and_not_far_from_the_cheapest():
    """Mended from nothing at all, which is the worst that running out of time can do."""
    mended = exact = 0
    for table in FAMILY:
        search = searched(table, FIVE)
        withheld = search.mended(frozenset())
        assert not search.broken(withheld)
        mended, exact = mended + len(withheld), exact + protect([table], FIVE, seconds=600).secondaries
    assert exact <= mended <= 1.35 * exact


def test_out_of_time_says_so():
    """The clock stands where the time for proving is over."""
    table, moments = nested(3, 12, 4, 8, 100), iter([0.0])
    hurried = protect([table], FIVE, seconds=100, clock=lambda: next(moments, 61.0))
    assert hurried.method == "heuristic"
    assert hurried.gap > 0
    verify(hurried.published, (), FIVE, 600, real=[table])
