"""Who was at a meeting? Each person with their times, and each item with who heard it at which filter."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from commontable.partnership.meetings.models import Attendance, Meeting
from commontable.response.agenda.models import FilterSpan, Item

from .listeners import name_of, was_there, with_spans


@dataclass(frozen=True, slots=True)
class Attended:
    """One person: who, as what, and each time they were there as (from, until, whether only for an item they left)."""

    name: str
    of: str
    as_what: str
    mode: str
    times: list[tuple[datetime, datetime | None, bool]]


@dataclass(slots=True)
class Heard:
    """One item at one filter: when, and who was there."""

    number: str
    filter: int
    times: list[tuple[datetime, datetime | None]] = field(default_factory=list)
    people: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Log:
    people: list[Attended]
    heard: list[Heard]


def log_of(meeting: Meeting) -> Log:
    """Everybody who was there for a moment at least, and each item this reader sees; three questions."""
    listed = with_spans(Attendance.objects.filter(meeting=meeting))
    people = [each for each in listed if each.spans.all()]
    return Log([_attended(each) for each in people], _heard(meeting, people))


def _heard(meeting: Meeting, people: list[Attendance]) -> list[Heard]:
    items = Item.objects.filter(meeting=meeting).select_related("situation")
    runs = FilterSpan.objects.filter(item__in=items).select_related("item__situation")
    found: dict[tuple, Heard] = {}
    for run in runs.order_by("starts_at"):
        heard = found.setdefault((run.item_id, run.filter), Heard(run.item.situation.number, run.filter))
        heard.times.append((run.starts_at, run.ends_at))
    for heard in found.values():
        heard.people = [name_of(each) for each in people if was_there(each, heard.times)]
    return list(found.values())


def _attended(attendance: Any) -> Attended:
    of = attendance.team.name if attendance.team else attendance.guest_from
    if not of and attendance.member:
        of = attendance.member.agency.short_name
    return Attended(
        name_of(attendance),
        of,
        attendance.get_kind_display(),
        attendance.get_mode_display(),
        [(span.arrived_at, span.left_at, span.back_at_next) for span in attendance.spans.all()],
    )
