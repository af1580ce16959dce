"""Which situations were brought in from a table's earlier records? They were decided before this product kept them."""

from django.db import models

from commontable.groundwork.access.models import Model
from commontable.partnership.tables.models import SituationTable

from .models import Situation


class PastSituation(Model):
    """A situation brought in with others of one file. `key` is a keyed digest that knows its row again, and tells nothing."""

    situation = models.OneToOneField(Situation, on_delete=models.DB_CASCADE, related_name="past")
    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING)
    batch = models.UUIDField(db_index=True)
    key = models.CharField(max_length=32)
    times_discussed = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["table", "key"], name="situations_past_once")]
