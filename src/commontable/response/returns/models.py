"""Which returns were taken, and what was in them? Numbers, and a keyed digest of each field: no fact is kept twice."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from commontable.groundwork.access.models import Model
from commontable.partnership.tables.models import SituationTable
from commontable.response.situations.models import Situation


class Return(Model):
    """A table's record of a period was taken. `numbers` are the discussions that were in it, so that one gone shows."""

    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, related_name="returns")
    starts_on = models.DateField()
    ends_on = models.DateField()
    taken_at = models.DateTimeField()
    numbers = models.JSONField(default=list)
    to_put_right = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-taken_at"]
        constraints = [models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="returns_period")]

    def ledger_place(self) -> dict[str, Any]:
        return {"table_id": self.table_id}


class ReturnedLine(Model):
    """A discussion as it was in a return: of each field a keyed digest, which tells a change and not a fact.

    It goes with the situation: what is cut or destroyed leaves no trace here but its number.
    """

    taken = models.ForeignKey(Return, on_delete=models.DB_CASCADE, related_name="lines")
    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="returned")
    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING)
    digests = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["taken", "situation"], name="returns_a_discussion_once")]
