"""May this person make numbers ready, let them leave, or take them back?"""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import SIGN_IN_FIRST
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused

from .stages import UNDER_WAY, Audience, State

NOT_A_MAKER = refused(
    "not_a_maker", _("Analysts of the central team make releases; a table’s coordinators make the table’s own.")
)
NOT_FOR_YOU = refused("not_its_audience", _("This release is for others."))
SECOND_PERSON = refused(
    "second_person",
    _("Somebody else publishes it: another analyst, or a coordinator of the city-wide table."),
)
NOT_PREPARED = refused("not_prepared", _("Only what is prepared can be published."))
BEHIND = refused(
    "behind", _("Another release has left since this one was made, and was not in the test. Prepare this one again.")
)
NOT_OUT = refused("not_published", _("Only what was published can be withdrawn."))
OVER = refused("over", _("It is made, or has ended."))
ANALYSTS_RAISE = refused("analyst_only", _("Analysts of the central team raise the least count."))
SYSTEM_ONLY = refused("system_only", _("The queue does that."))


@dataclass(frozen=True, slots=True)
class Wish:
    """Which numbers, for whom: what is asked of the queue."""

    audience: str
    table: UUID | None
    report: str
    snapshot: str
    figures: tuple[Any, ...] = ()
    pk: UUID | None = None

    def ledger_place(self) -> dict[str, Any]:
        return {"table_id": self.table}


@dataclass(frozen=True, slots=True)
class Looked:
    """A release, the city-wide tables, and whether another has left since it was made."""

    release: Any
    city_wide: frozenset[UUID] = field(default_factory=frozenset)
    is_behind: bool = False

    @property
    def pk(self) -> UUID:
        return self.release.pk


def may_look(actor: Actor, thing=None) -> Verdict:
    """Every member: what they see of the list is what was released to them."""
    return ALLOWED if actor.signed_in else SIGN_IN_FIRST


def may_make(actor: Actor, thing=None) -> Verdict:
    """Whoever makes releases at all: analysts, and coordinators for their tables."""
    if not actor.signed_in:
        return SIGN_IN_FIRST
    return ALLOWED if actor.analyses or actor.coordinates else NOT_A_MAKER


def may_prepare(actor: Actor, wish: Any) -> Verdict:
    """An analyst, for anybody; a table's coordinator, for the table itself."""
    of_theirs = wish.audience == Audience.TABLE and _table_of(wish) in actor.coordinates
    return ALLOWED if actor.analyses or of_theirs else NOT_A_MAKER


def may_stop(actor: Actor, preparation: Any) -> Verdict:
    """Who may prepare it, while it is under way."""
    return first_no(may_prepare(actor, preparation), ALLOWED if preparation.progress in UNDER_WAY else OVER)


def may_work_on(actor: Actor, preparation: Any) -> Verdict:
    """The queue: the system, and for a table's own of that table."""
    own = preparation.audience != Audience.TABLE or preparation.table_id in actor.system_tables
    return ALLOWED if actor.role == "system" and own else SYSTEM_ONLY


def may_read(actor: Actor, looked: Looked) -> Verdict:
    """Its audience once it is out; its makers, and those who may publish it, before."""
    release = looked.release
    makes = bool(may_prepare(actor, release)) or bool(looked.city_wide & actor.coordinates)
    reads = {
        Audience.PUBLIC: actor.signed_in,
        Audience.STEERING: actor.steers,
        Audience.TABLE: release.table_id in actor.tables,
    }[Audience(release.audience)]
    return ALLOWED if makes or (reads and release.state != State.PREPARED) else NOT_FOR_YOU


def may_publish(actor: Actor, looked: Looked) -> Verdict:
    """For a table, who makes it. For the committee and the public a second person, who did not make it."""
    release = looked.release
    return first_no(
        _may_let_go(actor, looked),
        ALLOWED if release.state == State.PREPARED else NOT_PREPARED,
        SECOND_PERSON if release.audience != Audience.TABLE and release.prepared_by_id == actor.member else ALLOWED,
        BEHIND if looked.is_behind else ALLOWED,
    )


def may_withdraw(actor: Actor, looked: Looked) -> Verdict:
    """Any of those who may publish, alone and at once: what should not be out is not left out for want of a second."""
    return first_no(_may_let_go(actor, looked), ALLOWED if looked.release.state == State.PUBLISHED else NOT_OUT)


def may_raise(actor: Actor, thing=None) -> Verdict:
    """An analyst. Nobody lowers it."""
    return ALLOWED if actor.analyses else ANALYSTS_RAISE


def may_ask(actor: Actor, question: Any) -> Verdict:
    """Whoever reads what is released to that audience; an analyst of every; the queue, for a reader who was let to."""
    if actor.role == "system" and question.reader:
        return ALLOWED if question.table is None or question.table in actor.system_tables else SYSTEM_ONLY
    reads = {
        Audience.PUBLIC: actor.signed_in,
        Audience.STEERING: actor.steers,
        Audience.TABLE: question.table in actor.tables,
    }[Audience(question.audience)]
    return ALLOWED if reads or actor.analyses else NOT_FOR_YOU


def _may_let_go(actor: Actor, looked: Looked) -> Verdict:
    if looked.release.audience == Audience.TABLE:
        return may_prepare(actor, looked.release)
    return ALLOWED if actor.analyses or looked.city_wide & actor.coordinates else NOT_A_MAKER


def _table_of(thing: Any) -> UUID | None:
    return thing.table if isinstance(thing, Wish) else thing.table_id
