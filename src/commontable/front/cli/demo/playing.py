"""How does a week of practice come about? Step by step in order of time, each through the action a person would use."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from commontable.front.cli.players import Players
from commontable.groundwork.access.actor import Actor
from commontable.identifiers import new_id
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.models import SituationTable, Team
from commontable.response.agenda.actions import open_meeting, plan_meeting
from commontable.response.agenda.presence import mark_presence
from commontable.response.closing.actions import close, meet_barrier, mobilise
from commontable.response.disclosure.actions import release
from commontable.response.filters.actions import close_meeting, decide_met, decide_not_met, hear
from commontable.response.identity.actions import seal_identity
from commontable.response.identity.limited import Limited
from commontable.response.interventions.actions import name_teams, plan
from commontable.response.interventions.attempts import record_attempt
from commontable.response.situations.actions import bring, save_draft, start_draft
from commontable.response.situations.answers import Answers, PersonAnswers
from commontable.response.situations.models import Draft, Grant, Situation

from .cases import Case, Course, Try

CHAIRS = {"DE": ("yara", "zack"), "RX": ("arlo", "bela")}
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


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
    meetings: dict[tuple[str, str], UUID] = field(default_factory=dict)
    drafts: dict[int, UUID] = field(default_factory=dict)
    situations: dict[int, UUID] = field(default_factory=dict)

    def __post_init__(self) -> None:
        start = (self.now - 20 * MINUTE).replace(minute=0 if self.now.minute < 30 else 30, second=0, microsecond=0)
        today = min(start, self.now - 10 * MINUTE)
        self.starts = {"last_week": today - timedelta(days=7), "yesterday": today - 25 * HOUR, "today": today}

    def steps(self, cases: Iterable[Case]) -> list[Step]:
        """Everything that happens, in order of time; opening today's meeting comes last."""
        every = [*self._calendar(), *(step for at, case in enumerate(cases) for step in self._course(at, case))]
        return sorted(every, key=lambda step: step.at)

    def _step(self, at: datetime, who: str, do: Callable[[Actor], object]) -> Step:
        return Step(at, who, do, self.players)

    def _calendar(self) -> Iterable[Step]:
        for table, name, ends in (("DE", "last_week", True), ("RX", "last_week", True), ("DE", "yesterday", True)):
            yield from self._meeting(table, name, self.starts[name], ends)
        yield from self._meeting("DE", "today", self.starts["today"], False)
        before = self.starts["today"] - 3 * HOUR
        for table, ahead in (("RX", timedelta(days=1)), ("DE", timedelta(days=7))):
            day = self.starts["today"] + ahead
            yield self._step(before, CHAIRS[table][1], partial(self._plan, table, day, "ahead"))

    def _meeting(self, table: str, name: str, start: datetime, ends: bool) -> Iterable[Step]:
        first, second = CHAIRS[table]
        yield self._step(start - timedelta(days=5), second, lambda actor: self._plan(table, start, name, actor))
        opens = start if ends else self.now
        yield self._step(opens, first, lambda actor: self._open(self._find(table, name), actor))
        if ends:
            yield self._step(
                start + 90 * MINUTE, first, lambda actor: close_meeting(self._find(table, name), actor=actor)
            )

    def _open(self, meeting: Meeting, actor: Actor) -> None:
        """Everybody who has a seat comes, the last team by phone."""
        open_meeting(meeting, actor=actor)
        teams = list(Team.objects.filter(table=meeting.table_id, seats__isnull=False).distinct())
        for team in teams:
            how = "phone" if team == teams[-1] else "in_room"
            mark_presence(meeting, actor=actor, team=team.pk, kind=how)

    def _plan(self, table: str, start: datetime, name: str, actor: Actor) -> None:
        of = SituationTable.objects.get(code=table)
        self.meetings[table, name] = plan_meeting(of, actor=actor, starts_at=start).pk

    def _find(self, table: str, name: str) -> Meeting:
        return Meeting.objects.get(pk=self.meetings[table, name])

    def _course(self, number: int, case: Case) -> Iterable[Step]:
        written = self.starts[case.before] - 6 * HOUR + 9 * number * MINUTE
        yield self._step(written, case.by, lambda actor: self._write(number, case, actor))
        if case.is_half_written:
            return
        yield self._step(written + 5 * MINUTE, case.by, lambda actor: self._bring(number, actor))
        if case.course:
            yield from self._decided(number, case, case.course)

    def _decided(self, number: int, case: Case, course: Course) -> Iterable[Step]:
        chair, at = CHAIRS[case.table][0], self.starts[course.meeting] + (2 + 7 * (number % 12)) * MINUTE
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
        yield from self._afterwards(number, course, CHAIRS[case.table][1], at + 21 * HOUR)

    def _afterwards(self, number: int, course: Course, chair: str, at: datetime) -> Iterable[Step]:
        for service, outcome in course.services:
            yield self._step(at, course.lead, partial(self._mobilise, number, service, outcome))
        if course.barrier:
            yield self._step(at + MINUTE, course.lead, partial(self._meet, number, course.barrier))
        if course.conclusion:
            yield self._step(at + 10 * HOUR, chair, partial(self._close, number, course.conclusion))

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
        return str(self.players.areas[{"DE": "51 Division", "RX": "22 Division"}[case.table]])

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
        for grant in Grant.objects.filter(situation=self.situations[number], compartment="limited", ends_at=None):
            release(grant, actor=actor, authority="agreement")

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
