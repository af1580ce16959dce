"""A situation of two tables counts once in the city and twice in the tables. What does a reader make of a sum that is not true?

Cities are generated with some shared. The reader of these tests does not believe that tables add up to their city: they
know what is true, that the tables are the city and those counted twice.
"""

import random
import time
from dataclasses import replace

import pytest

from commontable.insight.release.asking import all_asked, codes_among
from commontable.insight.release.counting import counted
from commontable.insight.release.earlier import worked_out
from commontable.insight.release.knowing import read
from commontable.insight.release.making import NotPublishable
from commontable.insight.release.measuring import OF_ALL_TABLES, relations, shares_among
from commontable.insight.suppression.results import Rules
from commontable.insight.suppression.tables import ALL, Dimension, Published, Relation, Sum, place
from commontable.insight.suppression.verifier.knowledge import all_that_is_known
from commontable.insight.suppression.verifier.reader import Reader
from commontable.insight.suppression.verifier.verify import verify

from .making import HALF, NEXT, QUARTER, figure, made, rows, star

TABLES = ("EA", "WE", "NO", "SO")
CITY, BY_TABLE = figure("accepted_situations"), figure("accepted_situations", "table")


def shared(seed: int, span=QUARTER):
    """Four tables of many sizes, small ones too; some numbers of one are the number of another."""
    chance = random.Random(seed)
    sizes = [chance.choice((2, 4, 25, 40, 70, 120)) for _ in TABLES]
    some = [rows(size, table=code, span=span) for code, size in zip(TABLES, sizes, strict=True)]
    numbered = [row for each in some for row in each]
    for n, row in enumerate(numbered):
        row |= {"city": 10_000 * seed + n}
    for _twice in range(chance.choice((0, 1, 3, 30))):
        one, other = chance.sample(numbered, 2)
        if one["table"] != other["table"]:
            other["city"] = one["city"]
    return numbered


def known_to_be_true(of, *figures):
    """The counted tables and what adds up among them, without the belief that tables make a city; with what is true instead."""
    settled: dict = {}
    raws = [raw for each in figures for raw in all_asked(of, each, "", settled)]
    codes = codes_among(of, raws, {})
    whole = counted(raws, codes, 20)
    adding = relations(whole.tables, shares_among(whole.tables), codes["table"])
    true = [each for each in adding if not (each.dimension == "table" and each.sum.whole == ALL)]
    twice = Relation("table", Sum(OF_ALL_TABLES, (ALL, "twice")))
    return whole, [*true, twice]


def counted_twice(whole):
    """That reader knows even how many are counted twice, of everything that is counted."""
    for city in (each for each in whole.tables if "table" not in [d.name for d in each.dimensions]):
        for by_table in (each for each in whole.tables if each.measure == city.measure and each is not city):
            yield from _twice(city, by_table)


def _twice(city, by_table):
    names = [d.name for d in by_table.dimensions]
    if sorted(names) != sorted([*(d.name for d in city.dimensions), "table"]):
        return
    dimensions = (*city.dimensions, Dimension.only("table", "twice", telling=False))
    for key, cell in city.cells.items():
        at = dict(zip((d.name for d in city.dimensions), key, strict=True)) | {"table": OF_ALL_TABLES}
        there = by_table.cells.get(tuple(at[name] for name in names))
        if there is not None:
            yield Published(
                f"twice {by_table.name} {key}", dimensions, {(*key, "twice"): there.count - cell.count}, city.measure
            )


def few_as_known(published, true, whole):
    """Every number of few that was counted and is spoken of, with the least and the most that reader takes it for."""
    knowledge = all_that_is_known(published, tuple(counted_twice(whole)), true, ())
    reader = Reader(knowledge, time.monotonic() + 60)
    few = {
        place(each.measure, each.dimensions, key): cell.count
        for each in whole.tables
        for key, cell in each.cells.items()
        if 0 < cell.count < 20
    }
    assert not few.keys() & knowledge.known.keys()
    return [(number, *reader.range_of(reader.column[at])[:2]) for at, number in few.items() if at in reader.column]


@pytest.mark.parametrize("seed", [0, 1, 2, 3, 4, 6])  # the city of 5 has no few
def test_dis_02_who_knows_what_is_true_learns_of_no_few(seed):
    of = star(shared(seed))
    published = read(made(of, CITY, BY_TABLE, table="").tables, "")
    whole, true = known_to_be_true(of, CITY, BY_TABLE)
    verify(published, true, Rules(20), 60, tuple(counted_twice(whole)))
    known = few_as_known(published, true, whole)
    assert known
    assert all(least <= number and most >= 20 for number, least, most in known)


@pytest.mark.parametrize("seed", range(100, 103))
def test_dis_06_with_an_earlier_release_as_well_and_never_for_a_contradiction_of_its_own_making(seed):
    """The city, then its tables: a later quarter's tables too. It is made, or refused because a real number is near."""
    of = star(shared(seed), shared(seed + 1000, NEXT))
    first = made(of, CITY, figure("accepted_situations", span=HALF), table="")
    known = read(first.tables, "first")
    later = figure("accepted_situations", "table", span=NEXT)
    second = made(of, BY_TABLE, later, table="", known=known)
    published = [*read(second.tables, "second"), *known]
    whole, true = known_to_be_true(of, CITY, BY_TABLE, later, figure("accepted_situations", span=HALF))
    verify(published, true, Rules(20), 60, tuple(counted_twice(whole)))
    assert all(most >= 20 for _number, _least, most in few_as_known(published, true, whole))


def test_what_a_false_sum_would_tell_is_held_against_nobody():
    """The city is 100, two tables 60 and 35: the third is believed to be 5, and is 30, for 25 are shared."""
    three = [*rows(60), *rows(35, table="WE"), *rows(30, table="NO")]
    for n, row in enumerate(three):
        row |= {"city": n if n < 100 else n - 100}
    of = star(three)
    city = made(of, CITY, table="")
    tables = [made(of, CITY, table=code) for code in ("EA", "WE")]
    known = [one for n, each in enumerate([city, *tables]) for one in read(each.tables, str(n))]
    whole, _true = known_to_be_true(of, CITY, BY_TABLE)
    adding = relations([*whole.tables, *known], (), ("EA", "NO", "WE"))
    believed = {dict(at).get("table"): n for each in worked_out(known, adding) for at, n in _numbers(each)}
    assert believed.get("NO") is None
    assert not worked_out(known, adding, whole.tables)
    release = made(of, figure("accepted_situations"), table="NO", known=known)
    assert [each.number for each in release.lines] == [30]


def test_a_true_sum_is_worked_out():
    of = star(rows(60), rows(35, table="WE"), rows(30, table="NO"))
    known = [
        one
        for n, each in enumerate([made(of, CITY, table=t) for t in ("", "EA", "WE")])
        for one in read(each.tables, str(n))
    ]
    whole, _true = known_to_be_true(of, CITY, BY_TABLE)
    adding = relations([*whole.tables, *known], (), ("EA", "NO", "WE"))
    found = [number for each in worked_out(known, adding, whole.tables) for _at, number in _numbers(each)]
    assert 30 in found


def test_more_that_is_believed_leaves_fewer_worlds_so_what_is_proved_with_it_holds_without():
    """The argument of the decision record on one city: proved with the sum, it is proved without it too."""
    of = star(rows(100), rows(50, table="WE"), rows(3, table="SO"), rows(30, table="NO"))
    whole, true = known_to_be_true(of, CITY, BY_TABLE)
    try:
        release = made(of, CITY, BY_TABLE, table="")
    except NotPublishable:
        pytest.fail("it can be made")
    with_sum = [*true, Relation("table", Sum(ALL, TABLES))]
    published = read(release.tables, "")
    for adding in (with_sum, true):
        verify(published, adding, Rules(20), 60, real=[replace(each, name=f":{each.name}") for each in whole.tables])


def _numbers(published):
    for key, number in published.values.items():
        yield [(d.name, code) for d, code in zip(published.dimensions, key, strict=True)], number
