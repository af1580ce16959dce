"""What was destroyed with a "no", and what is left? Counts and key identifiers; of what was destroyed, nothing."""

from typing import Any

from django.db import models

from commontable.groundwork.access.models import Model
from commontable.partnership.tables.models import SituationTable
from commontable.response.situations.models import Situation

REMAINS = (
    "id",
    "number",
    "table",
    "year",
    "sequence",
    "list_place",
    "city",
    "stage",
    "kind",
    "originating_sector",
    "originating_type",
    "brought_at",
    "decided_at",
    "rejection_reason",
    "ended_at",
    "end_reason",
    "went_to",
    "version",
)
"""The columns of a situation that may hold something once it is cut. All others are empty."""


class Certificate(Model):
    """Rows destroyed by table, data keys destroyed by identifier, at one moment. The same stands in the ledger."""

    situation = models.OneToOneField(Situation, on_delete=models.DB_CASCADE, related_name="certificate")
    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING)
    at = models.DateTimeField()
    rows = models.JSONField()
    keys = models.JSONField(default=list)
    wraps = models.PositiveIntegerField(default=0)
    """How many keys that had been given to teams were taken from them."""

    def ledger_place(self) -> dict[str, Any]:
        return {"table_id": self.table_id, "situation_id": self.situation_id}
