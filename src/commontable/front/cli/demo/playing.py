"""How does a week of practice come about? Step by step in order of time, each through the action a person would use."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from commontable.front.cli.players import Players
from commontable.groundwork.access.actor import Actor
from commontable.identifiers import new_id
from commontable.partnership.meetings.actions import add_cadence
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.models import SituationTable, Team
from commontable.response.agenda.actions import open_meeting, plan_meeting
from commontable.response.agenda.presence import mark_presence
from commontable.response.agenda.walking_on import walk_on
from commontable.response.closing.actions import close, meet_barrier, mobilise
from commontable.response.disclosure.about import about
from commontable.response.disclosure.actions import release
from commontable.response.disclosure.consenting import record_consent
from commontable.response.emergency.actions import (
    answer_call,
    call_teams,
    close_call,
    decide_in_call,
    name_in_call,
    plan_in_call,
)
from commontable.response.filters.actions import close_meeting, decide_met, decide_not_met, hear
from commontable.response.identity.actions import seal_identity
from commontable.response.identity.limited import Limited
from commontable.response.interventions.actions import name_teams, plan
from commontable.response.interventions.attempts import record_attempt
from commontable.response.interventions.planning import add_task
from commontable.response.moves.actions import reopen
from commontable.response.moves.asking import ask_to_take_over
from commontable.response.situations.actions import bring, save_draft, start_draft
from commontable.response.situations.answers import Answers, PersonAnswers
from commontable.response.situations.models import Draft, Grant, Person, Situation

from .cases import Case, Course, Try

CHAIRS = {"DE": ("yara", "zack"), "RX": ("arlo", "bela")}
COORDINATOR = "cleo"
ZONE = ZoneInfo("America/Toronto")
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


@dataclass(frozen=True)
class Step:
    """Something a person does at a moment."""

    at: datetime
    who: str
    do: Callable[[Actor], object]
    players: Players

    def play(self) -> None:
        with self.players.acting(self.who, now=self.at) as actor:
            self.do(actor)


@dataclass
class Play:
    """The week up to `now`: a meeting seven days ago, an extra one yesterday at Downtown East, one open today."""

    players: Players
    now: datetime
    drafts: dict[int, UUID] = field(default_factory=dict)
    situations: dict[int, UUID] = field(default_factory=dict)

    def __post_init__(self) -> None:
        begun = (self.now - 20 * MINUTE).astimezone(ZONE)
        today = begun.replace(minute=begun.minute // 30 * 30, second=0, microsecond=0)
        self.starts = {
            "last_week": today - 7 * DAY,
            "yesterday": today - 25 * HOUR,
            "call": (today.astimezone(UTC) - 4 * HOUR).astimezone(ZONE),
            "today": today,
        }

    def steps(self, cases: Iterable[Case]) -> list[Step]:
        """Everything that happens, in order of time; opening today's meeting, with what is said in it, comes last."""
        told = list(enumerate(cases))
        written = [step for number, case in told if not case.is_walk_on for step in self._course(number, case)]
        said = [case for _number, case in told if case.is_walk_on]
        return sorted([*self._calendar(said), *written], key=lambda step: step.at)

    def _step(self, at: datetime, who: str, do: Callable[[Actor], object]) -> Step:
        return Step(at, who, do, self.players)

    def _start(self, table: str, name: str) -> datetime:
        return self.starts[name] + (DAY if (table, name) == ("RX", "last_week") else 0 * DAY)

    def _calendar(self, said: list[Case]) -> Iterable[Step]:
        """Downtown East meets on this weekday at this hour, Rexdale a day later."""
        last, extra, today = self.starts["last_week"], self.starts["yesterday"], self.starts["today"]
        for table in CHAIRS:
            first = self._start(table, "last_week")
            yield self._step(last - 5 * DAY, COORDINATOR, partial(self._meets, table, first))
            yield from self._meeting(table, first)
        yield self._step(extra - 5 * DAY, CHAIRS["DE"][1], partial(self._add, "DE", extra))
        yield from self._meeting("DE", extra)
        yield self._step(self.now, CHAIRS["DE"][0], partial(self._open, "DE", today, said))

    def _meets(self, table: str, first: datetime, actor: Actor) -> None:
        of = SituationTable.objects.get(code=table)
        day = first.date()
        add_cadence(of, actor=actor, weekday=day.weekday(), at=first.time(), starts_on=day)

    def _add(self, table: str, start: datetime, actor: Actor) -> None:
        plan_meeting(SituationTable.objects.get(code=table), actor=actor, starts_at=start)

    def _meeting(self, table: str, start: datetime) -> Iterable[Step]:
        chair = CHAIRS[table][0]
        yield self._step(start, chair, partial(self._open, table, start, []))
        yield self._step(start + 90 * MINUTE, chair, lambda actor: close_meeting(_at(table, start), actor=actor))

    def _open(self, table: str, start: datetime, said: list[Case], actor: Actor) -> None:
        """Everybody who has a seat comes, the last team by phone; then teams say what they have no draft of."""
        meeting = open_meeting(_at(table, start), actor=actor)
        teams = list(Team.objects.filter(table=meeting.table_id, seats__isnull=False).distinct())
        for team in teams:
            how = "phone" if team == teams[-1] else "in_room"
            mark_presence(meeting, actor=actor, team=team.pk, kind=how)
        for case in said:
            told = answers_of(case, [(str(new_id()), each) for each in case.people], area="")
            walk_on(meeting, actor=actor, team=self.players.team_of(case.by, table), answers=told)

    def _course(self, number: int, case: Case) -> Iterable[Step]:
        written = self._start(case.table, case.before) - 6 * HOUR + 9 * number * MINUTE
        yield self._step(written, case.by, lambda actor: self._write(number, case, actor))
        if case.is_half_written:
            return
        yield self._step(written + 5 * MINUTE, case.by, lambda actor: self._bring(number, actor))
        if case.offered_to:
            yield self._step(written + HOUR, case.by, partial(self._offer, number, case.offered_to))
        if case.course and case.course.meeting == "call":
            yield from self._called(number, case, case.course)
        elif case.course:
            yield from self._decided(number, case, case.course)

    def _called(self, number: int, case: Case, course: Course) -> Iterable[Step]:
        """The team that brought it calls the others; all agree, and what the table would do is done by telephone."""
        at, teams = self.starts["call"], (course.lead, *course.assisting)
        yield self._step(at, case.by, partial(self._call, number, case.table, course))
        for who in teams:
            yield self._step(at + 2 * MINUTE, who, partial(self._answer, number, case.table, who))
        yield self._step(at + 4 * MINUTE, case.by, partial(self._decide_in_call, number, case.table, course))
        yield self._step(at + 9 * MINUTE, case.by, partial(self._release, number))
        for each in course.tries:
            yield self._step(at + each.hours * HOUR + 9 * MINUTE, course.lead, partial(self._try, number, each))

    def _decided(self, number: int, case: Case, course: Course) -> Iterable[Step]:
        chair, at = CHAIRS[case.table][0], self._start(case.table, course.meeting) + (2 + 7 * (number % 12)) * MINUTE
        yield self._step(at, chair, partial(self._decide, number, course))
        if course.reason:
            return
        yield self._step(at + 3 * MINUTE, chair, partial(self._name_teams, number, case.table, course))
        if course.is_planned:
            yield self._step(at + 5 * MINUTE, chair, lambda actor: plan(self._situation(number), actor=actor))
        if course.is_released and case.people:
            yield self._step(at + 6 * MINUTE, case.by, partial(self._release, number))
        for each in course.tries:
            yield self._step(at + each.hours * HOUR + 9 * MINUTE, course.lead, partial(self._try, number, each))
        yield from self._afterwards(number, case, course, at + 21 * HOUR)

    def _afterwards(self, number: int, case: Case, course: Course, at: datetime) -> Iterable[Step]:
        chair = CHAIRS[case.table][1]
        for who, task in course.tasks:
            yield self._step(at - HOUR, course.lead, partial(self._task, number, case.table, who, task))
        for service, outcome in course.services:
            yield self._step(at, course.lead, partial(self._mobilise, number, service, outcome))
        if course.barrier:
            yield self._step(at + MINUTE, course.lead, partial(self._meet, number, course.barrier))
        if course.conclusion:
            yield self._step(at + 10 * HOUR, chair, partial(self._close, number, course.conclusion))
        if course.is_opened_again:
            yield self._step(at + 4 * DAY, case.by, lambda actor: reopen(self._situation(number), actor=actor))

    def _write(self, number: int, case: Case, actor: Actor) -> None:
        team = Team.objects.select_related("table", "agency").get(pk=self.players.team_of(case.by, case.table))
        draft = start_draft(team, actor=actor)
        people = [(str(new_id()), each) for each in case.people]
        draft = save_draft(draft, actor=actor, answers=answers_of(case, people, self._area(case)))
        for person, each in people:
            limited = Limited(each.name, each.born, each.address)
            seal_identity(draft, actor=actor, person=UUID(person), limited=limited)
        self.drafts[number] = draft.pk

    def _area(self, case: Case) -> str:
        return str(self.players.areas[case.area or {"DE": "51 Division", "RX": "22 Division"}[case.table]])

    def _bring(self, number: int, actor: Actor) -> None:
        draft = Draft.objects.select_related("team__table", "team__agency").get(pk=self.drafts[number])
        self.situations[number] = bring(draft, actor=actor).pk

    def _situation(self, number: int) -> Situation:
        return Situation.objects.select_related("table").get(pk=self.situations[number])

    def _decide(self, number: int, course: Course, actor: Actor) -> None:
        hear(self._situation(number), actor=actor)
        if course.reason:
            decide_not_met(self._situation(number), actor=actor, reason=course.reason, how="consensus")
        else:
            decide_met(self._situation(number), actor=actor, how="consensus")

    def _name_teams(self, number: int, table: str, course: Course, actor: Actor) -> None:
        lead, *assisting = (self.players.team_of(each, table) for each in (course.lead, *course.assisting))
        name_teams(self._situation(number), actor=actor, lead=lead, assisting=assisting)

    def _release(self, number: int, actor: Actor) -> None:
        for person in Person.objects.filter(situation=self.situations[number]).select_related("situation"):
            record_consent(about(person), actor=actor, answer="given", purpose="lower_risk", method="spoken")
        for grant in Grant.objects.filter(situation=self.situations[number], compartment="limited", ends_at=None):
            release(grant, actor=actor, authority="consent")

    def _offer(self, number: int, team: str, actor: Actor) -> None:
        asked = {"to_team": self.players.teams[team], "reason": "moved", "authority": "agreement"}
        ask_to_take_over(self._situation(number), actor=actor, **asked)

    def _call(self, number: int, table: str, course: Course, actor: Actor) -> None:
        teams = [self.players.team_of(each, table) for each in (course.lead, *course.assisting)]
        call_teams(self._situation(number), actor=actor, teams=teams)

    def _answer(self, number: int, table: str, who: str, actor: Actor) -> None:
        answer_call(self._situation(number), actor=actor, team=self.players.team_of(who, table), answer="agree")

    def _decide_in_call(self, number: int, table: str, course: Course, actor: Actor) -> None:
        lead, *assisting = (self.players.team_of(each, table) for each in (course.lead, *course.assisting))
        decide_in_call(self._situation(number), actor=actor)
        name_in_call(self._situation(number), actor=actor, lead=lead, assisting=assisting)
        plan_in_call(self._situation(number), actor=actor)
        close_call(self._situation(number), actor=actor)

    def _task(self, number: int, table: str, who: str, task: str, actor: Actor) -> None:
        due = self.starts["today"].date() + 2 * DAY
        team = self.players.team_of(who, table)
        add_task(self._situation(number), actor=actor, team=team, task=task, due_on=due)

    def _try(self, number: int, each: Try, actor: Actor) -> None:
        situation = self._situation(number)
        assert situation.decided_at
        at = situation.decided_at + each.hours * HOUR
        reached = not each.obstacle
        record_attempt(situation, actor=actor, at=at, means=each.means, reached=reached, obstacle=each.obstacle)

    def _mobilise(self, number: int, service: str, outcome: str, actor: Actor) -> None:
        mobilise(self._situation(number), actor=actor, service=service, outcome=outcome)

    def _meet(self, number: int, theme: str, actor: Actor) -> None:
        meet_barrier(self._situation(number), actor=actor, theme=theme)

    def _close(self, number: int, conclusion: str, actor: Actor) -> None:
        close(self._situation(number), actor=actor, conclusion=conclusion)


def _at(table: str, start: datetime) -> Meeting:
    """The table's meeting that begins then: of its cadence, or added."""
    return Meeting.objects.get(table__code=table, starts_at=start)


def answers_of(case: Case, people: list, area: str) -> Answers:
    """What the draft of a case says; `people` pairs each of its people with an identifier."""
    told = tuple(
        PersonAnswers(person, each.age_band, each.gender, each.harm_role, each.risk_factors) for person, each in people
    )
    if case.is_half_written:
        return Answers(kind=case.kind, people=told, area=area)
    return Answers(
        kind=case.kind,
        people=told,
        area=area,
        risk_factors=case.risk_factors,
        aer_markers=("new_circumstances", "if_left"),
        aer_tests=("elevated_risk", "several_agencies"),
        tried=case.tried,
        sectors=case.sectors,
        protective_factors=case.protective,
        duty_to_report=case.duty,
        consent=case.consent,
        group_size=case.details.get("group_size", ""),
        group_description=case.details.get("group_description", ""),
        place_kind=case.details.get("place_kind", ""),
    )
