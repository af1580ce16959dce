"""Whole families of tables: is each safe once protected, and does the verifier object to whatever is not?"""

from dataclasses import replace

import pytest

from commontable.insight.suppression.protector import protect
from commontable.insight.suppression.results import NotSafe, Protected, Rules, Zeros
from commontable.insight.suppression.tables import CountTable, Published
from commontable.insight.suppression.tests.every_reading import ranges, two_by_two
from commontable.insight.suppression.tests.tables import drawn, nested, square
from commontable.insight.suppression.verifier.verify import verify

SMALL = two_by_two((0, 1, 4, 9))
LIMIT = 16
FIVE = Rules(5, zeros=Zeros.SHOWN)
EVERY = pytest.mark.every


def taken(tables: list[list[list[int]]]):
    """Every sixth where other runs take a sample."""
    return [
        pytest.param(rows, marks=[EVERY] if n % 6 else [], id=f"{rows[0]}{rows[1]}") for n, rows in enumerate(tables)
    ]


@pytest.mark.parametrize("rows", taken(SMALL))
def test_dis_02_no_table_that_fits_what_is_shown_gives_a_small_number_away(rows):
    table = square(rows)
    done = protect([table], FIVE, seconds=600)
    verify(done.published, (), FIVE, 600, real=[table])
    for key, (low, high) in ranges(done.published[0], table, LIMIT).items():
        assert high >= 5
        assert low <= 1 or table.cells[key].count >= 5


@pytest.mark.parametrize("rows", taken(SMALL))
def test_the_verifier_says_what_trying_every_table_says_where_small_numbers_alone_are_withheld(rows):
    table = square(rows)
    published = small_alone(table, 5)
    safe = all(high >= 5 for _, high in ranges(published, table, LIMIT).values())
    assert passes(published, FIVE) is safe


def small_alone(table: CountTable, threshold: int) -> Published:
    """What a protector that knows primary rules alone would publish."""
    values = {key: None if 0 < cell.count < threshold else cell.count for key, cell in table.cells.items()}
    return Published(table.name, table.dimensions, values, table.measure)


def passes(published: Published, rules: Rules, *real: CountTable) -> bool:
    try:
        return bool(verify([published], (), rules, 600, real=real))
    except NotSafe:
        return False


FAMILIES = {
    "flat": lambda seed: drawn(seed, (7, 5), 60 + 20 * seed),
    "nested": lambda seed: nested(seed, 3, 3, 4, 60 + 20 * seed),
    "three": lambda seed: drawn(seed, (4, 3, 3), 80 + 20 * seed),
}


def seeds(many: int):
    return [
        pytest.param(family, seed, threshold, marks=[EVERY] if seed else [])
        for family in FAMILIES
        for seed in range(2 if family == "three" else many)
        for threshold in (5, 11, 20)
    ]


@pytest.mark.parametrize(("family", "seed", "threshold"), seeds(5))
def test_dis_01_every_drawn_table_is_safe_and_every_withheld_number_is_needed(family, seed, threshold):
    """Any one number shown again, and the verifier objects: to a small one at sight, to a companion by what it gives away."""
    table, rules = FAMILIES[family](seed), Rules(threshold)
    done = protect([table], rules, seconds=600)
    assert done.method == "exact"
    verify(done.published, (), rules, 600, real=[table])
    assert [key for key in needed(done, table) if passes(again(done, table, key), rules, table)] == []


def needed(done: Protected, table: CountTable) -> list[tuple[str, ...]]:
    """All of a small table, every third of one in three dimensions."""
    keys = sorted(key for key, value in done.published[0].values.items() if value is None)
    return keys[:: 1 if len(table.dimensions) == 2 else 3]


def again(done: Protected, table: CountTable, key: tuple[str, ...]) -> Published:
    return replace(done.published[0], values={**done.published[0].values, key: table.cells[key].count})


def test_the_sample_has_tables_that_small_numbers_alone_do_not_protect():
    """Otherwise the two tests above would prove nothing."""
    caught = [rows for rows in SMALL[::6] if not passes(small_alone(square(rows), 5), FIVE)]
    assert len(caught) >= 5
