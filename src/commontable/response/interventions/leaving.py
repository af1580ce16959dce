"""When does a team leave its table? With nothing left in hand; then what it could still read and open ends with it."""

from uuid import UUID

from django.db.models import Q

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import as_system, catch_up
from commontable.groundwork.keys.contexts import Compartment as KeyCompartment
from commontable.groundwork.keys.sealing import withdraw_from, withdraw_given
from commontable.groundwork.upkeep.jobs import turn_key
from commontable.partnership.tables.models import SituationTable, Team
from commontable.partnership.tables.terms import ends_now, stay_for_now
from commontable.response.situations import grants
from commontable.response.situations.models import Compartment, Grant, Situation
from commontable.response.situations.stages import OPEN_WORK, Stage

from .rules import Leaving, may_leave

UNDECIDED = (Stage.BROUGHT, Stage.FILTER_2)


def leaving_of(team: Team) -> Leaving:
    """The team with what it has in hand: by number at its own table, by count at others, whose numbers stay theirs."""
    with as_system(*SituationTable.objects.values_list("pk", flat=True)):
        rows = _in_hand(team.pk).order_by("number").values_list("number", "table_id")
        held = list(rows)
    here = tuple(number for number, table in held if table == team.table_id)
    return Leaving(team, here, len(held) - len(here))


def leaving_in_turn(team: Team) -> Leaving:
    """The same once it is our turn: what the team brings or is named for at this moment is in its hands."""
    stay_for_now([team.pk])
    catch_up()
    team.refresh_from_db(fields=["ends_on"])
    return leaving_of(team)


@action(may_leave, given=leaving_in_turn)
def leave_table(team: Team, *, actor: Actor) -> None:
    """The team leaves its table now: its people see nothing on their next request, and keys it was given are gone."""
    Team.objects.filter(pk=team.pk).update(ends_on=ends_now(team, team.table))
    with as_system(*SituationTable.objects.values_list("pk", flat=True)):
        grants.end(Grant.objects.filter(team=team))
        withdraw_given(team.pk)
        # A plan's key is no team's own, whoever made it.
        plans = Grant.objects.filter(team=team, compartment=Compartment.PLAN).values_list("situation", flat=True)
        withdraw_from([team.pk], compartment=KeyCompartment.PLAN, subjects=plans)
    turn_key(team.pk)


def _in_hand(team: UUID):
    brought = Q(originating_team=team, stage__in=(*UNDECIDED, *OPEN_WORK))
    has_a_part = Q(roles__team=team, roles__ends_at=None, stage__in=OPEN_WORK)
    return Situation.objects.filter(brought | has_a_part).distinct()
