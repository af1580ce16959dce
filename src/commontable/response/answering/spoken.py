"""What was said aloud of an item at each filter? Filled in from who was there and what each agency goes by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Min, Q, QuerySet

from commontable.groundwork.access.session import moment
from commontable.groundwork.vocabulary.lists import load
from commontable.partnership.meetings.models import GUESTS, Attendance, Meeting
from commontable.partnership.tables.models import Team
from commontable.response.agenda.listening import who_heard
from commontable.response.agenda.models import FilterSpan, Item, ItemKind
from commontable.response.disclosure.about import bases
from commontable.response.disclosure.basis import Basis, Told
from commontable.response.disclosure.defaults import Use
from commontable.response.disclosure.models import Disclosure, Listener, Mode, Telling
from commontable.response.disclosure.opening import open_notices
from commontable.response.disclosure.settings_of import Defaults, defaults_of
from commontable.response.interventions.models import Part, Role
from commontable.response.situations.models import IS_CUT, Fact, Person, Situation
from commontable.response.situations.stages import HIDDEN

OF_HEALTH = {"alcohol", "drugs", "mental_health", "physical_health", "self_harm", "suicide", "cognitive"}
OF_OFFENCE = {"criminal_involvement", "gangs", "antisocial", "public_threat"}
OF_CHILDREN = {"parenting", "supervision"}
NAMED = {3: ("name", "birth_date"), 4: ("name", "birth_date", "address", "contact")}
"""What is usually said of who somebody is, at the filters where it is said at all."""


@dataclass(frozen=True, slots=True)
class Said:
    """One item at one filter of a meeting, from when to when."""

    item: Item
    filter: int
    at: datetime
    until: datetime


def kept_spans() -> QuerySet:
    """When items were heard, save of what the table said no to and of numbers that are cut."""
    gone = Situation.objects.filter(IS_CUT | Q(stage__in=HIDDEN)).values("pk")
    return FilterSpan.objects.exclude(item__situation__in=gone)


def said_in(meeting: Meeting) -> list[Said]:
    """Each item and filter that is over; of what the table said no to, and of numbers that ended, nothing is kept."""
    spans = kept_spans().filter(item__meeting=meeting)
    over = spans.order_by().values("item", "filter")
    rows = list(over.annotate(at=Min("starts_at"), until=Max("ends_at")))
    running = set(spans.filter(ends_at=None).values_list("item", "filter"))
    items = Item.objects.select_related("situation__originating_team", "meeting").in_bulk({row["item"] for row in rows})
    return [
        Said(items[row["item"]], row["filter"], row["at"], row["until"])
        for row in rows
        if (row["item"], row["filter"]) not in running
    ]


def write(said: Said) -> Telling:
    """The record of it, made or completed with whoever heard since. Called inside an action, as the system."""
    situation = said.item.situation
    telling, _new = Telling.objects.get_or_create(
        meeting_id=said.item.meeting_id,
        situation=situation,
        filter=said.filter,
        defaults={
            "table_id": situation.table_id,
            "from_team_id": speaker(said),
            "at": said.at,
            "until": said.until,
            "recorded_at": moment(),
        },
    )
    heard = list(who_heard(said.item, said.filter))
    Listener.objects.bulk_create([_listener(telling, each) for each in heard], ignore_conflicts=True)
    disclose(telling, situation, heard)
    return telling


def speaker(said: Said) -> UUID:
    """Who presents: the team that brought it; of an update, the team that leads."""
    situation, lead = said.item.situation, None
    if said.item.kind == ItemKind.UPDATE:
        leads = Role.objects.filter(situation=situation, part=Part.LEAD, person=None, starts_at__lte=said.until)
        lead = leads.order_by("-starts_at").values_list("team", flat=True).first()
    return lead or situation.originating_team_id  # type: ignore[return-value]  # none only where the number is cut


def kinds_of(person: UUID | None, filter_number: int, facts: Iterable[Fact]) -> list[str]:
    """The kinds of facts usually said of one person at a filter; of who they are only from filter 3 on."""
    groups = {_category(fact) for fact in facts if fact.person_id == person}
    return [
        *(NAMED.get(filter_number, ()) if person else ()),
        "involvement",
        *(["health"] if groups & OF_HEALTH else []),
        *(["offence"] if groups & OF_OFFENCE else []),
        *(["child_protection"] if groups & OF_CHILDREN else []),
    ]


def _listener(telling: Telling, attendance: Attendance) -> Listener:
    team = None if attendance.kind in GUESTS else attendance.team_id
    return Listener(telling=telling, attendance=attendance, team_id=team, kind=attendance.kind)


def disclose(telling: Telling, situation: Situation, heard: Iterable[Attendance]) -> None:
    """What each team that heard was told of each person, where it is not recorded yet. As the system."""
    teams = {each.team_id: each.team for each in heard if each.team and each.kind not in GUESTS}
    teams.pop(telling.from_team_id, None)
    told_already = set(Disclosure.objects.filter(telling=telling).values_list("person", "to_team"))
    people: list[UUID | None] = [*Person.objects.filter(situation=situation).values_list("pk", flat=True)] or [None]
    speaks = Team.objects.select_related("agency").get(pk=telling.from_team_id)
    goes_by = defaults_of({speaks.agency_id, *(team.agency_id for team in teams.values())})
    facts = list(Fact.objects.filter(situation=situation))
    known = bases([(person, situation) for person in people if person])
    made = [
        Disclosure(
            situation=situation,
            person_id=person,
            from_team_id=telling.from_team_id,
            to_team_id=team.pk,
            mode=Mode.SPOKEN,
            kinds=(kinds := kinds_of(person, telling.filter, facts)),
            authority=_authority(
                telling, situation, speaks, team, goes_by, known.get(person) if person else None, kinds
            ),
            collected_on=goes_by.of(team.agency_id, Use.COLLECT, situation.kind),
            telling=telling,
            at=telling.at,
        )
        for person in people
        for team in teams.values()
        if (person, team.pk) not in told_already
    ]
    Disclosure.objects.bulk_create(made)
    for person, authority in [(each.person_id, each.authority) for each in made if each.person_id]:
        open_notices(situation, [person], authority)


def _authority(
    telling: Telling,
    situation: Situation,
    speaks: Team,
    team: Team,
    goes_by: Defaults,
    basis: Basis | None,
    kinds: list[str],
) -> str:
    """Where names were said, the person's consent or the ground agreed on; else what the agency that speaks goes by."""
    if basis and telling.filter in NAMED:
        day = telling.at.date()
        rests = basis.authority_for(Told(basis, team.agency_id, team.agency.is_police, day, frozenset(kinds)))
        if rests:
            return rests
    return goes_by.of(speaks.agency_id, Use.TELL, situation.kind)


def _category(fact: Fact) -> str:
    if fact.list == "risk_categories":
        return fact.code
    if fact.list != "risk_factors":
        return ""
    return load("risk_factors").get(fact.code).group or ""
