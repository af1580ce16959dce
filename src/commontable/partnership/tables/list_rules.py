"""May this person change the lists of the installation, and from which day?"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused
from commontable.groundwork.vocabulary.changes import Change, Kind
from commontable.groundwork.vocabulary.terms import Vocabulary

NOTICE = timedelta(days=7)
"""How long the coordinators of other tables know of a change before it holds."""
NOT_COORDINATOR = refused("coordinator_only", _("The lists are changed by coordinators of a table."))
PAST = refused("day_is_past", _("A change begins today or later: what was written before stays as it was."))
TOO_SOON = refused(
    "notice_first",
    _(
        "Other tables use these lists too: a change begins in seven days at the earliest, so that their coordinators see it."
    ),
)
FIXED_LIST = refused(
    "list_is_fixed", _("Rules of the product turn on this list: its terms are neither added nor retired.")
)
MOST = 120
"""Terms in a list, retired ones too: a snapshot for figures tells that many factors, and types of agency, apart."""
FULL = refused(
    "list_is_full",
    _("This list holds as many terms as figures can tell apart: none can be added. Word one anew instead."),
)
FIXED_TERM = refused("term_is_fixed", _("A rule of the product turns on this term: it is not retired."))
RETIRED = refused("retired_already", _("This term is retired already."))
UNDONE = refused("undone_already", _("This change was undone already."))


@dataclass(frozen=True, slots=True)
class Proposed:
    """A change, the list as it is on its first day, today's date, and every table of the installation."""

    change: Change
    vocabulary: Vocabulary
    today: date
    tables: frozenset[UUID]

    def ledger_place(self) -> dict[str, Any]:
        return {}


def may_change_lists(actor: Actor, thing: Any = None) -> Verdict:
    """The coordinators of any table: the lists belong to all of them."""
    return ALLOWED if actor.coordinates else NOT_COORDINATOR


def earliest(actor: Actor, today: date, tables: frozenset[UUID]) -> date:
    """The first day on which a change of this actor can hold."""
    return today if tables <= actor.coordinates else today + NOTICE


def may_change_term(actor: Actor, proposed: Proposed) -> Verdict:
    """A coordinator; with seven days' notice where there are tables of others; never a term that a rule turns on."""
    change, first = proposed.change, earliest(actor, proposed.today, proposed.tables)
    return first_no(
        may_change_lists(actor),
        PAST if change.starts_on < proposed.today else ALLOWED,
        TOO_SOON if change.starts_on < first else ALLOWED,
        _may_grow(proposed) if change.kind in (Kind.ADD, Kind.RETIRE) else ALLOWED,
    )


def may_undo_change(actor: Actor, change: Any) -> Verdict:
    """Any coordinator, at once and without notice: to stop a change must be easier than to make one."""
    return first_no(may_change_lists(actor), UNDONE if change.undone_at else ALLOWED)


def _may_grow(proposed: Proposed) -> Verdict:
    change, vocabulary = proposed.change, proposed.vocabulary
    if not vocabulary.grows:
        return FIXED_LIST
    if change.kind == Kind.ADD:
        return FULL if len(vocabulary) >= MOST else ALLOWED
    return first_no(
        FIXED_TERM if change.code in vocabulary.fixed else ALLOWED,
        ALLOWED if vocabulary.get(change.code).in_use(change.starts_on) else RETIRED,
    )
