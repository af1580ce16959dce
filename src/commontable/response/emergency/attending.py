"""Who is on the call? Whoever called, and whoever answers for a team that joins. Called inside actions."""

from typing import Any
from uuid import UUID

from commontable.groundwork.access.session import as_system, moment
from commontable.partnership.meetings.attending import there_now
from commontable.partnership.meetings.models import Attendance, AttendanceKind, AttendanceMode, AttendanceSpan

from .models import Call, Called


def joins(call: Call, team: UUID | None, member: Any) -> None:
    """This member is on the phone, for their team or as who runs the table; joining twice changes nothing."""
    with as_system(call.situation.table_id):  # a call is run by its caller, who may run no table
        found, _new = Attendance.objects.get_or_create(
            meeting=call.meeting, member_id=member, defaults={"team_id": team, "mode": AttendanceMode.PHONE}
        )
        _is_there(found)


def is_spoken_for(row: Called) -> None:
    """A team whose answer somebody else recorded."""
    with as_system(row.call.situation.table_id):
        found, _new = Attendance.objects.get_or_create(
            meeting=row.call.meeting,
            team_id=row.team_id,
            kind=AttendanceKind.ON_BEHALF,
            defaults={"mode": AttendanceMode.PHONE},
        )
        _is_there(found)


def all_leave(call: Call) -> None:
    """The call is over for everybody. Called as the system."""
    spans = AttendanceSpan.objects.filter(attendance__in=list(there_now(call.meeting)), left_at=None)
    spans.update(left_at=moment())


def _is_there(attendance: Attendance) -> None:
    if not AttendanceSpan.objects.filter(attendance=attendance, left_at=None).exists():
        AttendanceSpan.objects.create(attendance=attendance, arrived_at=moment())
