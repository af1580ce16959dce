"""Who was in the room when this situation was spoken of? At each filter, over all meetings that heard it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from commontable.groundwork.access.actor import Actor
from commontable.partnership.meetings.models import Attendance, AttendanceKind, AttendanceSpan
from commontable.response.agenda.models import FilterSpan
from commontable.response.interventions.rules import Parts
from commontable.response.situations.models import Situation

type Times = list[tuple[datetime, datetime | None]]


def heard_at(situation: Situation, parts: Parts, actor: Actor) -> list[tuple[int, list[str]]]:
    """(filter, names) for those who run the table and the teams with a part; nothing for anybody else."""
    if not (situation.table_id in actor.tables_run or parts.teams & actor.teams):
        return []
    runs = list(FilterSpan.objects.filter(item__situation=situation).select_related("item").order_by("starts_at"))
    people = list(with_spans(Attendance.objects.filter(meeting__in={run.item.meeting_id for run in runs})))
    filters = sorted({run.filter for run in runs})
    return [(number, _names(number, runs, people)) for number in filters]


def with_spans(listed: QuerySet[Attendance]) -> QuerySet[Attendance]:
    """The same in order of team and name, each with its spans, team and agency at hand."""
    spans = Prefetch("spans", AttendanceSpan.objects.order_by("arrived_at"))
    whole = listed.select_related("team", "member__agency").prefetch_related(spans)
    return whole.order_by("team__name", "member__name", "guest_name")


def was_there(attendance: Any, times: Iterable[tuple[datetime, datetime | None]]) -> bool:
    """The same as `who_heard` asks of the database, of what was read already."""
    if attendance.kind == AttendanceKind.ON_BEHALF:
        return False
    return any(
        (span.arrived_at <= start or ended is None or span.arrived_at < ended)
        and (span.left_at is None or start < span.left_at)
        for start, ended in times
        for span in attendance.spans.all()
    )


def name_of(attendance: Any) -> str:
    """The person's name; where only the team is known, the team's."""
    if attendance.member:
        return attendance.member.name
    return attendance.guest_name or (attendance.team.name if attendance.team else "")


def _names(number: int, runs: list[FilterSpan], people: list[Attendance]) -> list[str]:
    times: dict[Any, Times] = {}
    for run in runs:
        if run.filter == number:
            times.setdefault(run.item.meeting_id, []).append((run.starts_at, run.ends_at))
    there = [name_of(each) for each in people if was_there(each, times.get(each.meeting_id, ()))]
    return list(dict.fromkeys(there))
