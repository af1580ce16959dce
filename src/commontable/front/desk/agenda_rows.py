"""What does each line of the agenda say? Number, who in a few words, the team that brought it, where it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from commontable.groundwork.access.session import moment
from commontable.groundwork.vocabulary.lists import load
from commontable.kept import kept
from commontable.partnership.meetings.models import Meeting
from commontable.response.agenda.models import Item, ItemKind
from commontable.response.filters.models import Decision
from commontable.response.interventions.models import Attempt, Role
from commontable.response.situations.models import Person, Situation
from commontable.response.situations.stages import ACCEPTED, ENDED, HIDDEN, OPEN_WORK, Stage

from .subject_words import subject_words

type People = Mapping[UUID, list[Person]]


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `state` is a shape of the design, `word` stands beside it; both are empty before anything happened.

    Of a "no", `subject` and `team` are empty.
    """

    item: Item
    subject: str
    team: str
    state: str
    word: str
    up: str = ""
    down: str = ""
    """What its buttons send while the order is being changed; see `agenda_order.py`."""

    @property
    def number(self) -> str:
        return self.item.situation.number

    @property
    def short_number(self) -> str:
        return short(self.number)

    @property
    def brought_by(self) -> str:
        """The whole name of the team that brought it."""
        return _brought_by(self.item) if self.team else ""

    @property
    def is_now(self) -> bool:
        return is_now(self.item)

    @property
    def is_walk_on(self) -> bool:
        """Whether to say so: before it is heard."""
        return self.item.situation.walk_on and not self.state

    @property
    def decided(self) -> bool:
        """Whether this meeting decided on it, and that stands."""
        return bool(cast(Any, self.item).decided)

    @property
    def read_back_at(self) -> datetime | None:
        return cast(Any, self.item).read_back_at

    @property
    def waits(self) -> bool:
        """Whether a part was recorded on a team's behalf and is not confirmed yet."""
        return bool(cast(Any, self.item).waits)

    @property
    def is_over(self) -> bool:
        return self.item.done_at is not None

    @property
    def minutes(self) -> int:
        """How long the table has been on it."""
        heard_at = self.item.heard_at
        return int((moment() - heard_at).total_seconds()) // 60 if heard_at and self.is_now else 0


def short(number: str) -> str:
    """What the table says of a number: its last part."""
    return number.rpartition("-")[2]


def items_of(meeting: Meeting) -> list[Item]:
    """The agenda in order, each item with its situation and the name of the team that brought it; whether the person was
    `reached`, whether this meeting `decided` and when that was read back, and whether a part `waits` to be confirmed. One query.
    """
    items = _items(meeting.pk)
    for item in items:
        item.meeting = meeting
    return items


@kept
def _items(meeting: UUID) -> QuerySet[Item]:
    decisions = Decision.objects.filter(situation=OuterRef("situation"), meeting=OuterRef("meeting"), voided_at=None)
    parts = Role.objects.filter(situation=OuterRef("situation"), ends_at=None, confirmed_at=None)
    reached = Attempt.objects.standing().filter(situation=OuterRef("situation"), reached=True)
    items = Item.objects.filter(meeting=meeting).select_related("situation")
    return items.annotate(
        brought_by=F("situation__originating_team__name"),
        reached=Exists(reached),
        decided=Exists(decisions),
        read_back_at=Subquery(decisions.values("read_back_at")[:1]),
        waits=Exists(parts.exclude(recorded_by=None)),
    )


def people_of(items: Iterable[Item]) -> People:
    """The people of each situation on the agenda, in order of letter; one query."""
    found: dict[UUID, list[Person]] = {}
    for person in _people([item.situation_id for item in items]):
        found.setdefault(person.situation_id, []).append(person)
    return found


@kept
def _people(situations: Iterable[UUID]) -> QuerySet[Person]:
    return Person.objects.filter(situation__in=situations)


def rows_of(items: Iterable[Item], people: People, short_names: Mapping[UUID, str]) -> list[Row]:
    """One row an item. Of a "no" nothing is said but that it was."""
    return [_row(item, people.get(item.situation_id, []), short_names) for item in items]


def _row(item: Item, people: list[Person], short_names: Mapping[UUID, str]) -> Row:
    situation = item.situation
    if is_hidden(situation) or situation.is_cut:
        return Row(item, "", "", *standing(item))
    team = short_names.get(cast(UUID, situation.originating_team_id), _brought_by(item))
    return Row(item, subject_words(situation, people), team, *standing(item))


def _brought_by(item: Item) -> str:
    return cast(Any, item).brought_by or ""  # items_of asked


def is_now(item: Item) -> bool:
    return item.heard_at is not None and item.done_at is None


def is_hidden(situation: Situation) -> bool:
    return situation.stage in HIDDEN


def is_late(item: Item) -> bool:
    """Whether the hours to first contact have passed and nobody has reached the person."""
    situation = item.situation
    return situation.stage in OPEN_WORK and not _reached(item) and situation.clock[1] < moment()


def standing(item: Item) -> tuple[str, str]:
    """The shape and the word of where an item stands."""
    stage = item.situation.stage
    if stage in HIDDEN:
        return "not_met", _("Not met")
    if stage in ENDED:
        return "noted", str(Stage(stage).label)
    if is_now(item):
        return "now", _("Now")
    if is_late(item):
        return "late", _("No contact")
    if stage == Stage.CLOSED:
        return _closed(item.situation.conclusion)
    if item.kind == ItemKind.NEW and stage in ACCEPTED:
        return "met", _("AER met")
    return _undecided(item) if item.done_at else _before(item)


def _closed(conclusion: str) -> tuple[str, str]:
    lowered = load("conclusions").get(conclusion).group == "risk_lowered"
    return "lowered" if lowered else "still", _("Closed")


def _undecided(item: Item) -> tuple[str, str]:
    if item.kind == ItemKind.NEW:
        return "noted", _("Not today") if item.situation.stage == Stage.BROUGHT else _("Left open")
    return "heard", _("Heard")


def _before(item: Item) -> tuple[str, str]:
    return ("contact", _("Contact")) if _reached(item) else ("", "")


def _reached(item: Item) -> bool:
    return bool(cast(Any, item).reached)  # items_of asked
