"""Which files of past situations were brought, how far is each, and how does a table map its columns?"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model, Versioned
from commontable.partnership.tables.models import SituationTable


class State(models.TextChoices):
    """How far a file is."""

    LOOKED_AT = "looked_at", _("looked at")
    WAITING = "waiting", _("waiting its turn")
    CHECKING = "checking", _("being checked")
    DONE = "done", _("brought in")
    WRONG = "wrong", _("rows are wrong, nothing was brought in")
    CANCELLED = "cancelled", _("cancelled")
    UNDONE = "undone", _("undone")


OPEN = (State.LOOKED_AT, State.WRONG)
RUNNING = (State.WAITING, State.CHECKING)


class Batch(Versioned):
    """One file. `columns` says which field each of its columns is; `settings` holds the order of days and what stands in
    for a role that no column names. Its rows are in parts until it is done, cancelled or undone.
    """

    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, related_name="batches")
    state = models.CharField(max_length=10, choices=State, default=State.LOOKED_AT)
    headings = models.JSONField(default=list)
    columns = models.JSONField(default=list)
    settings = models.JSONField(default=dict)
    rows = models.PositiveIntegerField(default=0)
    looked_at = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    bad = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at"]

    def ledger_place(self) -> dict[str, Any]:
        return {"table_id": self.table_id}


class BatchPart(Model):
    """So many rows of a file, as they were written; the identifier check found nobody in them."""

    batch = models.ForeignKey(Batch, on_delete=models.DB_CASCADE, related_name="parts")
    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING)
    place = models.PositiveIntegerField()
    rows = models.JSONField()

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["batch", "place"], name="past_part_once")]


class Mapping(Model):
    """What a table's headings mean, as its coordinator last said: heading in small letters, field."""

    table = models.OneToOneField(SituationTable, on_delete=models.DO_NOTHING, related_name="past_mapping")
    words = models.JSONField(default=dict)
