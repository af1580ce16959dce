"""Who brings past situations in, stops that, undoes it? Pure."""

import pytest

from commontable.groundwork.access.actor import system
from commontable.response.past.models import Batch
from commontable.response.past.rules import (
    Standing,
    may_bring_past,
    may_cancel,
    may_change_batch,
    may_see_batch,
    may_undo,
    may_work,
)
from tests.pure import OTHER_TABLE, TABLE, a_table, chair, code, coordinator


def a_batch(state: str) -> Batch:
    return Batch(table_id=TABLE, state=state)


def test_the_coordinators_of_the_table_and_its_system_bring_them_in():
    assert code(may_bring_past(coordinator(), a_table())) == "yes"
    assert code(may_bring_past(system([TABLE]), a_table())) == "yes"
    assert code(may_bring_past(chair(), a_table())) == "not_its_coordinator"
    assert code(may_bring_past(system([OTHER_TABLE]), a_table())) == "not_its_coordinator"
    assert code(may_see_batch(coordinator(OTHER_TABLE), a_batch("done"))) == "not_its_coordinator"


@pytest.mark.parametrize(("state", "said"), [("looked_at", "yes"), ("wrong", "yes"), ("waiting", "batch_runs")])
def test_columns_are_said_until_it_runs(state, said):
    assert code(may_change_batch(coordinator(), a_batch(state))) == said


@pytest.mark.parametrize(("state", "said"), [("waiting", "yes"), ("checking", "yes"), ("cancelled", "batch_runs_not")])
def test_the_system_works_while_it_is_wanted(state, said):
    assert code(may_work(system([TABLE]), a_batch(state))) == said
    assert code(may_work(coordinator(), a_batch(state))) == "not_its_coordinator"


@pytest.mark.parametrize(("state", "said"), [("looked_at", "yes"), ("checking", "yes"), ("done", "batch_runs_not")])
def test_it_is_cancelled_until_it_is_in(state, said):
    assert code(may_cancel(coordinator(), a_batch(state))) == said


def test_what_came_in_is_undone_while_nobody_worked_on_it():
    assert code(may_undo(coordinator(), Standing(a_batch("done"), False))) == "yes"
    assert code(may_undo(coordinator(), Standing(a_batch("done"), True))) == "went_on"
    assert code(may_undo(coordinator(), Standing(a_batch("wrong"), False))) == "batch_not_done"
