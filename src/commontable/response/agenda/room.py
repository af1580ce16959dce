"""How do people come into a room and leave it? Spans and grants, written together; called inside actions."""

from collections.abc import Iterable

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Greatest

from commontable.groundwork.access.session import as_system, moment
from commontable.partnership.meetings.attending import gone, present_teams, there_now
from commontable.partnership.meetings.models import Attendance, AttendanceSpan, Meeting
from commontable.response.situations import grants
from commontable.response.situations.models import IS_CUT, Grant, Recusal, Situation

from .models import FilterSpan, Item


def let_in(meeting: Meeting, coming: Iterable[Attendance]) -> None:
    """These are there from now on, and their teams may read the record of each item."""
    now, here = moment(), set(there_now(meeting).values_list("pk", flat=True))
    with as_system(meeting.table_id):
        AttendanceSpan.objects.bulk_create(
            [AttendanceSpan(attendance=each, arrived_at=now) for each in coming if each.pk not in here]
        )
        let_read(meeting, present_teams(meeting))


def let_out(meeting: Meeting, leaving: QuerySet[Attendance], *, back_at_next: bool = False) -> None:
    """These are there no more, and not expected at the next item either, unless `back_at_next`.

    A team none of whose people are left reads nothing.
    """
    with as_system(meeting.table_id):
        waiting = waiting_spans(meeting).filter(attendance__in=leaving.values("pk"))
        if not back_at_next:
            waiting.update(back_at_next=False)
        open_now = AttendanceSpan.objects.filter(attendance__in=leaving.values("pk"), left_at=None)
        # Whoever came in a moment ago, in a transaction that began later than this one, leaves as they came.
        left = Greatest(F("arrived_at"), Value(moment()))
        open_now.update(left_at=left, back_at_next=back_at_next)
        seated = Grant.objects.filter(situation__items__meeting=meeting, why="seated")
        grants.end(seated.exclude(team__in=present_teams(meeting)))


def let_read(meeting: Meeting, teams: list) -> None:
    """These teams may read the record of each item until they leave or the meeting closes."""
    grants.open_record(Situation.objects.filter(items__meeting=meeting).exclude(IS_CUT), teams, "seated")


def follow(item: Item) -> None:
    """The table turns to this item: who stepped out of the one before is back, who stepped out of this one goes again.

    As the system: nobody else sees who stepped out of what.
    """
    meeting = Meeting.objects.get(pk=item.meeting_id)
    out = _stays_out(item)
    waiting = waiting_spans(meeting).exclude(attendance__in=out).values("attendance")
    let_in(meeting, list(Attendance.objects.filter(pk__in=waiting)))
    let_out(meeting, there_now(meeting).filter(pk__in=out), back_at_next=True)


def waiting_spans(meeting: Meeting) -> QuerySet[AttendanceSpan]:
    """The last span of everybody who stepped out for one item and has not come back since."""
    later = AttendanceSpan.objects.filter(attendance=OuterRef("attendance")).filter(
        Q(arrived_at__gt=OuterRef("arrived_at")) | Q(arrived_at=OuterRef("arrived_at"), pk__gt=OuterRef("pk"))
    )
    return AttendanceSpan.objects.filter(~Exists(later), attendance__in=gone(meeting), back_at_next=True)


def _stays_out(item: Item) -> set:
    """Who recognised somebody in it, and who was out of it when the table left it."""
    recused = Recusal.objects.filter(situation=item.situation_id).values("member")
    out = set(Attendance.objects.filter(meeting=item.meeting_id, member__in=recused).values_list("pk", flat=True))
    heard = FilterSpan.objects.filter(item=item)
    until = heard.aggregate(at=Max("ends_at"))["at"]
    if until is None:
        return out
    during = heard.filter(starts_at__lte=OuterRef("left_at"), ends_at__gt=OuterRef("left_at"))
    came_back = AttendanceSpan.objects.filter(
        attendance=OuterRef("attendance"), arrived_at__gte=OuterRef("left_at"), arrived_at__lt=until
    ).exclude(pk=OuterRef("pk"))
    stepped = AttendanceSpan.objects.filter(Exists(during), ~Exists(came_back), attendance__meeting=item.meeting_id)
    return out | set(stepped.filter(back_at_next=True).values_list("attendance", flat=True))
