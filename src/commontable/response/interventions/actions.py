"""What happens once the table has said yes? Teams are named, a plan is made, the person is sought."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.session import as_system, moment
from commontable.groundwork.keys.contexts import Compartment as KeyCompartment
from commontable.groundwork.keys.sealing import withdraw_from
from commontable.groundwork.vocabulary.lists import picked
from commontable.partnership.tables.models import Team
from commontable.response.situations import grants
from commontable.response.situations.models import Grant, Situation
from commontable.response.situations.stages import Stage

from .models import Attempt, Part, Role
from .parts import parts_of
from .rules import may_name_teams, may_plan, may_record_attempt


@action(may_name_teams, given=parts_of, records=("lead", "assisting"))
def name_teams(situation: Situation, *, actor: Actor, lead: UUID, assisting: Iterable[UUID] = ()) -> Situation:
    """Record the lead and the assisting teams, in place of whoever was named before, and go to filter 4.

    They may read the record from now on, and the table authorises the originator to release identity to those of
    them bound by an agreement. At least two agencies take part. Raises Invalid otherwise.
    """
    wanted = {lead: Part.LEAD} | {team: Part.ASSISTING for team in assisting if team != lead}
    teams = _of_table(situation, wanted)
    _end_others(situation, wanted)
    now = moment()
    kept = set(Role.objects.filter(situation=situation, ends_at=None).values_list("team_id", flat=True))
    Role.objects.bulk_create(
        [Role(situation=situation, team_id=t, part=p, starts_at=now) for t, p in wanted.items() if t not in kept]
    )
    grants.open_record([situation], wanted, "part")
    bound = [team.pk for team in teams if team.agreement and team.agreement.in_force(timezone.localdate())]
    grants.authorise_identity(situation, list(situation.people.all()), bound, "part")
    situation.stage = Stage.FILTER_4
    situation.save(update_fields=["stage"])
    return situation


@action(may_plan, given=parts_of)
def plan(situation: Situation, *, actor: Actor) -> Situation:
    """The few have planned; the intervention begins."""
    situation.stage = Stage.INTERVENING
    situation.save(update_fields=["stage"])
    return situation


@action(may_record_attempt, given=parts_of, records=("means", "reached", "obstacle"))
def record_attempt(
    situation: Situation, *, actor: Actor, at: datetime, means: str, reached: bool, obstacle: str = ""
) -> Attempt:
    """Record that the lead tried to reach the person. An attempt that reached them is a contact.

    Raises Invalid for a moment before the decision or in the future, or when an attempt names no obstacle.
    """
    picked("contact_means", means)
    if not reached:
        picked("attempt_obstacles", obstacle)
    now = moment()
    decided = situation.clock[0].replace(second=0, microsecond=0)  # forms give whole minutes
    if not decided <= at <= now:
        raise Invalid(_("The attempt must lie between the table's decision and now. Correct the time."))
    return Attempt.objects.create(
        situation=situation,
        team_id=parts_of(situation).lead,
        at=at,
        means=means,
        reached=reached,
        obstacle="" if reached else obstacle,
        recorded_at=now,
    )


def _of_table(situation: Situation, wanted: Iterable[UUID]) -> list[Team]:
    teams = list(Team.objects.filter(pk__in=wanted, table=situation.table_id).select_related("agreement"))
    if len(teams) != len(set(wanted)):
        raise Invalid(_("A team named here does not sit at this table."))
    if len({team.agency_id for team in teams}) < 2:
        raise Invalid(_("Name at least two agencies: a situation one agency can meet alone is not for the table."))
    return teams


def _end_others(situation: Situation, wanted: dict[UUID, Part]) -> None:
    leaving = [
        role for role in Role.objects.filter(situation=situation, ends_at=None) if wanted.get(role.team_id) != role.part
    ]
    Role.objects.filter(pk__in=[role.pk for role in leaving]).update(ends_at=moment())
    gone = [role.team_id for role in leaving if role.team_id not in wanted]
    grants.end(Grant.objects.filter(situation=situation, team__in=gone, why="part"))
    people = list(situation.people.values_list("pk", flat=True))
    # The originating team may leave too; what it sealed itself stays its own.
    given = [team for team in gone if team != situation.originating_team_id]
    with as_system(situation.table_id):  # a co-chair holds none of the keys that end here
        withdraw_from(given, compartment=KeyCompartment.LIMITED, subjects=people)
