"""Who hears limited identity at filter 3, until when, and what does each team answer?"""

from collections.abc import Iterable
from typing import cast
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action, permitted
from commontable.groundwork.access.actor import Actor, system
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.models import QuerySet
from commontable.groundwork.access.session import as_system, catch_up, moment
from commontable.groundwork.keys.models import WrappedKey
from commontable.partnership.meetings.attending import present_teams
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.models import SituationTable, Team
from commontable.response.disclosure.rules import may_be_told
from commontable.response.disclosure.taking_back import SEALED, take_back
from commontable.response.situations import grants
from commontable.response.situations.models import LONGEST_HEARING, Grant, Situation

from .audience_rules import Hearing3, may_answer, may_name_audience, may_take_keys_back
from .involvement import Answer, Involvement


def hearing_3(situation: Situation) -> Hearing3:
    """The situation with its table's setting; one query."""
    setting = SituationTable.objects.values_list("filter_3", flat=True).get(pk=situation.table_id)
    return Hearing3(situation, setting)


@action(may_name_audience, given=hearing_3, records=("teams", "people"))
def name_audience(
    situation: Situation, *, actor: Actor, teams: Iterable[UUID], people: Iterable[UUID] = ()
) -> Situation:
    """Say which teams hear who these people are, or everybody where none is named: 48 hours at most.

    The table's yes authorised it; each release is still a press of its own. Raises Invalid for a team that does not
    sit at the table, or is not bound by its papers.
    """
    wanted, asked = set(teams), set(people)
    found = [team for team in may_hear_at(situation) if team.pk in wanted]
    if len(found) != len(wanted) or not wanted:
        raise Invalid(_("Pick teams of this table whose sharing agreement and pledge are in force."))
    meant = [person for person in situation.people.all() if not asked or person.pk in asked]
    if asked - {person.pk for person in meant}:
        raise Invalid(_("That person is not of this situation. Pick the person again."))
    with as_system(situation.table_id):  # the originating team releases; the table had to authorise
        grants.let_hear(situation, meant, [team.pk for team in found], moment() + LONGEST_HEARING)
    return situation


@action(may_answer)
def answer_involvement(grant: Grant, *, actor: Actor, code: str) -> Involvement:
    """Say whether our team is involved with this person. "Not involved" ends the hearing, and the key with it, at once.

    What was answered stands in no ledger: it says something of the person's health or need. Raises Refused when the
    time ran out meanwhile.
    """
    if code not in Answer.values:
        raise Invalid(_("Say whether your team is involved or not."))
    with as_system(grant.table_id):  # a team that hears may see nothing of the record any more
        situation = Situation.objects.select_for_update(of=("self",), no_key=True).get(pk=grant.situation_id)
    catch_up()  # a release we waited for lies before
    grant.refresh_from_db()
    permitted(may_answer, actor, grant)
    answer, _new = Involvement.objects.update_or_create(
        person_id=cast(UUID, grant.person_id),
        team_id=grant.team_id,
        defaults={
            "situation_id": grant.situation_id,
            "table_id": grant.table_id,
            "owner_team_id": cast(UUID, grant.owner_team_id),
            "code": code,
            "at": moment(),
            "by_id": cast(UUID, actor.member),
        },
    )
    if code == Answer.NOT_INVOLVED:
        with as_system(grant.table_id):
            grants.end(Grant.objects.filter(pk=grant.pk))
            take_back(situation, [grant])
    return answer


def let_seated_hear(situation: Situation, meeting: Meeting) -> None:
    """Where the table says so, everybody seated hears. Called inside the action that said yes."""
    with as_system(situation.table_id):
        here = set(present_teams(meeting))
        teams = [team.pk for team in may_hear_at(situation) if team.pk in here]
        grants.let_hear(situation, situation.people.all(), teams, moment() + LONGEST_HEARING)


def may_hear_at(situation: Situation) -> list[Team]:
    """The teams of the table that may be named, bound by their papers; in order of name."""
    teams = Team.objects.on(timezone.localdate()).filter(table=situation.table_id, is_guest=False)
    others = teams.exclude(pk=cast(UUID, situation.originating_team_id)).select_related("agreement").order_by("name")
    return [team for team in others if may_be_told(system([]), team)]


def take_keys_of_run_out(table: UUID) -> int:
    """Take the keys of whatever ran out at this table by itself; returns of how many situations. As the system."""
    with as_system(table):
        over = Situation.objects.filter(pk__in=_run_out().filter(table=table).values("situation"))
        found = list(over)
        for situation in found:
            take_keys_back(situation, actor=system([table]))
    return len(found)


@action(may_take_keys_back)
def take_keys_back(situation: Situation, *, actor: Actor) -> int:
    """Take every key of this situation whose time is over; returns how many."""
    return take_back(situation, list(_run_out().filter(situation=situation)))


def _run_out() -> QuerySet:
    """Grants that are over and whose team still holds the key, with no other grant that keeps it."""
    held = WrappedKey.objects.filter(
        holder_id=OuterRef("team_id"),
        data_key__compartment=OuterRef("compartment"),
        data_key__subject_id=Coalesce(OuterRef("person_id"), OuterRef("situation_id")),
    )
    same_person = Q(person=OuterRef("person")) | Q(person=None, compartment="plan")
    kept = Grant.objects.open_now().filter(
        same_person, situation=OuterRef("situation"), compartment=OuterRef("compartment"), team=OuterRef("team")
    )
    over = Grant.objects.filter(compartment__in=[*SEALED], ends_at__lte=moment())
    return over.filter(Exists(held), ~Exists(kept))
