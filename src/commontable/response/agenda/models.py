"""Which situations does this meeting hear, in which order?"""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model
from commontable.partnership.meetings.models import Meeting
from commontable.response.situations.models import Situation


class ItemKind(models.TextChoices):
    """Updates are heard first."""

    UPDATE = "update", _("Update")
    NEW = "new", _("New")


class Item(Model):
    """A situation on a meeting's agenda. `heard_at` is when the table turned to it; `done_at` when it moved on."""

    meeting = models.ForeignKey(Meeting, on_delete=models.DB_CASCADE, related_name="items")
    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="items")
    kind = models.CharField(max_length=10, choices=ItemKind)
    position = models.PositiveIntegerField()
    heard_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "situation"], name="agenda_situation_once"),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(heard_at__isnull=False, done_at=None),
                name="agenda_one_item_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(heard_at__isnull=False), name="agenda_done_after_heard"
            ),
        ]

    def ledger_place(self) -> dict[str, Any]:
        return self.situation.ledger_place()


class FilterSpan(Model):
    """When the table heard an item at a filter: from `starts_at` up to, and not at, `ends_at`."""

    item = models.ForeignKey(Item, on_delete=models.DB_CASCADE, related_name="filter_spans")
    filter = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["item"], condition=Q(ends_at=None), name="agenda_one_filter_at_a_time"),
            models.CheckConstraint(condition=Q(filter__in=(2, 3, 4)), name="agenda_filter_of_the_table"),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")), name="agenda_filter_ends_after_start"
            ),
        ]
