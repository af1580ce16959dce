"""Does the verifier find what can be worked out, say how, and never pass what it could not prove?"""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from commontable.insight.suppression.plain import fingerprint, plain, read
from commontable.insight.suppression.protector import Search, protect
from commontable.insight.suppression.results import NotSafe, Rules, TimedOut, Zeros
from commontable.insight.suppression.tables import (
    ALL,
    MEASURE,
    Cell,
    CountTable,
    Dimension,
    Published,
    Relation,
    Sum,
)
from commontable.insight.suppression.tests.tables import drawn, square
from commontable.insight.suppression.verifier.verify import verify

FIVE = Rules(5, zeros=Zeros.SHOWN)
TABLE = square([[3, 20, 50], [30, 40, 50], [60, 70, 80]])


def test_a_protector_that_withholds_small_numbers_alone_is_caught(monkeypatch):
    monkeypatch.setattr(Search, "run", lambda self: (frozenset(), 0.0))
    tables = [drawn(seed, (6, 5, 3), 90) for seed in range(3)]
    for table in tables:
        with pytest.raises(NotSafe, match="what is withheld can be worked out"):
            verify(protect([table], FIVE).published, (), FIVE, 600, real=[table])


def test_the_conflict_names_the_number_its_bounds_and_the_sums():
    hidden = {key: None if key == ("r0", "c0") else cell.count for key, cell in TABLE.cells.items()}
    shown = replace(protect([TABLE], FIVE).published[0], values=hidden)
    with pytest.raises(NotSafe) as caught:
        verify([shown], (), FIVE, 600)
    (conflict,) = caught.value.conflicts
    assert dict(conflict.at) == {"measure": "table", "row": "r0", "column": "c0"}
    assert (conflict.low, conflict.high) == (3, 3)
    assert conflict.relations
    assert set(conflict.relations) <= {"column: all = c0 + c1 + c2", "row: all = r0 + r1 + r2"}


def test_no_time_is_no_certificate():
    with pytest.raises(TimedOut):
        verify(protect([TABLE], FIVE).published, (), FIVE, 0)


def test_the_certificate_says_what_was_tried_and_of_which_tables():
    done = protect([TABLE], FIVE)
    certificate = verify(done.published, (), FIVE, 600, real=[TABLE])
    assert (certificate.hidden, certificate.proved_by_integers) == (4, 4)
    assert certificate.least_upper >= 5
    assert certificate.solved > 0
    assert certificate.solver.startswith("HiGHS 1.")
    assert certificate.tables == fingerprint(done.published)


def test_the_hash_is_of_every_number_and_of_no_order():
    published = protect([TABLE], FIVE).published
    other = replace(published[0], values={**published[0].values, ("r1", "c1"): 41}, name="other")
    assert fingerprint([*published, other]) == fingerprint([other, *published])
    assert fingerprint(published) != fingerprint([replace(other, name="table")])


def test_what_the_register_keeps_is_the_same_table_again():
    published = protect([TABLE], FIVE).published[0]
    assert read(plain(published)) == published


def test_nothing_withheld_is_a_certificate_too():
    table = square([[10, 20], [30, 40]])
    assert verify(protect([table], FIVE).published, (), FIVE, 60, real=[table]).hidden == 0


def test_a_small_number_that_is_shown_is_refused_at_sight():
    with pytest.raises(NotSafe, match="few are shown"):
        verify(protect([TABLE], Rules(2)).published, (), FIVE, 60)


def test_a_number_that_was_not_counted_is_refused():
    shown = protect([TABLE], FIVE).published[0]
    wrong = replace(shown, values={**shown.values, ("r2", "c2"): 81})
    with pytest.raises(NotSafe):
        verify([wrong], (), FIVE, 60, real=[TABLE])


def test_figures_that_no_counts_could_give_are_refused():
    shown = protect([TABLE], FIVE).published[0]
    with pytest.raises(NotSafe, match="contradict each other"):
        verify([replace(shown, values={**shown.values, ("r0", ALL): 20_000})], (), FIVE, 60)


def test_people_do_not_come_in_fractions():
    """x + y, y + z and x + z are known; only halves would let x be many. Two of each of three codes make up a sum."""
    pairs = [("xy", ("x", "y")), ("yz", ("y", "z")), ("xz", ("x", "z"))]
    sums = tuple(Sum(whole, parts) for whole, parts in pairs)
    dimension = Dimension("code", sums, telling=False)
    values = {("xy",): 9, ("yz",): 9, ("xz",): 9, ("x",): None, ("y",): None, ("z",): None}
    with pytest.raises(NotSafe):
        verify([Published("pairs", (dimension,), values, "people")], (), Rules(4), 60)


HURT = """
import highspy
other = highspy.Highs()
other.setOptionValue("output_flag", False)
other.setOptionValue("threads", 2)
other.addVar(0, 1)
other.run()
from commontable.insight.suppression.results import Rules, Zeros
from commontable.insight.suppression.tables import Dimension, Published
from commontable.insight.suppression.verifier.verify import verify
dimension = Dimension.flat("code", ["a", "b"])
print(verify([Published("t", (dimension,), {("all",): 30, ("a",): 27, ("b",): None}, "t")], (), Rules(5, zeros=Zeros.SHOWN), 60))
"""


def test_a_solver_that_fails_without_a_word_makes_no_certificate():
    """Another solver of the process ran with two threads: HiGHS then gives no answer, and reads as zero."""
    source = str(Path(__file__).resolve().parents[4])
    told = subprocess.run(
        [sys.executable, "-c", HURT], capture_output=True, text=True, env={"PYTHONPATH": source}, check=False
    )
    assert told.returncode == 1
    assert told.stdout == ""
    assert "NotSafe" in told.stderr or "the solver stopped" in told.stderr


def test_one_of_two_cells_of_a_known_sum_is_as_good_as_the_other():
    table = CountTable.of("t", [Dimension.flat("code", ["a", "b"])], [Cell(("a",), 3), Cell(("b",), 40)])
    assert protect([table], FIVE).secondaries == 1


def _of_two_quarters(rejected: int) -> tuple[list[Published], list[CountTable], list[Relation]]:
    """Accepted: 30 in the first quarter, none in the second. Shown: the 30 of the year, and of the first quarter."""
    year = Dimension("quarter", (Sum("year", ("q1", "q2")),), telling=False)
    counted = {"accepted": (30, 0), "rejected": (25, rejected), "decided": (55, rejected)}
    real = [
        CountTable.of(name, [year], [Cell((code,), n) for code, n in zip(("q1", "q2"), both, strict=True)])
        for name, both in counted.items()
    ]
    withheld = [Published(each.name, each.dimensions, dict.fromkeys(each.cells), each.measure, False) for each in real]
    shown = Published("shown", (Dimension.only("quarter", "year", "q1", telling=False),), {}, "accepted")
    shown = replace(shown, values={("year",): 30, ("q1",): 30})
    return [shown, *withheld], real, [Relation(MEASURE, Sum("decided", ("accepted", "rejected")))]


def test_dis_02_nobody_of_a_quarter_in_which_nobody_was_counted_tells_of_no_one():
    published, real, sums = _of_two_quarters(rejected=0)
    assert verify(published, sums, Rules(5), 60, real=real).hidden > 0


@pytest.mark.parametrize("rejected", [3, 25])
def test_dis_02_nobody_of_those_who_were_counted_tells_of_all_of_them(rejected):
    published, real, sums = _of_two_quarters(rejected)
    with pytest.raises(NotSafe, match="measure=accepted, quarter=q2"):
        verify(published, sums, Rules(5), 60, real=real)
    with pytest.raises(NotSafe, match="measure=accepted, quarter=q2"):
        verify(published, sums, Rules(5), 60)


def test_a_city_in_which_a_situation_is_at_two_tables_is_not_their_sum():
    """Were it read as one, no counts at all would give what is shown."""
    tables = {"a": 30, "b": 40, "c": 50}
    city = CountTable.of("city", [Dimension.only("table", ALL)], [Cell((ALL,), 118)], "people")
    each = CountTable.of(
        "tables", [Dimension.only("table", *tables)], [Cell((k,), n) for k, n in tables.items()], "people"
    )
    published = protect([city, each], FIVE).published
    shown = replace(published[1], values={**published[1].values, ("a",): None, ("b",): None})
    rest = Relation("table", Sum("ab", ("a", "b")))
    both = [Relation("table", Sum(ALL, ("a", "b", "c"))), rest]
    known = Published("earlier", (Dimension.only("table", "ab"),), {("ab",): 70}, "people")
    assert verify([published[0], shown], both, FIVE, 60, [known], [city, each]).hidden == 2
    with pytest.raises(NotSafe, match="contradict each other"):
        verify([published[0], shown], both, FIVE, 60, [known])
