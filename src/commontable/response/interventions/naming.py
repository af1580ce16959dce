"""Who takes part from now on, for whom, and what follows for the record, for names and for keys? Called inside actions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.session import as_system, moment
from commontable.partnership.tables.models import Team
from commontable.partnership.tables.terms import stay_for_now
from commontable.response.disclosure.taking_back import take_back
from commontable.response.situations import grants
from commontable.response.situations.models import Compartment, Grant, Person, Situation

from .models import Part, Role

type Wanted = Mapping[tuple[UUID, UUID | None], Part]
"""The part of each (team, person); without a person it is for everybody."""


class OfPerson(NamedTuple):
    """A team's part for one person: it co-leads or assists."""

    team: UUID
    part: str
    person: UUID


def wanted_parts(
    lead: UUID, co_leads: Iterable[UUID], assisting: Iterable[UUID], of_people: Iterable[OfPerson]
) -> dict[tuple[UUID, UUID | None], Part]:
    """Each part once. Whoever takes part for everybody need not assist for one as well."""
    whole: dict[tuple[UUID, UUID | None], Part] = {(team, None): Part.ASSISTING for team in assisting}
    whole |= {(team, None): Part.CO_LEAD for team in co_leads}
    whole |= {(lead, None): Part.LEAD}
    single = {(each.team, each.person): Part(each.part) for each in of_people}
    return {
        cell: part
        for cell, part in single.items()
        if (cell[0], None) not in whole or (part == Part.CO_LEAD and whole[cell[0], None] == Part.ASSISTING)
    } | whole


def also_brought(situation: Situation) -> list[UUID]:
    """The teams whose own number gave way to this one take part, whoever else does."""
    joined = Grant.objects.filter(situation=situation, why="joined", ends_at=None)
    return list(joined.values_list("team_id", flat=True))


def take_parts(situation: Situation, wanted: Wanted) -> None:
    """Let these take part, in place of whoever did. What a team loses goes at once, save what another part keeps.

    Raises Invalid for a team that has no place here, a person of another situation, or fewer than two agencies.
    """
    teams, people = _checked_teams(situation, wanted), _checked_people(situation, wanted)
    _change_roles(situation, wanted)
    open_to(situation, wanted, teams, people)
    with as_system(situation.table_id):  # whoever names the teams holds none of the keys that end here
        _end_grants(situation, wanted, people_of_teams(wanted, people))


def open_to(situation: Situation, wanted: Wanted, teams: Iterable[Team], people: Iterable[Person]) -> None:
    """Each team reads the record; those bound by their papers are authorised for the people their parts are for."""
    told = people_of_teams(wanted, people)
    grants.open_record([situation], list(told), "part")
    unconfirmed = Role.objects.filter(situation=situation, ends_at=None, confirmed_at=None).exclude(recorded_by=None)
    waiting = set(unconfirmed.values_list("team_id", flat=True))
    for team in teams:
        if is_bound(team) and team.pk not in waiting:
            grants.authorise_identity(situation, [p for p in people if p.pk in told[team.pk]], [team.pk], "part")
            _open_whole(situation, team.pk, wanted.get((team.pk, None)))


def _open_whole(situation: Situation, team: UUID, part: Part | None) -> None:
    """Of the whole: the plan in words, to who takes part for everybody; who is involved, to the lead."""
    if part:
        grants.open_plan(situation, [team])
    if part == Part.LEAD:
        grants.let_lead_know(situation, team)


def people_of_teams(wanted: Wanted, people: Iterable[Person]) -> dict[UUID, set[UUID]]:
    """For whom each team takes part: everybody, or those it has a part for."""
    everybody = {person.pk for person in people}
    told: dict[UUID, set[UUID]] = defaultdict(set)
    for team, person in wanted:
        told[team] |= {person} if person else everybody
    return told


def is_bound(team: Team) -> bool:
    """Whether sharing agreement and pledge are both in force today."""
    return bool(team.agreement and team.agreement.in_force(timezone.localdate()))


def parts_now(situation: Situation) -> dict[tuple[UUID, UUID | None], Part]:
    """The open parts, as they would be named again."""
    rows = Role.objects.filter(situation=situation, ends_at=None).values_list("team_id", "person_id", "part")
    return {(team, person): Part(part) for team, person, part in rows}


def _checked_teams(situation: Situation, wanted: Wanted) -> list[Team]:
    ids = {team for team, _person in wanted}
    stay_for_now(ids)
    here = Q(table=situation.table_id, is_guest=False) | Q(roles__situation=situation, roles__ends_at=None)
    teams = list(Team.objects.filter(here, pk__in=ids).select_related("agreement").distinct())
    if len(teams) != len(ids):
        raise Invalid(_("A team named here does not sit at this table."))
    _must_sit(situation, wanted)
    if len({team.agency_id for team in teams}) < 2:
        raise Invalid(_("Name at least two agencies: a situation one agency can meet alone is not for the table."))
    return teams


def _must_sit(situation: Situation, wanted: Wanted) -> None:
    """Who takes a part it has not had sits at its table today; a guest sits at none. Raises Invalid for whoever has left."""
    held = parts_now(situation)
    new = {team for (team, person), part in wanted.items() if held.get((team, person)) != part}
    sitting = Team.objects.on(timezone.localdate())
    gone = Team.objects.filter(pk__in=new, is_guest=False).exclude(pk__in=sitting).first()
    if gone:
        raise Invalid(
            _("%(team)s does not sit at its table today. Name another team in its place.") % {"team": gone.name}
        )


def _checked_people(situation: Situation, wanted: Wanted) -> list[Person]:
    people = list(situation.people.all())
    if {person for _team, person in wanted if person} - {person.pk for person in people}:
        raise Invalid(_("A part is for a person of this situation. Pick the person again."))
    return people


def _change_roles(situation: Situation, wanted: Wanted) -> None:
    now, held = moment(), parts_now(situation)
    for (team, person), part in held.items():
        if wanted.get((team, person)) != part:
            Role.objects.filter(situation=situation, team=team, person=person, ends_at=None).update(ends_at=now)
    Role.objects.bulk_create(
        [
            Role(situation=situation, team_id=team, person_id=person, part=part, starts_at=now)
            for (team, person), part in wanted.items()
            if held.get((team, person)) != part
        ]
    )


def _end_grants(situation: Situation, wanted: Wanted, told: Mapping[UUID, set[UUID]]) -> None:
    """What no part keeps ends, and everything that was opened for filter 3 alone."""
    open_now = Grant.objects.open_now().filter(situation=situation, why__in=["part", "lead", grants.HEARS])
    gone = [grant for grant in open_now if not _kept(grant, wanted, told)]
    grants.end(Grant.objects.filter(pk__in=[grant.pk for grant in gone]))
    take_back(situation, gone)


def _kept(grant: Grant, wanted: Wanted, told: Mapping[UUID, set[UUID]]) -> bool:
    whole = wanted.get((grant.team_id, None))
    match grant.compartment:
        case Compartment.LIMITED:
            return grant.why == "part" and grant.person_id in told.get(grant.team_id, ())
        case Compartment.PLAN:
            return whole is not None
        case Compartment.ANSWERS:
            return whole == Part.LEAD
    return grant.team_id in told
