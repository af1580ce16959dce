"""Situations joined to their facts in one stretch of numbers and in several: the same figures."""

from dataclasses import replace

import ibis.expr.operations as ops
import pytest

from bench.figures.snapshot import write
from commontable.insight import mart
from commontable.insight.indicators import catalogue, indicator
from commontable.insight.indicators.stretches import asked_of, in_stretches
from commontable.insight.mart import NUMBER_BITS, Star

MANY = 7


@pytest.fixture(scope="module")
def star(tmp_path_factory):
    folder = tmp_path_factory.mktemp("snapshot")
    write(folder, 500)
    return Star.read(folder)


@pytest.mark.parametrize("code", [each.code for each in catalogue()])
def test_a_figure_is_the_same_in_one_stretch_and_in_many(star, code):
    each = indicator(code)
    by = [*each.needs, *(["table"] if "table" in each.groups and "table" not in each.needs else [])]
    whole, parts = (_rows(each.cells(of, by)) for of in (star, replace(star, stretches=MANY)))
    assert whole
    assert parts == whole


def _rows(cells):
    rows = cells.to_pyarrow().to_pylist()
    return sorted((tuple(row.values()) for row in rows), key=repr)


def test_each_row_is_in_one_stretch_also_at_the_edges():
    edges = [(place << NUMBER_BITS) // MANY for place in range(MANY)]
    numbers = sorted({0, 2**NUMBER_BITS - 1, *edges, *(each - 1 for each in edges[1:])})
    rows = [{"situation": each} for each in numbers]
    star = replace(Star.of({"situation": rows, "flag": rows}), stretches=MANY)
    with asked_of(star):
        cut = in_stretches(star.flag.join(star.situation, "situation"))
    assert len(_unions(cut)) == MANY - 1
    assert sorted(cut.situation.to_pyarrow().to_pylist()) == numbers


def test_what_is_made_of_meetings_or_of_situations_alone_is_left_as_it_is(star):
    many = replace(star, stretches=MANY)
    with asked_of(many):
        assert not _unions(in_stretches(star.attendance.join(star.meeting, "meeting")))
        assert not _unions(in_stretches(star.situation))
        assert not _unions(
            in_stretches(star.risk.join(star.area.cross_join(star.term), star.risk.table == star.area.table))
        )
        assert _unions(in_stretches(star.risk))
    assert not _unions(in_stretches(star.risk))


def _unions(rows):
    return rows.op().find(ops.Union)


def test_a_snapshot_says_in_how_many_it_is_joined(star, tmp_path, monkeypatch):
    assert star.stretches == 1
    write(tmp_path, 500)
    monkeypatch.setattr(mart.star, "IN_A_STRETCH", 200)
    assert Star.read(tmp_path).stretches == 3
    assert Star.of({}).stretches == 1


def test_only_numbers_of_a_situation_with_several_are_rivals(star):
    rows = star.situation.select(*mart.TABLES["rival"].names).to_pyarrow().to_pylist()
    cities = [row["city"] for row in rows]
    several = [row for row in rows if cities.count(row["city"]) > 1]
    assert several
    made = Star.of({"situation": rows})
    for each in (star, made):
        assert sorted(each.rival.to_pyarrow().to_pylist(), key=repr) == sorted(several, key=repr)
