"""May this person set up tables, change one, say who sits there, or give somebody a code to sign in with?"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, refused


@dataclass(frozen=True)
class KnownAgency:
    """An agency, and the tables at which it has teams that have not left."""

    agency: Any
    tables: frozenset[UUID]


@dataclass(frozen=True)
class Term:
    """A place that holds from one day to another: whose, at which table, and whether another keeps the table going."""

    row: Any
    table: UUID
    last_day: date | None = None
    is_last_coordinator: bool = False


@dataclass(frozen=True)
class Standing:
    """A member, whether an account is theirs, and every table they serve, co-chair or coordinate, now or later."""

    member: Any
    has_account: bool
    tables: frozenset[UUID]


@dataclass(frozen=True)
class ToCompare:
    """A team whose key's words are to be compared, its table, and which members did already."""

    team: UUID
    table: UUID
    by: frozenset[UUID]


def may_set_up(actor: Actor, plan) -> Verdict:
    """The operator at the server's command line."""
    return ALLOWED if actor.role == "operator" else refused("operator_only", _("Tables are set up at the server."))


def may_make_table(actor: Actor, thing=None) -> Verdict:
    """Any coordinator, and whom the operator named to make the first table."""
    if actor.is_coordinator:
        return ALLOWED
    return refused("coordinator_only", _("Coordinators make tables. Ask the coordinator of yours."))


def may_change_table(actor: Actor, table) -> Verdict:
    """Its coordinators. A co-chair runs the meetings and changes no setting."""
    return _coordinates(actor, table.pk)


def may_bring_list(actor: Actor, table) -> Verdict:
    """Its coordinators; and the operator at the server's command line."""
    return ALLOWED if actor.role == "operator" else _coordinates(actor, table.pk)


def may_change_team(actor: Actor, team) -> Verdict:
    """The coordinators of the team's table."""
    return _coordinates(actor, team.table_id)


def may_add_agency(actor: Actor, thing=None) -> Verdict:
    """Any coordinator: an agency may sit at every table."""
    return may_make_table(actor)


def may_correct_agency(actor: Actor, known: KnownAgency) -> Verdict:
    """A coordinator of every table at which the agency has a team; any coordinator while it has none."""
    if not actor.is_coordinator:
        return may_make_table(actor)
    if known.tables <= actor.coordinates:
        return ALLOWED
    return refused(
        "agency_elsewhere",
        _("This agency sits at a table that is not yours. The operator of this installation corrects it."),
    )


def may_end(actor: Actor, term: Term) -> Verdict:
    """The table's coordinators end a seat, a co-chair’s or a coordinator’s term, an area; one coordinator stays."""
    if not (mine := _coordinates(actor, term.table)):
        return mine
    if term.last_day is not None:
        return refused("ended_already", _("This has an end already."))
    if term.is_last_coordinator:
        return refused("last_coordinator", _("A table keeps one coordinator. Name another first."))
    return ALLOWED


def may_give_code(actor: Actor, standing: Standing) -> Verdict:
    """A coordinator, to people of their own tables and of no other: nobody’s way in at another table is taken over."""
    if not standing.tables & actor.coordinates:
        return refused("not_of_your_table", _("This person is of no table that you coordinate."))
    if standing.tables - actor.coordinates:
        return refused(
            "serves_elsewhere",
            _(
                "This person also serves a table that you do not coordinate. The operator of this installation gives"
                " them a passphrase."
            ),
        )
    return ALLOWED if standing.has_account else refused("no_account", _("Nobody signs in as this person."))


def may_correct_member(actor: Actor, standing: Standing) -> Verdict:
    """A coordinator of a table where this person serves. Other tables see the corrected name too."""
    if standing.tables & actor.coordinates:
        return ALLOWED
    return refused("not_of_your_table", _("This person is of no table that you coordinate."))


def may_see_words(actor: Actor, table) -> Verdict:
    """Whoever sits at the table, co-chairs or coordinates it: words are compared by two, each at their own screen."""
    if table.pk in actor.tables:
        return ALLOWED
    return refused("not_your_table", _("Only people of this table see the words of its teams’ keys."))


def may_compare(actor: Actor, compared: ToCompare) -> Verdict:
    """The table’s coordinators and co-chairs, each once, and never for a team they serve themselves."""
    if compared.table not in actor.tables_run:
        return refused("not_its_chair", _("Only this table’s coordinators and co-chairs say that words are the same."))
    if compared.team in actor.teams:
        return refused("own_team", _("This is your own team: somebody else compares its words with you."))
    if actor.member in compared.by:
        return refused("compared_already", _("You compared these words already. A changed key takes a second person."))
    return ALLOWED


def _coordinates(actor: Actor, table: UUID) -> Verdict:
    if table in actor.coordinates:
        return ALLOWED
    return refused("not_its_coordinator", _("Only this table’s coordinators change what is set up."))
