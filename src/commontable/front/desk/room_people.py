"""Who of each team is in the room, and who else? Each person with how they are there, and what can be said of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.design import bands
from commontable.groundwork.vocabulary.lists import load
from commontable.kept import kept
from commontable.partnership.agencies.models import Member
from commontable.partnership.meetings.models import (
    GUESTS,
    Attendance,
    AttendanceKind,
    AttendanceSpan,
    Meeting,
)
from commontable.partnership.tables.models import CoChair, Coordinator, Seat

SHAPES = {
    "in_room": bands.PRESENT,
    "phone": bands.PHONE,
    "on_behalf": bands.ON_BEHALF,
    "left_item": bands.LEFT,
}


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person at a meeting, or one who could be. `who` names them in a form; `kind` is a code of the vocabulary."""

    who: str
    name: str
    kind: str
    team: UUID | None = None
    as_what: str = ""
    agency: str = ""
    member: UUID | None = None
    is_guest: bool = False
    pledged: bool = True

    @property
    def shape(self) -> str:
        return SHAPES.get(self.kind, bands.ABSENT)

    @property
    def is_here(self) -> bool:
        return self.kind in ("in_room", "phone")

    @property
    def word(self) -> str:
        """How they are there, where that is not simply in the room."""
        return "" if self.kind == "in_room" else load("presence").short(self.kind)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """(value, label) of each other way of being there. Who is not there cannot leave."""
        ways = ("in_room", "phone", "left_item", "absent") if self.kind != "absent" else ("in_room", "phone")
        names = load("presence")
        return [(f"{self.who}:{kind}", names.label(kind)) for kind in ways if kind != self.kind]


def people_at(meeting: Meeting) -> list[Somebody]:
    """Everybody listed at the meeting, in order of name; of one that is over, as they were at its end. One query."""
    listed = _attendance(meeting.pk, meeting.closed_at)
    return sorted((_listed(each) for each in listed), key=lambda each: (each.is_guest, each.name))


@kept
def _attendance(meeting: UUID, closed_at: datetime | None) -> QuerySet[Attendance]:
    last = AttendanceSpan.objects.filter(attendance=OuterRef("pk")).order_by("-arrived_at", "-pk")
    return (
        Attendance.objects.filter(meeting=meeting)
        .select_related("member__agency")
        .annotate(here=Exists(last.filter(left_at=closed_at)), waits=Subquery(last.values("back_at_next")[:1]))
    )


def with_those_expected(meeting: Meeting, people: list[Somebody]) -> list[Somebody]:
    """The same and everybody else with a seat at the table, or who runs it, as absent; regular members first."""
    known = {each.member for each in people}
    return people + [each for each in _expected(meeting) if each.member not in known]


def _expected(meeting: Meeting) -> Iterable[Somebody]:
    today = timezone.localdate()
    seats = _seats(meeting.table_id, today)
    for seat in seats:
        as_what = _("alternate") if seat.is_alternate else ""
        yield replace(_absent(seat.member), team=seat.team_id, as_what=as_what)
    sitting = {seat.member_id for seat in seats}
    yield from (_absent(member) for member in _run_by(meeting.table_id, today) if member.pk not in sitting)


@kept
def _seats(table: UUID, today: date) -> QuerySet[Seat]:
    seats = Seat.objects.on(today).filter(team__table=table).select_related("member")
    return seats.order_by("is_alternate", "member__name")


@kept
def _run_by(table: UUID, today: date) -> QuerySet[Member]:
    chairs = CoChair.objects.on(today).filter(table=table).values("member")
    coordinates = Coordinator.objects.on(today).filter(table=table).values("member")
    return Member.objects.filter(Q(pk__in=chairs) | Q(pk__in=coordinates))


def _absent(member: Member) -> Somebody:
    return Somebody(f"member:{member.pk}", member.name, "absent", member=member.pk)


def _listed(attendance: Any) -> Somebody:
    member, kind = attendance.member, attendance.kind
    return Somebody(
        who=f"member:{member.pk}" if member else f"attendance:{attendance.pk}",
        name=member.name if member else attendance.guest_name,
        kind=_how(attendance),
        team=attendance.team_id,
        as_what="" if kind == AttendanceKind.MEMBER else attendance.get_kind_display(),
        agency=member.agency.short_name if member else attendance.guest_from,
        member=member.pk if member else None,
        is_guest=kind in GUESTS,
        pledged=attendance.pledged or kind not in GUESTS,
    )


def _how(attendance: Any) -> str:
    if attendance.here:
        return "on_behalf" if attendance.kind == AttendanceKind.ON_BEHALF else attendance.mode
    return "left_item" if attendance.waits else "absent"
