"""When does a table meet, and who is in the room?"""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model, Versioned
from commontable.partnership.tables.models import SituationTable, Team


class Meeting(Versioned):
    """One meeting of a table: planned, open, closed."""

    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, related_name="meetings")
    starts_at = models.DateTimeField(_("starts at"))
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["table", "starts_at"], name="meetings_one_at_a_time"),
            models.UniqueConstraint(
                fields=["table"],
                condition=Q(opened_at__isnull=False, closed_at=None),
                name="meetings_one_open_per_table",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("opened_at")), name="meetings_close_after_open"
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None

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
