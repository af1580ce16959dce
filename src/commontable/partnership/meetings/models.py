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
        """Without those that were cancelled."""
        return self.filter(cancelled_at=None)


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


class Presence(Model):
    """A team's presence at a meeting, from arrival until it leaves. The kind is a code of the vocabulary."""

    meeting = models.ForeignKey(Meeting, on_delete=models.DB_CASCADE, related_name="presences")
    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="presences")
    kind = models.CharField(_("how"), max_length=20)
    arrived_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "team"], condition=Q(left_at=None), name="meetings_present_once"
            ),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=F("arrived_at")), name="meetings_leave_after_arrival"
            ),
        ]


class CalendarFeed(Model):
    """A secret address at which a member's own calendar program reads when their tables meet. One works at a time."""

    member = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="calendar_feeds")
    token_hash = models.CharField(max_length=64, unique=True)
    """SHA-256 of the secret; the secret itself is shown once and kept nowhere."""
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member"], condition=Q(ended_at=None), name="meetings_one_feed_a_member"),
        ]
