"""Who sets up tables and says who sits there, guards an agency, brings the past in and takes a return?"""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from commontable.front.cli.docs import things
from commontable.front.cli.docs.people import BRINGING, HEALTH, MYSELF, OTHER_TABLE, TABLE
from commontable.groundwork.access.actor import Actor, TeamSeat
from commontable.groundwork.vocabulary.changes import Change
from commontable.groundwork.vocabulary.changes import Kind as ChangeKind
from commontable.groundwork.vocabulary.lists import shipped
from commontable.insight.snapshot import rules as snapshot
from commontable.partnership.tables import list_rules as term_lists
from commontable.partnership.tables import officer_rules as officers
from commontable.partnership.tables import rules as tables
from commontable.partnership.tables.officer_rules import Guarded
from commontable.partnership.tables.rules import ToCompare
from commontable.response.past import rules as past
from commontable.response.past.models import Batch, State
from commontable.response.past.rules import Standing as BatchStanding
from commontable.response.returns import rules as returns

from .asked import ALWAYS, COORDINATOR, Asked, Otherwise, nothing

OFFICERS = {"It has none": "", "It has one": "1", "It has two": "12"}
LISTS = {"One table, from today": "one", "Another table too, from today": "two"}
UNDOING = {"In force or to come": "", "Undone": "undone"}
BATCH = {str(state.label).capitalize(): str(state.value) for state in State}


def guarded(terms: str) -> Guarded:
    """The agency of the team that brought it, which sits at this table, and so many privacy officers of it."""
    return Guarded(SimpleNamespace(pk=HEALTH), frozenset({TABLE}), tuple(terms))


def compared(_state: str, *, by: frozenset = frozenset()) -> ToCompare:
    """The words of the key of the team that brought it."""
    return ToCompare(BRINGING, TABLE, by)


def list_change(
    state: str, *, kind: str = "add", code: str = "own_001", listed: str = "study_flags", day: int = 0
) -> Any:
    """A change of a list, so many days from today."""
    today = date(2026, 11, 25)
    change = Change(listed, code, ChangeKind(kind), today + timedelta(days=day), en="New", fr="Neuf")
    tables = {TABLE} if state == "one" else {TABLE, OTHER_TABLE}
    return term_lists.Proposed(change, shipped(listed), today, frozenset(tables))


def batch(state: str) -> Batch:
    return Batch(table_id=TABLE, state=state)


def batch_standing(state: str, *, went_on: bool = False) -> BatchStanding:
    return BatchStanding(batch(state), went_on)


def _chair_who(**more) -> Actor:
    return Actor(role="member", chairs=frozenset({TABLE}), **more)


ASKED = (
    Asked(tables.may_make_table, nothing, ALWAYS),
    Asked(tables.may_change_table, things.table, ALWAYS),
    Asked(tables.may_bring_list, things.table, ALWAYS),
    Asked(tables.may_change_team, things.team_at_the_table, ALWAYS),
    Asked(tables.may_add_agency, nothing, ALWAYS),
    Asked(tables.may_correct_agency, things.agency, ALWAYS),
    Asked(tables.may_end, things.term, ALWAYS),
    Asked(tables.may_give_code, things.standing, ALWAYS),
    Asked(tables.may_set_up, nothing, ALWAYS),
    Asked(tables.may_correct_member, things.standing, ALWAYS),
    Asked(tables.may_see_words, things.table, ALWAYS),
    Asked(tables.may_compare, compared, ALWAYS),
    Asked(officers.may_see_defaults, guarded, OFFICERS),
    Asked(officers.may_name_officer, guarded, OFFICERS),
    Asked(officers.may_end_officer, guarded, OFFICERS),
    Asked(officers.may_set_defaults, lambda _: SimpleNamespace(pk=HEALTH), ALWAYS),
    Asked(term_lists.may_change_lists, nothing, ALWAYS),
    Asked(term_lists.may_change_term, list_change, LISTS),
    Asked(term_lists.may_undo_change, lambda state: SimpleNamespace(undone_at=state or None), UNDOING),
    Asked(returns.may_choose, nothing, ALWAYS),
    Asked(returns.may_return, things.table, ALWAYS),
    Asked(snapshot.may_take, things.table, ALWAYS),
    Asked(snapshot.may_look_behind, things.table, ALWAYS),
    Asked(past.may_bring_past, things.table, ALWAYS),
    Asked(past.may_see_batch, batch, BATCH),
    Asked(past.may_change_batch, batch, BATCH),
    Asked(past.may_work, batch, BATCH),
    Asked(past.may_cancel, batch, BATCH),
    Asked(past.may_undo, batch_standing, BATCH),
)

OTHERWISE: Otherwise = (
    ("the agency sits at another table too", lambda: tables.may_correct_agency(COORDINATOR, things.agency("both"))),
    ("the table would have no coordinator", lambda: tables.may_end(COORDINATOR, things.term("last"))),
    ("it has an end already", lambda: tables.may_end(COORDINATOR, things.term("ended"))),
    ("the person serves another table too", lambda: tables.may_give_code(COORDINATOR, things.standing("both"))),
    ("the person has no account", lambda: tables.may_give_code(COORDINATOR, things.standing("nobody"))),
    (
        "the words are those of one’s own team",
        lambda: tables.may_compare(_chair_who(seats=(TeamSeat(BRINGING, TABLE),)), compared("")),
    ),
    (
        "one compared these words before",
        lambda: tables.may_compare(_chair_who(member=MYSELF), compared("", by=frozenset({MYSELF}))),
    ),
    ("its first day is past", lambda: term_lists.may_change_term(COORDINATOR, list_change("one", day=-1))),
    (
        "a rule turns on the list",
        lambda: term_lists.may_change_term(COORDINATOR, list_change("one", listed="conclusions")),
    ),
    (
        "a rule turns on the term",
        lambda: term_lists.may_change_term(
            COORDINATOR, list_change("one", kind="retire", code="first_contact", listed="plan_tasks")
        ),
    ),
    (
        "somebody worked on what was brought in",
        lambda: past.may_undo(COORDINATOR, batch_standing(State.DONE, went_on=True)),
    ),
)
