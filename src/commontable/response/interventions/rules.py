"""May this person name teams, plan, record an attempt?"""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused
from commontable.response.situations.models import Situation
from commontable.response.situations.rules import at_stage, runs_table
from commontable.response.situations.stages import OPEN_WORK, Stage

NO_PART = refused("no_part", _("Your team has no part in this intervention. Ask the lead team."))
NOT_LEAD = refused("not_lead", _("Only the lead team records attempts and contacts. Tell them what you did."))
NO_LEAD = refused("no_lead", _("Name the lead team first."))


@dataclass(frozen=True, slots=True)
class Parts:
    """A situation with the teams that lead and assist now."""

    situation: Situation
    lead: UUID | None = None
    assisting: frozenset[UUID] = frozenset()

    @property
    def teams(self) -> frozenset[UUID]:
        return self.assisting | ({self.lead} if self.lead else set())


def may_name_teams(actor: Actor, parts: Parts) -> Verdict:
    """A co-chair records who leads and who assists, at filter 3, or at filter 4 until it is planned."""
    stage = parts.situation.stage
    return first_no(
        runs_table(actor, parts.situation),
        ALLOWED if stage == Stage.FILTER_4 else at_stage(parts.situation, "name_teams"),
    )


def may_plan(actor: Actor, parts: Parts) -> Verdict:
    """A co-chair records that the few have planned, once there is a lead."""
    return first_no(
        runs_table(actor, parts.situation),
        at_stage(parts.situation, "plan"),
        ALLOWED if parts.lead else NO_LEAD,
    )


def may_take_part(actor: Actor, parts: Parts) -> Verdict:
    """A member of the lead or of an assisting team."""
    return ALLOWED if parts.teams & actor.teams else NO_PART


def may_record_attempt(actor: Actor, parts: Parts) -> Verdict:
    """A member of the lead team records attempts and contacts from the moment the table has said yes until closing."""
    return first_no(_leads(actor, parts), _under_way(parts.situation))


def _leads(actor: Actor, parts: Parts) -> Verdict:
    return first_no(may_take_part(actor, parts), ALLOWED if parts.lead in actor.teams else NOT_LEAD)


def _under_way(situation: Situation) -> Verdict:
    if situation.stage in OPEN_WORK:
        return ALLOWED
    return refused("not_under_way", _("%(number)s is not an open intervention.") % {"number": situation.number})
