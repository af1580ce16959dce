"""When does a table meet, and who is in the room?"""

from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model, QuerySet, Versioned
from commontable.partnership.agencies.models import Member
from commontable.partnership.tables.models import Dated, SituationTable, Team

PLANNED_MINUTES = 90
"""How long a meeting is planned for where nobody said otherwise."""


class MeetingKind(models.TextChoices):
    """Why a meeting is held: by the table's cadence, besides it, or because of an emergency."""

    REGULAR = "regular", _("Regular")
    EXTRA = "extra", _("Extra")
    CALL = "call", _("Emergency call")


class Cadence(Dated):
    """When a table meets: a weekday and local time, every so many weeks from the first such day on or after `starts_on`."""

    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, related_name="cadences")
    weekday = models.PositiveSmallIntegerField(_("day of the week"))
    """0 is Monday, as in datetime."""
    at = models.TimeField(_("time"))
    every_weeks = models.PositiveSmallIntegerField(_("every how many weeks"), default=1)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=PLANNED_MINUTES)

    class Meta(Dated.Meta):
        ordering = ["weekday", "at"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=Q(weekday__lte=6), name="meetings_cadence_on_a_weekday"),
            models.CheckConstraint(condition=Q(every_weeks__gte=1), name="meetings_cadence_in_weeks"),
            models.CheckConstraint(condition=Q(minutes__gte=1), name="meetings_cadence_takes_time"),
        ]

    def ledger_place(self) -> dict[str, Any]:
        return {"table_id": self.table_id}


class MeetingQuerySet(QuerySet):
    """Meetings as a table speaks of them."""

    def standing(self) -> Self:
        """The table's own: without those that were cancelled, and without emergency calls, which are of a few teams."""
        return self.filter(cancelled_at=None).exclude(kind=MeetingKind.CALL)


class Meeting(Versioned):
    """One meeting of a table: planned, open, closed; or planned and cancelled.

    One that the cadence made and nobody touched has version 1: a changed cadence may replace it.
    """

    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, related_name="meetings")
    kind = models.CharField(_("kind"), max_length=10, choices=MeetingKind, default=MeetingKind.REGULAR)
    cadence = models.ForeignKey(Cadence, on_delete=models.DO_NOTHING, null=True, related_name="meetings")
    starts_at = models.DateTimeField(_("starts at"))
    minutes = models.PositiveSmallIntegerField(_("planned minutes"), default=PLANNED_MINUTES)
    moved_from = models.DateTimeField(null=True)
    """The time it was first planned for, whenever it was moved."""
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_for = models.CharField(_("why it is cancelled"), max_length=20, blank=True)

    objects: ClassVar = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["table", "starts_at"],
                condition=Q(cancelled_at=None) & ~Q(kind=MeetingKind.CALL),
                name="meetings_one_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["table"],
                condition=Q(opened_at__isnull=False, closed_at=None) & ~Q(kind=MeetingKind.CALL),
                name="meetings_one_open_per_table",
            ),
            models.UniqueConstraint(
                F("cadence"), Coalesce(F("moved_from"), F("starts_at")), name="meetings_made_once_by_a_cadence"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("opened_at")), name="meetings_close_after_open"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None, cancelled_for="")
                | (Q(cancelled_at__isnull=False, opened_at=None) & ~Q(cancelled_for="")),
                name="meetings_cancelled_unopened_and_why",
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def first_planned_at(self) -> datetime:
        """When it was to begin before anybody moved it."""
        return self.moved_from or self.starts_at

    @property
    def ends_at(self) -> datetime:
        """When it is planned to end."""
        return self.starts_at + timedelta(minutes=self.minutes)

    def ledger_place(self) -> dict[str, Any]:
        return {"table_id": self.table_id}


class AttendanceKind(models.TextChoices):
    """As what somebody attends."""

    MEMBER = "member", _("member")
    ALTERNATE = "alternate", _("alternate")
    VISITOR = "visitor", _("visitor")
    INTERPRETER = "interpreter", _("interpreter")
    STUDENT = "student", _("student")
    ON_BEHALF = "on_behalf", _("on behalf")


GUESTS = (AttendanceKind.VISITOR, AttendanceKind.INTERPRETER, AttendanceKind.STUDENT)
"""They listen, and never hold a grant or a key."""


class AttendanceMode(models.TextChoices):
    """How somebody attends."""

    IN_ROOM = "in_room", _("in the room")
    PHONE = "phone", _("phone")


class Attendance(Model):
    """Somebody at a meeting; when they were there, the spans say.

    A member of an agency, for a team or as who runs the table; somebody without an account, by name; or, on behalf,
    a team nobody is there for. Of attendance noted before people were, only the team is known.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.DB_CASCADE, related_name="attendance")
    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, null=True, related_name="attendance")
    member = models.ForeignKey(Member, on_delete=models.DO_NOTHING, null=True, related_name="attendance")
    guest_name = models.CharField(_("name"), max_length=80, blank=True)
    guest_from = models.CharField(_("from"), max_length=80, blank=True)
    kind = models.CharField(_("as"), max_length=12, choices=AttendanceKind, default=AttendanceKind.MEMBER)
    mode = models.CharField(_("how"), max_length=8, choices=AttendanceMode, default=AttendanceMode.IN_ROOM)
    pledged = models.BooleanField(_("bound by the pledge"), default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="meetings_member_once"),
            models.UniqueConstraint(
                fields=["meeting", "team"], condition=Q(kind="on_behalf"), name="meetings_on_behalf_once"
            ),
            models.CheckConstraint(
                condition=Q(member=None) | Q(kind__in=["member", "alternate"], guest_name="", guest_from=""),
                name="meetings_member_is_no_guest",
            ),
        ]

    def ledger_place(self) -> dict[str, Any]:
        return {"table_id": self.meeting.table_id, "team_id": self.team_id}


class AttendanceSpan(Model):
    """From when to when somebody was there: from `arrived_at` up to, and not at, `left_at`.

    `back_at_next` marks leaving for one item: when the table turns to the next, another span begins by itself.
    """

    attendance = models.ForeignKey(Attendance, on_delete=models.DB_CASCADE, related_name="spans")
    arrived_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    back_at_next = models.BooleanField(default=False)

    class Meta:
        ordering = ["arrived_at"]
        constraints = [
            models.UniqueConstraint(fields=["attendance"], condition=Q(left_at=None), name="meetings_there_once"),
            models.CheckConstraint(
                condition=Q(left_at=None, back_at_next=False) | Q(left_at__gte=F("arrived_at")),
                name="meetings_left_after_arrival",
            ),
        ]


class CalendarFeed(Model):
    """A secret address at which a member's own calendar program reads when their tables meet. One works at a time."""

    member = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="calendar_feeds")
    token_hash = models.CharField(max_length=64, unique=True)
    """SHA-256 of the secret; the secret itself is shown once and kept nowhere."""
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    asked_from = models.DateTimeField(null=True)
    """Since when `asked` counts how often it was read."""
    asked = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member"], condition=Q(ended_at=None), name="meetings_one_feed_a_member"),
        ]
