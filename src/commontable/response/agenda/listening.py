"""Who heard an item at a filter? Those whose time in the room meets the time the table was at it."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from commontable.partnership.meetings.models import Attendance, AttendanceKind, AttendanceSpan

from .models import FilterSpan, Item


def who_heard(item: Item, filter_number: int) -> QuerySet[Attendance]:
    """Everybody in the room or on the phone while the item was at that filter (2, 3 or 4), in order of team and name.

    Of a team others spoke for, nobody heard. Who left at the moment it began, or came at the moment it ended, did not.
    """
    still_on = Q(starts_at__gte=OuterRef("arrived_at")) | Q(ends_at=None) | Q(ends_at__gt=OuterRef("arrived_at"))
    at_it = FilterSpan.objects.filter(still_on, item=item, filter=filter_number)
    before_leaving = at_it.filter(starts_at__lt=OuterRef("left_at"))
    spans = AttendanceSpan.objects.filter(Q(Exists(at_it), left_at=None) | Q(Exists(before_leaving)))
    return (
        Attendance.objects.filter(Exists(spans.filter(attendance=OuterRef("pk"))), meeting=item.meeting_id)
        .exclude(kind=AttendanceKind.ON_BEHALF)
        .select_related("team__agency", "member__agency")
        .order_by("team__name", "member__name", "guest_name")
    )
