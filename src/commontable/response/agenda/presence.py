"""Who comes, steps out, comes back? Each press of those who run the table, or of the member who is meant."""

from datetime import date
from typing import cast
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action, permitted
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.session import as_system, catch_up, moment
from commontable.groundwork.vocabulary.lists import picked
from commontable.partnership.agencies.models import Member
from commontable.partnership.meetings.attending import there_now
from commontable.partnership.meetings.models import GUESTS, Attendance, AttendanceKind, Meeting
from commontable.partnership.tables.models import CoChair, Coordinator, Seat, Team
from commontable.response.situations.models import Recusal, Situation

from .models import Item
from .room import let_in, let_out
from .rules import Place, may_attend, may_keep_attendance, may_recognise

AWAY = ("absent", "left_item")
ONES_OWN = ("in_room", "phone", *AWAY)
"""What a person can say of themselves."""


@action(may_keep_attendance, records=("team", "member", "attendance", "kind"))
def mark_presence(
    meeting: Meeting,
    *,
    actor: Actor,
    kind: str,
    team: UUID | None = None,
    member: UUID | None = None,
    attendance: UUID | None = None,
) -> None:
    """Say how somebody is there, or that they are not: a member, somebody listed already, or a whole team.

    A team comes in with its first regular member. Raises Invalid for whoever does not belong to this table.
    """
    picked("presence", kind)
    _belongs(meeting, team, member, attendance)
    if kind in AWAY:
        chosen = {"team": team, "member": member, "pk": attendance}
        meant = Attendance.objects.filter(meeting=meeting, **{k: v for k, v in chosen.items() if v})
        return let_out(meeting, meant, back_at_next=kind == "left_item")
    if kind == "visitor":
        raise Invalid(_("Add a visitor by name."))
    return let_in(meeting, [_in_mode(_coming(meeting, team, member, attendance, kind), kind)])


@action(may_attend, records=("kind",))
def mark_myself(place: Place, *, actor: Actor, kind: str) -> None:
    """Come in, step out of this item, leave: oneself. Raises Invalid for what nobody can say of themselves."""
    if kind not in ONES_OWN or actor.member is None:
        raise Invalid(_("That is no way of being present."))
    meeting = _locked(place, actor)
    mine = Attendance.objects.filter(meeting=meeting, member=actor.member)
    if kind in AWAY:
        return let_out(meeting, mine, back_at_next=kind == "left_item")
    with as_system(meeting.table_id):
        attendance = _in_mode(of_member(meeting, actor.member), kind)
    return let_in(meeting, [attendance])


@action(may_keep_attendance, records=("kind", "team", "pledged"))
def add_someone(
    meeting: Meeting,
    *,
    actor: Actor,
    name: str,
    kind: str,
    agency: str = "",
    team: UUID | None = None,
    pledged: bool = False,
) -> Attendance:
    """Let somebody in who has no account: a visitor, an interpreter, a student, or a person of a team.

    Raises Invalid for another kind, or a team of another table.
    """
    if kind not in (*GUESTS, AttendanceKind.MEMBER) or (kind == AttendanceKind.MEMBER and team is None):
        raise Invalid(_("Say as what this person is there."))
    if team:
        _belongs(meeting, team, None, None)
    added = Attendance.objects.create(
        meeting=meeting, team_id=team, guest_name=name, guest_from=agency, kind=kind, pledged=pledged
    )
    let_in(meeting, [added])
    return added


@action(may_keep_attendance)
def as_last_time(meeting: Meeting, *, actor: Actor) -> int:
    """Let in whoever was at the table's last meeting and still belongs to it; returns how many. No visitor."""
    last = Meeting.objects.filter(table=meeting.table_id, closed_at__isnull=False).exclude(pk=meeting.pk)
    before = last.exclude(kind="call").order_by("-closed_at").first()
    were = Attendance.objects.filter(meeting=before).filter(member__isnull=False) if before else ()
    still = set(_members_of(meeting.table_id, timezone.localdate()))
    there = set(there_now(meeting).values_list("member", flat=True))
    coming = [each.member_id for each in were if each.member_id in still - there]
    let_in(meeting, [of_member(meeting, member) for member in coming if member])
    return len(coming)


@action(may_recognise)
def recognise(situation: Situation, *, actor: Actor) -> None:
    """Step out of a situation for good, because one recognises somebody in it: no reason, and nobody else is told.

    From now on this member reads nothing of it; those they serve with do. Of an item now heard they step out.
    """
    member = cast(UUID, actor.member)  # the rule asks that somebody is signed in
    now_heard = Item.objects.filter(
        situation=situation, heard_at__isnull=False, done_at=None, meeting__closed_at=None
    ).select_related("meeting")
    meetings = [item.meeting for item in now_heard]
    with as_system(situation.table_id):
        Recusal.objects.bulk_create(
            [Recusal(situation=situation, table_id=situation.table_id, member_id=member, at=moment())],
            ignore_conflicts=True,
        )
    for meeting in meetings:
        let_out(meeting, Attendance.objects.filter(meeting=meeting, member=member), back_at_next=True)


def of_member(meeting: Meeting, member: UUID) -> Attendance:
    """This member's place at the meeting: for their team, or as who runs the table."""
    seats = Seat.objects.on(timezone.localdate()).filter(member=member, team__table=meeting.table_id)
    seat = seats.order_by("is_alternate", "team__name").first()
    alternate = bool(seat and seat.is_alternate)
    found, _new = Attendance.objects.get_or_create(
        meeting=meeting,
        member_id=member,
        defaults={
            "team_id": seat.team_id if seat else None,
            "kind": AttendanceKind.ALTERNATE if alternate else AttendanceKind.MEMBER,
        },
    )
    return found


def _coming(meeting: Meeting, team: UUID | None, member: UUID | None, attendance: UUID | None, kind: str) -> Attendance:
    if attendance:
        return Attendance.objects.get(pk=attendance)
    if member:
        return of_member(meeting, member)
    return _of_team(meeting, cast(UUID, team), kind)


def _of_team(meeting: Meeting, team: UUID, kind: str) -> Attendance:
    """The team's first regular member; of a team without accounts, somebody of it; or a team others speak for."""
    if kind == "on_behalf":
        found, _new = Attendance.objects.get_or_create(meeting=meeting, team_id=team, kind=AttendanceKind.ON_BEHALF)
        return found
    first = Seat.objects.on(timezone.localdate()).filter(team=team).order_by("is_alternate", "member__name").first()
    if first:
        return of_member(meeting, first.member_id)
    unnamed, _new = Attendance.objects.get_or_create(meeting=meeting, team_id=team, member=None, guest_name="")
    return unnamed


def _in_mode(attendance: Attendance, kind: str) -> Attendance:
    if kind != attendance.mode and kind in ("in_room", "phone"):
        attendance.mode = kind
        attendance.save(update_fields=["mode"])
    return attendance


def _locked(place: Place, actor: Actor) -> Meeting:
    """The meeting, held open: a member who comes in as it closes waits, and is then told that it closed."""
    with as_system(place.meeting.table_id):
        meeting = place.meeting.locked()
    permitted(may_attend, actor, Place(meeting))
    catch_up()
    return meeting


def _belongs(meeting: Meeting, team: UUID | None, member: UUID | None, attendance: UUID | None) -> None:
    if team and not Team.objects.filter(pk=team, table=meeting.table_id, is_guest=False).exists():
        raise Invalid(_("That team does not sit at this table."))
    if member and member not in _members_of(meeting.table_id, timezone.localdate()):
        raise Invalid(_("That person has no seat at this table."))
    if attendance and not Attendance.objects.filter(pk=attendance, meeting=meeting).exists():
        raise Invalid(_("That person is not listed at this meeting."))
    if not (team or member or attendance):
        raise Invalid(_("Say who is meant."))


def _members_of(table: UUID, today: date) -> list[UUID]:
    """Everybody with a seat at the table or who runs it."""
    sits = Seat.objects.on(today).filter(team__table=table).values("member")
    chairs = CoChair.objects.on(today).filter(table=table).values("member")
    coordinates = Coordinator.objects.on(today).filter(table=table).values("member")
    either = Q(pk__in=sits) | Q(pk__in=chairs) | Q(pk__in=coordinates)
    return list(Member.objects.filter(either).values_list("pk", flat=True))
