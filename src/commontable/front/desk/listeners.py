"""Who was in the room when this situation was spoken of? At each filter, over all meetings that heard it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from commontable.groundwork.access.actor import Actor
from commontable.kept import kept
from commontable.partnership.meetings.models import Attendance, AttendanceKind, AttendanceSpan
from commontable.response.agenda.models import FilterSpan
from commontable.response.interventions.rules import Parts
from commontable.response.situations.models import Situation

type Times = list[tuple[datetime, datetime | None]]

BY_NAME = ("team__name", "member__name", "guest_name")


def heard_at(situation: Situation, parts: Parts, actor: Actor) -> list[tuple[int, list[str]]]:
    """(filter, names) for those who run the table and the teams with a part; nothing for anybody else."""
    if not (situation.table_id in actor.tables_run or parts.teams & actor.teams):
        return []
    runs = _runs(situation.pk)
    spans = _spans({run.item.meeting_id for run in runs})
    filters = sorted({run.filter for run in runs})
    return [(number, _names(number, runs, spans)) for number in filters]


@kept
def _runs(situation: UUID) -> QuerySet[FilterSpan]:
    return FilterSpan.objects.filter(item__situation=situation).select_related("item").order_by("starts_at")


@kept
def _spans(meetings: Iterable[UUID]) -> QuerySet[AttendanceSpan]:
    spans = AttendanceSpan.objects.filter(attendance__meeting__in=meetings)
    whole = spans.select_related("attendance__team", "attendance__member")
    return whole.order_by(*(f"attendance__{each}" for each in BY_NAME))


def with_spans(listed: QuerySet[Attendance]) -> QuerySet[Attendance]:
    """The same in order of team and name, each with its spans, the first first, team and agency at hand."""
    whole = listed.select_related("team", "member__agency").prefetch_related("spans")
    return whole.order_by(*BY_NAME)


def was_there(attendance: Any, times: Times) -> bool:
    """Whether somebody with these spans at hand heard something said at one of these times."""
    return any(_heard(attendance, span, times) for span in attendance.spans.all())


def _heard(attendance: Any, span: AttendanceSpan, times: Times) -> bool:
    """The same as `who_heard` asks of the database, of what was read already."""
    if attendance.kind == AttendanceKind.ON_BEHALF:
        return False
    return any(
        (span.arrived_at <= start or ended is None or span.arrived_at < ended)
        and (span.left_at is None or start < span.left_at)
        for start, ended in times
    )


def name_of(attendance: Any) -> str:
    """The person's name; where only the team is known, the team's."""
    if attendance.member:
        return attendance.member.name
    return attendance.guest_name or (attendance.team.name if attendance.team else "")


def _names(number: int, runs: list[FilterSpan], spans: list[AttendanceSpan]) -> list[str]:
    times: dict[Any, Times] = {}
    for run in runs:
        if run.filter == number:
            times.setdefault(run.item.meeting_id, []).append((run.starts_at, run.ends_at))
    those = [(span.attendance, span) for span in spans]
    there = [name_of(who) for who, span in those if _heard(who, span, times.get(who.meeting_id, []))]
    return list(dict.fromkeys(there))
