"""Which random number stands for what, what changed since the last snapshot, and which snapshots were taken?

None of it ever leaves the database, and no person reads it.
"""

from typing import Any

from django.db import models

from commontable.groundwork.access.models import Model
from commontable.partnership.tables.models import SituationTable


class Numbered(models.TextChoices):
    """What has a number in snapshots."""

    SITUATION = "situation"
    PERSON = "person"
    MEETING = "meeting"
    CITY = "city"
    AGENCY = "agency"


class Number(Model):
    """The number drawn at random for one thing. It goes when the thing goes, or is no longer a decided situation's.

    `of` is the situation of a person. What belongs to no one table (an agency, a situation of the city) has no `table`.
    """

    kind = models.CharField(max_length=10, choices=Numbered)
    source = models.UUIDField()
    of = models.UUIDField(null=True, db_index=True)
    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, null=True, related_name="+")
    number = models.BigIntegerField(unique=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "source"], name="snapshot_numbered_once")]
        indexes = [models.Index(fields=["table", "kind", "number"], name="snapshot_in_order")]


class Changed(Model):
    """Something a snapshot may hold was written: a situation, a meeting, or somebody's attendance at one.

    Triggers of the database write it with every change; the taking that has read the change deletes it.
    """

    subject = models.UUIDField()


class Taking(Model):
    """A snapshot was taken: the folder it lies in, and a hash of everything around that its rows rest on."""

    taken_at = models.DateTimeField()
    folder = models.CharField(max_length=40, unique=True)
    is_full = models.BooleanField()
    basis = models.CharField(max_length=64)
    situations = models.PositiveIntegerField()
    taken_anew = models.PositiveIntegerField()
    """How many of them were read; the others were carried on."""

    class Meta:
        ordering = ["taken_at"]

    def ledger_place(self) -> dict[str, Any]:
        return {}
