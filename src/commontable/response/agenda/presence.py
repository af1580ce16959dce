"""Who comes, steps out, comes back? Each press of a co-chair, of the coordinator, or of the member who is meant."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.session import as_system, moment
from commontable.groundwork.vocabulary.lists import picked
from commontable.partnership.meetings.attending import gone, present_teams, there_now
from commontable.partnership.meetings.models import (
    Attendance,
    AttendanceKind,
    AttendanceSpan,
    Meeting,
)
from commontable.partnership.tables.models import Seat, Team
from commontable.response.situations import grants
from commontable.response.situations.models import Grant, Recusal, Situation

from .models import FilterSpan, Item
from .rules import may_run_meeting

AWAY = ("absent", "left_item")


@action(may_run_meeting, records=("team", "kind"))
def mark_presence(meeting: Meeting, *, actor: Actor, team: UUID, kind: str) -> None:
    """Say how a team is in the room, or that it is not. Raises Invalid for a team of another table or a wrong code."""
    picked("presence", kind)
    if not Team.objects.filter(pk=team, table=meeting.table_id).exists():
        raise Invalid(_("That team does not sit at this table."))
    if kind in AWAY:
        let_out(meeting, there_now(meeting).filter(team=team), back_at_next=kind == "left_item")
    else:
        let_in(meeting, [_of_team(meeting, team, kind)])


def let_in(meeting: Meeting, coming: Iterable[Attendance]) -> None:
    """These are there from now on, and their teams may read the record of each item. Called inside an action."""
    now, here = moment(), set(there_now(meeting).values_list("pk", flat=True))
    with as_system(meeting.table_id):
        AttendanceSpan.objects.bulk_create(
            [AttendanceSpan(attendance=each, arrived_at=now) for each in coming if each.pk not in here]
        )
        let_read(meeting, present_teams(meeting))


def let_out(meeting: Meeting, leaving: QuerySet[Attendance], *, back_at_next: bool = False) -> None:
    """These are there no more; a team none of whose people are left reads nothing. Called inside an action."""
    with as_system(meeting.table_id):
        spans = AttendanceSpan.objects.filter(attendance__in=list(leaving), left_at=None)
        spans.update(left_at=moment(), back_at_next=back_at_next)
        seated = Grant.objects.filter(situation__items__meeting=meeting, why="seated")
        grants.end(seated.exclude(team__in=present_teams(meeting)))


def let_read(meeting: Meeting, teams: list[UUID]) -> None:
    """These teams may read the record of each item until they leave or the meeting closes. Called inside an action."""
    grants.open_record(Situation.objects.filter(items__meeting=meeting), teams, "seated")


def follow(item: Item) -> None:
    """The table turns to this item: who stepped out of the one before is back, who stepped out of this one goes again.

    Called inside an action, as the system: nobody else sees who stepped out of what.
    """
    meeting = Meeting.objects.get(pk=item.meeting_id)
    out = _stays_out(item)
    let_in(meeting, [each for each in _waiting(meeting) if each.pk not in out])
    let_out(meeting, there_now(meeting).filter(pk__in=out), back_at_next=True)


def _waiting(meeting: Meeting) -> QuerySet[Attendance]:
    """Who stepped out for one item, and has not come back since."""
    last = AttendanceSpan.objects.filter(attendance=OuterRef("pk")).order_by("-arrived_at", "-pk")
    return gone(meeting).filter(Exists(AttendanceSpan.objects.filter(pk=last.values("pk")[:1], back_at_next=True)))


def _stays_out(item: Item) -> set[UUID]:
    """Who recognised somebody in it, and who was out of it when the table left it."""
    recused = Recusal.objects.filter(situation=item.situation_id).values("member")
    out = set(Attendance.objects.filter(meeting=item.meeting_id, member__in=recused).values_list("pk", flat=True))
    heard = FilterSpan.objects.filter(item=item)
    until = heard.aggregate(at=Max("ends_at"))["at"]
    if until is None:
        return out
    during = heard.filter(starts_at__lte=OuterRef("left_at")).filter(
        Q(ends_at__gt=OuterRef("left_at")) | Q(starts_at=F("ends_at"), ends_at=OuterRef("left_at"))
    )
    came_back = AttendanceSpan.objects.filter(
        attendance=OuterRef("attendance"), arrived_at__gte=OuterRef("left_at"), arrived_at__lt=until
    ).exclude(pk=OuterRef("pk"))
    stepped = AttendanceSpan.objects.filter(Exists(during), ~Exists(came_back), attendance__meeting=item.meeting_id)
    return out | set(stepped.filter(back_at_next=True).values_list("attendance", flat=True))


def _of_team(meeting: Meeting, team: UUID, kind: str) -> Attendance:
    """The team's first regular member; of a team without accounts, somebody of it."""
    if kind == "on_behalf":
        found, _new = Attendance.objects.get_or_create(meeting=meeting, team_id=team, kind=AttendanceKind.ON_BEHALF)
        return found
    seat = Seat.objects.on(timezone.localdate()).filter(team=team).order_by("is_alternate", "member__name").first()
    if seat is None:
        found, _new = Attendance.objects.get_or_create(meeting=meeting, team_id=team, member=None)
        return found
    found, _new = Attendance.objects.get_or_create(
        meeting=meeting, member_id=seat.member_id, defaults={"team_id": team}
    )
    return found
