"""A whole city at work: at both tables a situation at every stage, and everyone in them known by a marker.

Each value that says who somebody is stands in one place only, so that a leak tells by itself where it came from.
"""

from dataclasses import dataclass, field
from datetime import time, timedelta
from uuid import UUID

import time_machine
from django.utils import timezone

from commontable.front.site.actors import actor_of_account
from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.keys.rings import lend
from commontable.partnership.agencies.models import Agency
from commontable.partnership.meetings.actions import add_cadence, cancel_meeting
from commontable.partnership.meetings.feeds import make_feed
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.actions.officers import name_privacy_officer
from commontable.response.agenda.presence import add_someone
from commontable.response.answering.actions import write_down
from commontable.response.closing.actions import close, meet_barrier, mobilise
from commontable.response.disclosure.actions import release
from commontable.response.disclosure.models import Telling
from commontable.response.disclosure.settings_of import set_default, set_reason
from commontable.response.emergency.actions import answer_call, call_teams
from commontable.response.filters.actions import close_meeting
from commontable.response.filters.audience import name_audience
from commontable.response.identity.actions import seal_identity
from commontable.response.identity.limited import Limited
from commontable.response.identity.texts import Texts
from commontable.response.identity.words import cross_words, keep_words
from commontable.response.interventions.actions import name_teams, plan
from commontable.response.interventions.attempts import record_attempt
from commontable.response.interventions.jobs import look_at_clocks_of
from commontable.response.interventions.models import Notice, Part
from commontable.response.interventions.naming import OfPerson
from commontable.response.interventions.on_behalf import record_on_behalf
from commontable.response.interventions.planning import add_task
from commontable.response.interventions.wording_plan import write_plan_words
from commontable.response.moves.actions import join, transfer, void, withdraw
from commontable.response.moves.asking import ask_to_take_over
from commontable.response.repeats.actions import prompt
from commontable.response.repeats.models import Prompt
from commontable.response.situations.actions import bring
from commontable.response.situations.answers import Answers
from commontable.response.situations.models import Draft, Grant, Situation
from commontable.response.situations.tests import factories as made
from tests.cast import Cast, gather
from tests.world_own import READ_AT, Ours, keep_ours

DRAFT = "draft"
STAGES = (
    DRAFT,
    "brought",
    "queued",
    "filter_2",
    "rejected",
    "minimised",
    "filter_3",
    "filter_4",
    "intervening",
    "closed",
    "withdrawn",
    "void",
    "transferred",
    "joined",
)
"""Where a case of the world stands while the meeting is open. "queued" is brought and on the agenda."""


@dataclass(frozen=True)
class Crew:
    """Who does what at one table."""

    table: str
    own: str
    lead: str
    assisting: tuple[str, ...]
    chair: str


EAST = Crew("EA", "Hospital East", "Housing East", ("Police East", "Shelter East"), "chris")
OF_ONE_PERSON = "School East"
"""It assists for the child of the family alone."""
PROMPTED = ("intervening", "west_intervening")
"""The earlier and the later of the two numbers a coordinator is prompted for."""
WEST = Crew("WE", "Hospital West", "Housing West", ("Police West",), "wilma")


@dataclass(frozen=True)
class Marked:
    """One person: the markers that say who they are, and the teams that were given them."""

    person: UUID
    name: str
    born: str
    address: str
    holders: frozenset[str]

    @property
    def markers(self) -> tuple[str, str, str]:
        return self.name, self.born, self.address


@dataclass
class Case:
    """One situation of the world, or the draft of one that was never brought."""

    label: str
    crew: Crew
    draft: UUID
    number: str = ""
    situation: UUID | None = None
    people: list[Marked] = field(default_factory=list)
    grants: dict[str, UUID] = field(default_factory=dict)
    wait_days: int = 0
    attempt: UUID | None = None
    notice: UUID | None = None
    task: UUID | None = None
    role: UUID | None = None
    ours: Ours | None = None
    said_by: str = ""
    plan: str = ""
    """The plan in words."""
    crossed: str = ""
    """A marker of the words that crossed: of the table's record."""
    written: str = ""
    """A marker of what its team wrote since, sealed and unchecked."""
    telling: UUID | None = None


IN_WORDS = ("queued", "filter_2", "filter_4", "intervening")
"""Of these the table was told in words as well, and their teams write on."""


@dataclass
class World:
    """The city, its cases by label, and each table's open meeting."""

    cast: Cast
    cases: dict[str, Case] = field(default_factory=dict)
    meetings: dict[str, UUID] = field(default_factory=dict)
    offer: UUID | None = None
    """What the East's hospital asks of the West's: to take over a situation that is under way."""
    prompt: UUID | None = None
    """Two numbers that may be one: the East's of what is under way, earlier, and the West's. Coral is prompted."""
    hearing: UUID | None = None
    """What the East's lead was asked to hear at filter 3."""
    past_meetings: dict[str, UUID] = field(default_factory=dict)
    guests: dict[str, str] = field(default_factory=dict)
    """The table of each marker of somebody who only listens."""
    planned: dict[str, UUID] = field(default_factory=dict)
    cancelled: dict[str, UUID] = field(default_factory=dict)
    feed: str = ""
    """The secret of the originator's calendar feed."""

    @property
    def people(self) -> dict[str, tuple[Case, Marked]]:
        """Case and person by each marker."""
        named = {marker: (case, one) for case in self.cases.values() for one in case.people for marker in one.markers}
        return named | {case.written: (case, case.people[0]) for case in self.cases.values() if case.written}

    @property
    def kept(self) -> dict[str, tuple[Case, str]]:
        """Case and route by each marker of what a team keeps for itself alone."""
        ours = [(case, marker) for case in self.cases.values() if case.ours for marker in case.ours.markers]
        return {marker: (case, READ_AT[marker[:-3]]) for case, marker in ours}

    def close_the_meeting(self, crew: Crew = EAST) -> None:
        """Close the open meeting as its co-chair: those who only sat there may read nothing more."""
        chair = self.cast.actors[crew.chair]
        with acting_as(chair):
            close_meeting(Meeting.objects.get(pk=self.meetings[crew.table]), actor=chair)


def build() -> World:
    """Everything, made through the actions as people make it."""
    world = World(gather())
    _answered_for(world)
    for crew, mark in ((EAST, ""), (WEST, "west_")):
        _past(world, crew, mark)
        _present(world, crew, mark)
    _planned(world)
    for crew in (EAST, WEST):
        _said(world, crew)
    world.offer = _asked(world)
    world.prompt = _prompted(world)
    return world


def _answered_for(world: World) -> None:
    """The originator is their agency's privacy officer, and set on what it tells, collects, and does without consent."""
    coral, hana = world.cast.coral, world.cast.hana
    with acting_as(coral):
        agency = Agency.objects.get(pk=hana.agency)
        name_privacy_officer(agency, actor=coral, member=hana.member)
    world.cast.actors["hana"] = hana = actor_of_account(hana.account)
    with acting_as(hana):
        set_default(agency, actor=hana, use="tell", kind="", authority="phipa_40_1")
        set_default(agency, actor=hana, use="collect", kind="", authority="phipa_36")
        set_reason(agency, actor=hana, reason="harm_to_others", authority="mfippa_32_h")


def _said(world: World, crew: Crew) -> None:
    """What was said aloud so far, written down."""
    itself = system([world.cast.tables[crew.table]])
    with acting_as(itself):
        write_down(Meeting.objects.get(pk=world.meetings[crew.table]), actor=itself)
        for case in world.cases.values():
            said = Telling.objects.filter(situation=case.situation, filter=2).first() if case.situation else None
            case.telling = said.pk if said else case.telling


def _planned(world: World) -> None:
    """Each table meets every Wednesday, and the originator follows it in a calendar of their own."""
    for crew in (EAST, WEST):
        chair = world.cast.actors[crew.chair]
        with acting_as(chair):
            since = timezone.localdate() + timedelta(days=1)
            add_cadence(world.cast.table(crew.table), actor=chair, weekday=2, at=time(9, 30), starts_on=since)
            first, second = Meeting.objects.filter(table=world.cast.tables[crew.table], opened_at=None)[:2]
            cancel_meeting(second, actor=chair, reason="weather")
            world.planned[crew.table], world.cancelled[crew.table] = first.pk, second.pk
    with acting_as(world.cast.hana):
        world.feed = make_feed(None, actor=world.cast.hana)


def _past(world: World, crew: Crew, mark: str) -> None:
    """A meeting that was closed: one "no" became final there, another was brought again since."""
    final = _case(world, f"{mark}minimised", crew, made.rejected(world.cast, crew.own))
    again = _case(world, f"{mark}no_at_first", crew, made.rejected(world.cast, crew.own))
    world.meetings[crew.table] = _open_meeting(world, crew)
    world.past_meetings[crew.table] = world.meetings[crew.table]
    world.close_the_meeting(crew)
    assert final.number < again.number


def _present(world: World, crew: Crew, mark: str) -> None:
    """A meeting that is open, with a situation at every stage on its agenda."""
    named = {"lead": crew.lead, "assisting": crew.assisting}
    _closed(world, _case(world, f"{mark}closed", crew, made.reported(world.cast, crew.own, **named)))
    working = _case(world, f"{mark}intervening", crew, made.reported(world.cast, crew.own, **named))
    _released(world, working)
    _plan_in_words(world, working)
    _half_released(world, _family(world, mark, crew, named))
    planning = _case(world, f"{mark}filter_4", crew, made.at_filter_4(world.cast, crew.own, **named))
    _spoken_for(world, planning)
    _released(world, planning, last=False)
    _plan_in_words(world, planning)
    _alarmed(world, planning)
    _handed_over(world, crew, mark, named)
    if crew is EAST:
        _heard(world, _case(world, "filter_3", crew, made.accepted(world.cast, crew.own)))
    _case(world, f"{mark}rejected", crew, made.rejected(world.cast, crew.own))
    _case(world, f"{mark}queued", crew, made.brought(world.cast, crew.own))
    _case(world, f"{mark}queued_too", crew, made.brought(world.cast, crew.own))
    _case(world, f"{mark}filter_2", crew, made.at_filter_2(world.cast, crew.own))
    world.meetings[crew.table] = _open_meeting(world, crew)
    _visited(world, crew)
    _case(world, f"{mark}brought", crew, made.brought(world.cast, crew.own))
    _again(world, f"{mark}no_at_first", f"{mark}brought_again")
    _otherwise(world, crew, mark)
    if crew is EAST:
        _called(world, _case(world, "called", crew, made.brought(world.cast, crew.own)))
    _sealed(world, Case(f"{mark}draft", crew, made.drafted(world.cast, crew.own).pk))
    _sealed(world, Case(f"{mark}other_draft", crew, made.drafted(world.cast, crew.lead).pk), team=crew.lead)


def _visited(world: World, crew: Crew) -> None:
    """A visitor and a student listen, known by name and agency to those of the table alone."""
    chair, meeting = world.cast.actors[crew.chair], world.meetings[crew.table]
    for kind in ("visitor", "student"):
        name, agency = f"Qzguest{crew.table}{kind}", f"Qzfrom{crew.table}{kind}"
        with acting_as(chair):
            add_someone(Meeting.objects.get(pk=meeting), actor=chair, name=name, kind=kind, agency=agency, pledged=True)
        world.guests |= {name: crew.table, agency: crew.table}


def _heard(world: World, case: Case) -> None:
    """At filter 3 the originator named one team, and released; the team has not answered yet."""
    own, team = made.member_of(world.cast, case.crew.own), world.cast.teams[case.crew.lead]
    with acting_as(own):
        name_audience(Situation.objects.get(pk=case.situation), actor=own, teams=[team])
        world.hearing = Grant.objects.get(situation=case.situation, why="hears").pk
    _give(world, case, world.hearing, 0, case.crew.lead)


def _plan_in_words(world: World, case: Case) -> None:
    """The lead seals the plan in words: they are a marker."""
    lead = made.member_of(world.cast, case.crew.lead)
    case.plan = f"Qzplan{len(world.cases):03d}"
    with acting_as(lead), lend(["plan"], lead.teams):
        write_plan_words(_situation(world, case), actor=lead, text=case.plan)


def _handed_over(world: World, crew: Crew, mark: str, named: dict) -> None:
    """A number that ended here while it was under way, with a name released."""
    gone = _case(world, f"{mark}transferred", crew, made.at_filter_4(world.cast, crew.own, **named))
    _released(world, gone)
    _end(world, gone, transfer, to=world.cast.tables["WE" if crew is EAST else "EA"], reason="moved")


def _called(world: World, case: Case) -> None:
    """An emergency between meetings: the originator called the lead's team, and both say yes."""
    own, lead = made.member_of(world.cast, case.crew.own), made.member_of(world.cast, case.crew.lead)
    team = world.cast.teams[case.crew.lead]
    with acting_as(own):
        call_teams(Situation.objects.get(pk=case.situation), actor=own, teams=[team])
    for actor, answering in ((own, world.cast.teams[case.crew.own]), (lead, team)):
        with acting_as(actor):
            answer_call(Situation.objects.get(pk=case.situation), actor=actor, team=answering, answer="agree")


def _otherwise(world: World, crew: Crew, mark: str) -> None:
    """Numbers that were brought and ended, and on no agenda: two by hand, one that gave way."""
    withdrawn = _case(world, f"{mark}withdrawn", crew, made.brought(world.cast, crew.own))
    own = made.member_of(world.cast, crew.own)
    with acting_as(own):
        withdraw(Situation.objects.get(pk=withdrawn.situation), actor=own)
    void_one = _case(world, f"{mark}void", crew, made.brought(world.cast, crew.own))
    chair = world.cast.actors[crew.chair]
    with acting_as(chair):
        void(Situation.objects.get(pk=void_one.situation), actor=chair, reason="twice")
    joined = _case(world, f"{mark}joined", crew, made.brought(world.cast, crew.own))
    _end(world, joined, join, into=_situation(world, world.cases[f"{mark}brought"]))


def _asked(world: World) -> UUID:
    hana, situation = world.cast.actors["hana"], _situation(world, world.cases["filter_4"])
    west = world.cast.teams["Hospital West"]
    with acting_as(hana):
        return ask_to_take_over(situation, actor=hana, to_team=west, reason="moved", authority="consent").pk


def _prompted(world: World) -> UUID:
    """As the job does when it finds two alike."""
    earlier, later = (_situation(world, world.cases[each]) for each in PROMPTED)
    cast, both = world.cast, system(world.cast.tables.values())
    found = Prompt(
        later=later,
        earlier=earlier,
        later_number=later.number,
        earlier_number=earlier.number,
        later_table_id=later.table_id,
        earlier_table_id=earlier.table_id,
        later_agency_id=cast.hugo.agency,
        earlier_team_id=cast.teams["Hospital East"],
        to_table_id=cast.tables["EA"],
        found_at=moment(),
    )
    with acting_as(both):
        prompt(found, actor=both)
    return found.pk


def _end(world: World, case: Case, verb, **how) -> None:
    """What happens by itself once both sides have agreed."""
    tables = system([world.cast.tables[case.crew.table]])
    with acting_as(tables):
        verb(Situation.objects.get(pk=case.situation), actor=tables, **how)


def _family(world: World, mark: str, crew: Crew, named: dict) -> Case:
    """An adult and a child under way; in the East a team assists for the child alone."""
    people = (made.person("from_30_to_39", gender="female"), made.person("from_6_to_11"))
    answers = {"kind": "family", "people": people, "duty_to_report": "made"}
    if crew is not EAST:
        return _case(world, f"{mark}family", crew, made.intervening(world.cast, crew.own, **named, **answers))
    situation = made.at_filter_4(world.cast, crew.own, **named, **answers)
    chair, teams = world.cast.actors[crew.chair], world.cast.teams
    with acting_as(chair):
        child = OfPerson(teams[OF_ONE_PERSON], Part.ASSISTING, situation.people.get(letter="B").pk)
        helping = [teams[name] for name in crew.assisting]
        name_teams(situation, actor=chair, lead=teams[crew.lead], assisting=helping, of_people=[child])
        situation.refresh_from_db()
        return _case(world, "family", crew, plan(situation, actor=chair))


def _alarmed(world: World, case: Case) -> None:
    """Two days and an hour later nobody was reached, and the lead was told."""
    here = world.cast.tables[case.crew.table]
    with time_machine.travel(moment() + timedelta(hours=49), tick=False):
        look_at_clocks_of(table=str(here))
    with acting_as(system([here])):
        case.notice = Notice.objects.get(situation=case.situation).pk


def _case(world: World, label: str, crew: Crew, situation: Situation) -> Case:
    draft = made.draft_of(world.cast, situation, crew.own)
    case = _sealed(world, Case(label, crew, draft.pk, situation.number, situation.pk))
    return _in_words(world, case) if label.removeprefix("west_") in IN_WORDS else case


def _in_words(world: World, case: Case) -> Case:
    """The same case with words that crossed, and others that its team wrote since."""
    actor, count = made.member_of(world.cast, case.crew.own), len(world.cases)
    case.crossed, case.written = f"Qzcross{count:03d}", f"Qzword{count:03d}"
    with acting_as(actor), lend(["identity", "limited"], actor.teams):
        draft = Draft.objects.get(pk=case.draft)
        keep_words(draft, actor=actor, texts=Texts(about=f"{case.crossed} sleeps in the stairwell."))
        cross_words(draft, actor=actor)
        keep_words(draft, actor=actor, texts=Texts(about=f"{case.written} sleeps in the stairwell."))
    return case


def _sealed(world: World, case: Case, team: str = "") -> Case:
    """The same case with everybody in it sealed under markers of their own."""
    team = team or case.crew.own
    actor = made.member_of(world.cast, team)
    with acting_as(actor), lend(["limited"], actor.teams):
        draft = Draft.objects.get(pk=case.draft)
        for each in Answers.from_json(draft.answers).people:
            count = len({one.name for _case, one in world.people.values()}) + len(case.people) + 1
            one = Marked(
                UUID(each.id), f"Qzname{count:03d}", f"Qzborn{count:03d}", f"Qzhome{count:03d}", frozenset({team})
            )
            seal_identity(draft, actor=actor, person=one.person, limited=Limited(*one.markers))
            case.people.append(one)
        if case.people:
            case.ours = keep_ours(draft, actor, case.people[0].person, len(world.cases) + 1)
    world.cases[case.label] = case
    return case


def _released(world: World, case: Case, *, last: bool = True) -> None:
    """Release everybody to the lead and, unless `last` is false, to every other team bound by its papers."""
    teams = [case.crew.lead, case.crew.assisting[0]]
    for team in teams:
        case.grants[team] = made.grant_to(world.cast, _situation(world, case), team).pk
    for team in teams if last else teams[:1]:
        _give(world, case, case.grants[team], 0, team)
    _report(world, case)


def _closed(world: World, case: Case) -> None:
    """Released while it was under way, and closed by the co-chair."""
    _released(world, case)
    chair = world.cast.actors[case.crew.chair]
    with acting_as(chair):
        close(Situation.objects.get(pk=case.situation), actor=chair, conclusion="informed")


def _half_released(world: World, case: Case) -> None:
    """Of the family only the first person is released, and to the lead alone; both agreed, each for themselves."""
    made.consented(world.cast, _situation(world, case), case.crew.own)
    case.grants[case.crew.lead] = made.grant_to(world.cast, _situation(world, case), case.crew.lead).pk
    _give(world, case, case.grants[case.crew.lead], 0, case.crew.lead)
    _report(world, case)


def _give(world: World, case: Case, grant: UUID, place: int, team: str) -> None:
    actor = made.member_of(world.cast, case.crew.own)
    with acting_as(actor), lend(["limited"], actor.teams):
        release(Grant.objects.get(pk=grant), actor=actor, authority="consent")
    one = case.people[place]
    case.people[place] = Marked(one.person, *one.markers, one.holders | {team})


def _report(world: World, case: Case) -> None:
    """An attempt, a service, and a barrier whose days of waiting are a marker of the table's record."""
    situation, lead = _situation(world, case), made.member_of(world.cast, case.crew.lead)
    case.wait_days = 30011 + len(world.cases) * 7
    with acting_as(lead):
        tried = {"means": "visit", "reached": False, "obstacle": "not_home"}
        case.attempt = record_attempt(situation, actor=lead, at=moment(), **tried).pk
        case.task = add_task(situation, actor=lead, team=world.cast.teams[case.crew.lead], task="housing").pk
        mobilise(situation, actor=lead, service="food", outcome="connected")
        meet_barrier(situation, actor=lead, theme="wait", service="food", wait_days=case.wait_days)


def _spoken_for(world: World, case: Case) -> None:
    """The last of those assisting had no device: who of its staff spoke for it is a marker of the table's record."""
    if case.crew is not EAST:
        return
    chair, team = world.cast.actors[case.crew.chair], world.cast.teams[case.crew.assisting[-1]]
    case.said_by = "Qzsaid001"
    with acting_as(chair):
        lead, helping = world.cast.teams[case.crew.lead], [world.cast.teams[case.crew.assisting[0]]]
        named = name_teams(_situation(world, case), actor=chair, lead=lead, assisting=helping)
        said = {"team": team, "part": "assisting", "said_by": case.said_by}
        case.role = record_on_behalf(named, actor=chair, **said).pk


def _again(world: World, before: str, label: str) -> None:
    """The originator brings what was a "no" again, from its own file: the same people, another number."""
    first = world.cases[before]
    actor = made.member_of(world.cast, first.crew.own)
    with acting_as(actor):
        situation = bring(Draft.objects.get(pk=first.draft), actor=actor)
    world.cases[label] = Case(label, first.crew, first.draft, situation.number, situation.pk, first.people)
    world.cases[label].ours = first.ours


def _situation(world: World, case: Case) -> Situation:
    with acting_as(world.cast.actors[case.crew.chair]):
        return Situation.objects.get(pk=case.situation)


def _open_meeting(world: World, crew: Crew) -> UUID:
    with acting_as(world.cast.actors[crew.chair]):
        return Meeting.objects.get(table=world.cast.tables[crew.table], opened_at__lte=moment(), closed_at=None).pk
