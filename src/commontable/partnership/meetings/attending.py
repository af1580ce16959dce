"""Who is at a meeting now? Read from the spans of those who attend."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from .models import GUESTS, Attendance, AttendanceKind, AttendanceSpan, Meeting


def there_now(meeting: Meeting | UUID) -> QuerySet[Attendance]:
    """Everybody who is in the room or on the phone at this moment, and those others speak for."""
    return Attendance.objects.filter(meeting=meeting).filter(_OPEN)


def gone(meeting: Meeting | UUID) -> QuerySet[Attendance]:
    """Everybody who was there and is not now."""
    return Attendance.objects.filter(meeting=meeting).exclude(_OPEN)


def in_person_now(meeting: Meeting | UUID) -> QuerySet[Attendance]:
    """Whoever is there for a team themselves: of a team others speak for, nobody is."""
    return of_teams_now(meeting).exclude(kind=AttendanceKind.ON_BEHALF)


def of_teams_now(meeting: Meeting | UUID) -> QuerySet[Attendance]:
    """Whoever is there for a team: a visitor, an interpreter or a student never is."""
    return there_now(meeting).filter(team__isnull=False).exclude(kind__in=GUESTS)


def present_teams(meeting: Meeting | UUID) -> list[UUID]:
    """The teams with at least one of their people there, by identifier."""
    return sorted(set(of_teams_now(meeting).values_list("team_id", flat=True)))


_OPEN = Exists(AttendanceSpan.objects.filter(attendance=OuterRef("pk"), left_at=None))
