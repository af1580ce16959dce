"""What was done about a situation since the table said yes? The decision, parts, attempts, services, barriers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, DateTimeField, F, IntegerField, QuerySet, UUIDField, Value, When
from django.db.models.functions import Cast, Coalesce

from commontable.kept import kept
from commontable.partnership.meetings.models import MeetingKind
from commontable.response.closing.endings import connecting_outcomes
from commontable.response.closing.models import BarrierMet, Mobilisation
from commontable.response.closing.rules import Ending
from commontable.response.filters.models import Decision
from commontable.response.interventions.models import Attempt, Role
from commontable.response.interventions.parts import parts_from
from commontable.response.interventions.rules import Parts
from commontable.response.situations.models import Situation

NO_NUMBER = Value(None, IntegerField())
NO_WORD = Value("")
TO_RATIFY, RATIFIED = "to_ratify", "ratified"
_CALLED = Case(
    When(meeting__kind=MeetingKind.CALL, ratified_at=None, then=Value(TO_RATIFY)),
    When(meeting__kind=MeetingKind.CALL, then=Value(RATIFIED)),
    default=NO_WORD,
)
LETTER = Coalesce(F("person__letter"), NO_WORD)
WAITS = Case(When(recorded_by__isnull=False, confirmed_at=None, then=1), default=0)


@dataclass(frozen=True, slots=True)
class Done:
    """One thing done. What `code`, `detail`, `first` and `second` hold depends on `what`; see `done_about`."""

    what: str
    team: UUID | None
    at: datetime
    code: str
    detail: str
    first: int | None
    second: int | None
    name: str = ""


@dataclass(frozen=True)
class Record:
    """All that was done about one situation, in order of time."""

    lines: Sequence[Done] = ()

    def of(self, what: str) -> list[Done]:
        return [line for line in self.lines if line.what == what]

    @property
    def decision(self) -> Done | None:
        return next(iter(self.of("decision")), None)

    @property
    def contact(self) -> Done | None:
        """The first attempt that reached the person: one that names no obstacle."""
        return next((attempt for attempt in self.of("attempt") if not attempt.detail), None)

    def parts(self, situation: Situation) -> Parts:
        """The teams with a part now, as the rules ask it."""
        return parts_from(situation, [(role.code, role.team) for role in self.of("part") if role.team])

    def ending(self, situation: Situation) -> Ending:
        """What the rules of closing ask."""
        return Ending(
            self.parts(situation),
            has_attempt=bool(self.of("attempt")),
            has_connection=any(line.detail in connecting_outcomes() for line in self.of("service")),
            has_barrier=bool(self.of("barrier")),
        )


def done_about(situation: Situation) -> Record:
    """Everything in one query: what | code | detail | first, second:
    part | lead, co_lead or assisting | letter of the person, if of one | 1 while it waits to be confirmed | the team's
    name; attempt | means | obstacle, empty for a contact; service | service | outcome; barrier | theme | service | days
    of waiting, and about how long it is; decision | how | "dissent" | votes for, votes against | of a call, whether it is ratified.
    """
    return Record(sorted((Done(*line) for line in _done(situation.pk)), key=lambda line: line.at))


@kept
def _done(situation: UUID) -> QuerySet[Any, Any]:
    mine = {"situation": situation}
    lines = [
        _lines(
            Role.objects.filter(**mine, ends_at=None),
            "part",
            "team_id",
            "starts_at",
            "part",
            LETTER,
            WAITS,
            name=F("team__name"),
        ),
        _lines(Attempt.objects.standing().filter(**mine), "attempt", "team_id", "at", "means", "obstacle"),
        _lines(Mobilisation.objects.filter(**mine), "service", "team_id", "at", "service", "outcome"),
        _lines(
            BarrierMet.objects.filter(**mine),
            "barrier",
            "team_id",
            "at",
            "theme",
            "service",
            "wait_days",
            name=F("wait"),
        ),
        *_decisions(mine),
    ]
    return lines[0].union(*lines[1:], all=True)


def _decisions(mine: dict) -> list[QuerySet]:
    nobody = Cast(Value(None), UUIDField())
    stands = Decision.objects.filter(**mine, voided_at=None)
    votes = ("votes_for", "votes_against")
    return [
        _lines(
            stands.filter(dissent=dissent), "decision", nobody, "decided_at", "how", Value(word), *votes, name=_CALLED
        )
        for dissent, word in ((True, "dissent"), (False, ""))
    ]


def _lines(rows, what, team, at, code, detail=NO_WORD, first=NO_NUMBER, second=NO_NUMBER, name=NO_WORD) -> QuerySet:
    numbers = (Cast(number, IntegerField()) for number in (first, second))
    words = (Cast(word, CharField()) for word in (code, detail))
    return rows.order_by().values_list(
        Value(what, CharField()),
        Cast(team, UUIDField()),
        Cast(at, DateTimeField()),
        *words,
        *numbers,
        Cast(name, CharField()),
    )
