"""What does one line of the ledger hold? Who, when, what and on what; never a fact about a person."""

from django.db import models
from django.db.models.functions import Now

from commontable.identifiers import new_id


class TransactionIdField(models.Field):
    """PostgreSQL's 64-bit transaction id (xid8): never reused, so an entry can be tied to its transaction."""

    def db_type(self, connection) -> str:
        return "xid8"


class Kind(models.TextChoices):
    """What sort of event an entry is."""

    DID = "did"
    SAW = "saw"
    REFUSED = "refused"
    SIGNED = "signed"


class Entry(models.Model):
    """One event. Identifiers and codes only; names are joined when read, by those who may.

    `details` holds codes, identifiers and whole numbers named by the action; never text a person typed.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    xact = TransactionIdField(db_default=models.Func(function="pg_current_xact_id"), editable=False)
    schema = models.PositiveSmallIntegerField(default=1)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    action = models.CharField(max_length=60)
    result = models.CharField(max_length=60, blank=True)
    role = models.CharField(max_length=10)
    account_id = models.UUIDField(null=True)
    member_id = models.UUIDField(null=True)
    agency_id = models.UUIDField(null=True)
    team_id = models.UUIDField(null=True)
    table_id = models.UUIDField(null=True)
    session = models.CharField(max_length=16, blank=True)
    subject_type = models.CharField(max_length=40, blank=True)
    subject_id = models.UUIDField(null=True)
    situation_id = models.UUIDField(null=True)
    stage = models.CharField(max_length=20, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["xact"], name="ledger_entry_xact"),
            models.Index(fields=["situation_id", "at"], name="ledger_entry_situation"),
            models.Index(fields=["account_id", "at"], name="ledger_entry_account"),
        ]


class Leaf(models.Model):
    """An entry's place in the hash tree, numbered from 0 without a gap once its transaction is settled."""

    number = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.DO_NOTHING, related_name="leaf")
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(number__gte=0), name="ledger_leaf_from_zero")]
