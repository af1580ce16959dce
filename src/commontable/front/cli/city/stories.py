"""What is a situation of the demo city, before it is rows or deeds? Plain values, by name and not by identifier."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from commontable.response.situations.answers import Answers

from .partners import Sitting


@dataclass(frozen=True)
class Try:
    """Somebody tried to reach the person; an obstacle where they did not."""

    team: str
    at: datetime
    recorded_at: datetime
    means: str
    obstacle: str = ""


@dataclass(frozen=True)
class Service:
    team: str
    service: str
    outcome: str
    at: datetime


@dataclass(frozen=True)
class Barrier:
    team: str
    theme: str
    service: str
    wait: str
    at: datetime


@dataclass
class Story:
    """A situation from when it was brought to where it stands. Teams and areas by name; times that are None are to come."""

    id: UUID
    number: str
    year: int
    sequence: int
    brought_at: datetime
    by: Sitting
    area: str
    answers: Answers
    is_accepted: bool
    reason: str = ""
    heard_at: datetime | None = None
    decided_at: datetime | None = None
    decided_in: "Evening | None" = None
    votes: tuple[int, int] | None = None
    lead: str = ""
    assisting: tuple[str, ...] = ()
    named_at: datetime | None = None
    planned_at: datetime | None = None
    tries: list[Try] = field(default_factory=list)
    services: list[Service] = field(default_factory=list)
    barriers: list[Barrier] = field(default_factory=list)
    closes_in: int = 0
    """How many meetings after the one that decided."""
    ending: str = ""
    conclusion: str = ""
    closed_at: datetime | None = None

    @property
    def is_open_work(self) -> bool:
        return self.decided_at is not None and self.is_accepted and self.closed_at is None

    @property
    def is_waiting(self) -> bool:
        return self.decided_at is None

    @property
    def risks(self) -> int:
        """Risk factors as the table knows them, of each person and of the whole."""
        own = sum(len(person.crossing_factors) for person in self.answers.people_counted)
        return own + len(self.answers.risk_factors)


@dataclass(frozen=True)
class Heard:
    """A situation on a meeting’s list: when the table turned to it and when it moved on, or never."""

    story: Story
    is_update: bool
    heard_at: datetime | None = None
    done_at: datetime | None = None
    spans: tuple[tuple[int, datetime, datetime], ...] = ()
    """(filter, from, until)."""


@dataclass
class Evening:
    """A meeting that was held, or cancelled because it fell on the holidays."""

    id: UUID
    starts_at: datetime
    closed_at: datetime | None = None
    cancelled_at: datetime | None = None
    is_first_of_roster: bool = False
    roster: tuple[Sitting, ...] = ()
    items: list[Heard] = field(default_factory=list)

    @property
    def agencies(self) -> int:
        """How many agencies are in the room."""
        return len({team.agency for team in self.roster})


@dataclass
class TableStory:
    """All that happened at one table up to a day."""

    code: str
    weekday: int
    starts_on: date
    evenings: list[Evening] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)
