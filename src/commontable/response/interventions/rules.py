"""May this person name teams, plan, record an attempt?"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused
from commontable.partnership.tables.models import Team
from commontable.partnership.tables.rules import may_change_team
from commontable.response.situations.models import Situation
from commontable.response.situations.rules import NOT_AT_TABLE, at_stage, runs_table
from commontable.response.situations.stages import OPEN_WORK, Stage

from .models import Attempt, PlanTask, Role

NO_PART = refused("no_part", _("Your team has no part in this intervention. Ask the lead team."))
NOT_LEAD = refused("not_lead", _("Only the lead team writes down what another team did."))
NO_PART_THEIRS = refused("no_part_theirs", _("That team has no part in this intervention."))
NOT_OURS = refused("not_ours", _("Another team wrote this down. Ask them, or the lead team."))
STRUCK = refused("struck", _("This entry is struck out already."))
ALREADY_IN = refused("already_in", _("That team has a part already. Change the teams instead."))
NOT_YOURS_TO_CONFIRM = refused(
    "not_yours_to_confirm", _("Only that team, or the table’s coordinator after asking it, confirms this.")
)
NOTHING_WAITS = refused("nothing_waits", _("Nothing waits to be confirmed here."))
NO_LEAD = refused("no_lead", _("Name the lead team first."))
READ_FIRST = refused("read_first", _("Read first how they may be contacted."))


@dataclass(frozen=True, slots=True)
class Parts:
    """A situation with the teams that lead and assist now, for everybody or for one person."""

    situation: Situation
    lead: UUID | None = None
    assisting: frozenset[UUID] = frozenset()
    co_leads: frozenset[UUID] = frozenset()

    @property
    def leading(self) -> frozenset[UUID]:
        """The lead and the co-leads."""
        return self.co_leads | ({self.lead} if self.lead else set())

    @property
    def teams(self) -> frozenset[UUID]:
        return self.assisting | self.leading

    def acting_for(self, actor: Actor) -> UUID | None:
        """The team this person acts for: the lead before a co-lead, a co-lead before one that assists."""
        if self.lead in actor.teams:
            return self.lead
        mine = (self.co_leads & actor.teams) or (self.assisting & actor.teams)
        return min(mine, default=None)


@dataclass(frozen=True, slots=True)
class Leaving:
    """A team and what it has in hand: numbers of its own table, and how many at others."""

    team: Team
    numbers: tuple[str, ...] = ()
    elsewhere: int = 0


def may_leave(actor: Actor, leaving: Leaving) -> Verdict:
    """A coordinator lets a team leave the table once it leads, assists and has brought nothing that is still open."""
    if not (mine := may_change_team(actor, leaving.team)):
        return mine
    if leaving.team.ends_on is not None:
        return refused("ended_already", _("This has an end already."))
    if leaving.numbers:
        sentence = format_lazy(
            _("This team still has a part in {numbers}. Hand it over or close it first."),
            numbers=", ".join(leaving.numbers),
        )
        return refused("still_has_a_part", sentence)
    if leaving.elsewhere:
        return refused(
            "part_elsewhere", _("This team still has a part at another table. Its coordinator hands it over first.")
        )
    return ALLOWED


@dataclass(frozen=True, slots=True)
class Entry:
    """One attempt or contact on record, with the teams of its situation."""

    parts: Parts
    attempt: Attempt


def may_name_teams(actor: Actor, parts: Parts) -> Verdict:
    """A co-chair records who leads and who assists, at filter 3, or at filter 4 until it is planned."""
    stage = parts.situation.stage
    return first_no(
        runs_table(actor, parts.situation),
        ALLOWED if stage == Stage.FILTER_4 else at_stage(parts.situation, "name_teams"),
    )


def may_add_team(actor: Actor, parts: Parts) -> Verdict:
    """Whoever runs the table adds an agency that does not sit there, at filter 4: the few know best whom they lack."""
    return first_no(
        ALLOWED if parts.situation.table_id in actor.tables_run else NOT_AT_TABLE,
        at_stage(parts.situation, "plan"),
        ALLOWED if parts.lead else NO_LEAD,
    )


def may_record_on_behalf(actor: Actor, parts: Parts) -> Verdict:
    """A coordinator or co-chair writes down what a team without a device says aloud, while teams are being named."""
    return first_no(
        ALLOWED if parts.situation.table_id in actor.tables_run else NOT_AT_TABLE,
        ALLOWED if parts.situation.stage == Stage.FILTER_4 else at_stage(parts.situation, "name_teams"),
    )


def may_confirm_part(actor: Actor, role: Role) -> Verdict:
    """What was recorded on a team's behalf is confirmed by one of the team or, after asking them, by a coordinator.

    While the work is open: what it opens afterwards nothing would end.
    """
    asked = role.situation.table_id in actor.coordinates
    return first_no(
        ALLOWED if asked or role.team_id in actor.teams else NOT_YOURS_TO_CONFIRM,
        ALLOWED if role.waits and role.ends_at is None else NOTHING_WAITS,
        _under_way(role.situation),
    )


def may_hand_over_lead(actor: Actor, parts: Parts) -> Verdict:
    """A co-chair gives the lead to another team while the work is open: a lead that is silent, or cannot go on."""
    return first_no(
        runs_table(actor, parts.situation),
        _under_way(parts.situation),
        ALLOWED if parts.lead else NO_LEAD,
    )


def may_plan(actor: Actor, parts: Parts) -> Verdict:
    """A co-chair records that the few have planned, once there is a lead."""
    return first_no(
        runs_table(actor, parts.situation),
        at_stage(parts.situation, "plan"),
        ALLOWED if parts.lead else NO_LEAD,
    )


def may_take_part(actor: Actor, parts: Parts) -> Verdict:
    """A member of a team that leads or assists, for everybody or for one person."""
    return ALLOWED if parts.teams & actor.teams else NO_PART


def may_record_attempt(actor: Actor, parts: Parts) -> Verdict:
    """A member of any team with a part records what that team tried, from the table's yes until closing."""
    return first_no(may_take_part(actor, parts), _under_way(parts.situation))


def may_contact(actor: Actor, unread: Collection[UUID]) -> Verdict:
    """Whoever writes down a try has read the rules of safe contact of all whose name their team holds."""
    return READ_FIRST if unread else ALLOWED


def may_tell_for(actor: Actor, told: tuple[Parts, UUID]) -> Verdict:
    """Whoever leads writes down what another team with a part did: one that has no account or no device at hand."""
    parts, team = told
    return first_no(
        ALLOWED if parts.leading & actor.teams else NOT_LEAD,
        ALLOWED if team in parts.teams else NO_PART_THEIRS,
    )


def may_strike(actor: Actor, entry: Entry) -> Verdict:
    """The team that wrote an entry down, or a team that leads, strikes it out while the work is open, once."""
    ours = entry.attempt.team_id in actor.teams or entry.parts.leading & actor.teams
    return first_no(
        may_record_attempt(actor, entry.parts),
        ALLOWED if ours else NOT_OURS,
        ALLOWED if entry.attempt.struck_at is None else STRUCK,
    )


@dataclass(frozen=True, slots=True)
class Task:
    """One task of a plan, with the teams of its situation."""

    parts: Parts
    task: PlanTask


def may_write_plan(actor: Actor, parts: Parts) -> Verdict:
    """A member of any team with a part writes down what the few agreed, from filter 4 until closing."""
    planned = parts.situation.stage in (Stage.FILTER_4, Stage.INTERVENING)
    return first_no(
        may_take_part(actor, parts),
        ALLOWED if planned else refused("not_planned_now", _("A plan is made at filter 4, and kept until closing.")),
    )


def may_change_task(actor: Actor, task: Task) -> Verdict:
    """The team whose task it is, or one that leads, says that it is done or takes it back, once."""
    ours = task.task.team_id in actor.teams or task.parts.leading & actor.teams
    return first_no(
        may_write_plan(actor, task.parts),
        ALLOWED if ours else refused("not_our_task", _("This is another team’s task. Ask them, or the lead team.")),
        ALLOWED if task.task.done_at is None else refused("task_done", _("This task is done already.")),
    )


def _under_way(situation: Situation) -> Verdict:
    if situation.stage in OPEN_WORK:
        return ALLOWED
    return refused("not_under_way", _("%(number)s is not an open intervention.") % {"number": situation.number})
