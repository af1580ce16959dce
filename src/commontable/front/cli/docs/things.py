"""What are they asked about on the page of permissions? One of each thing."""

from types import SimpleNamespace
from typing import Any
from uuid import UUID

from commontable.partnership.agencies.models import Member
from commontable.partnership.meetings.models import Cadence, CalendarFeed, Meeting
from commontable.partnership.tables.models import Team
from commontable.partnership.tables.rules import KnownAgency, Standing, Term
from commontable.response.agenda.models import Item
from commontable.response.agenda.rules import Place
from commontable.response.closing.rules import Ending, Met, Quiet
from commontable.response.emergency.models import Answer
from commontable.response.emergency.rules import Convened, Heard, Ratifying
from commontable.response.filters.models import Decision
from commontable.response.filters.rules import Decided, Hearing
from commontable.response.interventions.models import AlertKind, Attempt, Level, Notice, PlanTask, Role
from commontable.response.interventions.rules import Entry, Leaving, Parts, Task
from commontable.response.interventions.told import Alarm
from commontable.response.situations.answers import Answers, PersonAnswers
from commontable.response.situations.models import Draft, Grant, Situation
from commontable.response.situations.stages import ACCEPTED, OPEN_WORK

from .people import (
    ASSISTING,
    BRINGING,
    HEALTH,
    LEADING,
    MEETING,
    MYSELF,
    NOON,
    OTHER_TABLE,
    POLICE,
    SEATED,
    TABLE,
)

WHOLE = Answers(
    kind="person",
    people=(
        PersonAnswers(str(UUID(int=10)), "from_40_to_59", "male", "harmed", ("basic_needs_unable", "gambling_chronic")),
    ),
    aer_markers=("if_left",),
    aer_tests=("elevated_risk", "several_agencies"),
)
CHILD = Answers(
    **{**WHOLE.__dict__, "people": (PersonAnswers(**{**WHOLE.people[0].__dict__, "age_band": "from_0_to_5"}),)}
)


def situation(stage: str) -> Situation:
    return Situation(table_id=TABLE, number="EA-26-0001", stage=stage, originating_team_id=BRINGING)


def walk_on(stage: str) -> Situation:
    """Said aloud by a team while the table met, and typed for it."""
    said = situation(stage)
    said.walk_on = True
    return said


def own_file(stage: str) -> Draft:
    return Draft(team_id=BRINGING, situation=walk_on(stage))


def decided(state: str) -> Decided:
    decision = Decision(read_back_at=NOON if state == "read_back" else None) if state else None
    return Decided(situation("filter_3"), decision)


def on_behalf(state: str) -> Role:
    """What the assisting team said aloud and a co-chair wrote down."""
    confirmed = NOON if state == "confirmed" else None
    said = {"recorded_by_id": SEATED, "said_by": "Sam", "confirmed_at": confirmed}
    return Role(team_id=ASSISTING, situation=situation("filter_4"), **said)


def draft(stage: str = "", answers: Answers = WHOLE) -> Draft:
    """A draft of the team that brought it: still its own, or brought and now at a stage."""
    return Draft(team_id=BRINGING, answers=answers.to_json(), situation=situation(stage) if stage else None)


def heard(
    stage: str,
    *,
    meeting: bool = True,
    now: bool = True,
    present=((POLICE, True), (HEALTH, False)),
    called: bool = False,
) -> Hearing:
    return Hearing(situation(stage), Meeting(table_id=TABLE) if meeting else None, now, present, called)


def convened(stage: str, *, agree: int = 2, is_open: bool = True) -> Convened:
    """The team that brought it has called the lead team, and both agree."""
    both = (Heard(BRINGING, HEALTH, False, Answer.AGREE), Heard(LEADING, POLICE, True, Answer.AGREE))
    return Convened(situation(stage), is_open, None, BRINGING, both[:agree], has_lead=True)


def ratifying(stage: str = "intervening", *, in_meeting: bool = True) -> Ratifying:
    return Ratifying(situation(stage), NOON, in_meeting=in_meeting)


def parts(stage: str, *, lead: bool = True) -> Parts:
    return Parts(situation(stage), LEADING if lead else None, frozenset({ASSISTING}))


def quiet(stage: str, days: int = 40) -> Quiet:
    """Nobody has reported anything for so many days."""
    return Quiet(parts(stage), days)


def met(stage: str) -> Met:
    """The assisting team is of an emergency service."""
    return Met(parts(stage), frozenset({ASSISTING}))


def entry(stage: str) -> Entry:
    """An attempt that the assisting team wrote down."""
    return Entry(parts(stage), Attempt(team_id=ASSISTING))


def task(stage: str) -> Task:
    """What the assisting team said it would do."""
    return Task(parts(stage), PlanTask(team_id=ASSISTING))


def ending(stage: str, *, attempt: bool = True, connection: bool = True, barrier: bool = True) -> Ending:
    return Ending(parts(stage), attempt, connection, barrier)


def meeting(state: str) -> Meeting:
    opened, closed = state in ("open", "closed"), state == "closed"
    cancelled = {"cancelled_at": NOON} if state == "cancelled" else {}
    return Meeting(
        pk=MEETING,
        table_id=TABLE,
        opened_at=NOON if opened else None,
        closed_at=NOON if closed else None,
        **cancelled,
    )


def place(state: str) -> Place:
    return Place(meeting(state))


def cadence(_state: str) -> Cadence:
    return Cadence(table_id=TABLE)


def feed(_state: str) -> CalendarFeed:
    return CalendarFeed(member_id=MYSELF)


def look(_state: str) -> Any:
    """When a member last looked at a file."""
    return SimpleNamespace(member_id=MYSELF)


def item(state: str, kind: str = "update") -> Item:
    return Item(meeting=meeting(state), situation=situation("intervening"), kind=kind)


def grant(state: str) -> Grant:
    return Grant(team_id=LEADING, owner_team_id=BRINGING, starts_at=NOON, ends_at=NOON if state == "ended" else None)


def sealed(_state: str) -> Any:
    return SimpleNamespace(team_id=BRINGING)


def team(_state: str) -> Any:
    return SimpleNamespace(pk=BRINGING)


def alarm(stage: str) -> Alarm:
    """A clock of which something is to be said; of a situation that is not under way there is nothing."""
    return Alarm(situation(stage), LEADING, ((AlertKind.OVERDUE, Level.LEAD),) if stage in OPEN_WORK else ())


def settled(stage: str) -> Alarm:
    """A clock of which was said what holds no more."""
    return Alarm(situation(stage), stale=(LEADING,) if stage in ACCEPTED else ())


def notice(_state: str) -> Notice:
    return Notice(member_id=MYSELF)


def myself(_state: str) -> Member:
    return Member(pk=MYSELF)


def table(_state: str) -> Any:
    return SimpleNamespace(pk=TABLE)


def somebody(stage: str) -> Any:
    """A person of a draft, as the pages of identity find them."""
    return SimpleNamespace(draft=draft(stage))


def account(_state: str) -> Any:
    """Somebody’s account, of nobody in the table above."""
    return SimpleNamespace(pk=UUID(int=11))


def team_at_the_table(_state: str) -> Team:
    return Team(table_id=TABLE)


def leaving(state: str) -> Leaving:
    """A team that leaves, with empty hands unless it has something "here" or "elsewhere"."""
    return Leaving(Team(table_id=TABLE), ("EA-26-0001",) if state == "here" else (), int(state == "elsewhere"))


def agency(state: str) -> KnownAgency:
    return KnownAgency(None, frozenset({TABLE, OTHER_TABLE} if state == "both" else {TABLE}))


def term(state: str) -> Term:
    return Term(None, TABLE, NOON.date() if state == "ended" else None, state == "last")


def standing(state: str) -> Standing:
    """A person of this table, or of "both"."""
    return Standing(None, state != "nobody", frozenset({TABLE, OTHER_TABLE} if state == "both" else {TABLE}))
