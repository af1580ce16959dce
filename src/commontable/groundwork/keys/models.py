"""Which keys exist, and who holds which? Holders, subjects and tables are opaque; no row opens by itself."""

from django.db import models
from django.utils import timezone

from commontable.identifiers import new_id

from .contexts import Compartment


class HolderKey(models.Model):
    """One version of a holder's public key: anyone signed in may seal to it. A holder is a team; keys knows no teams.

    `endorsement` proves, by the master key, that this installation made it: a key put in its place is refused.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    holder_id = models.UUIDField()
    version = models.PositiveSmallIntegerField(default=1)
    suite = models.PositiveSmallIntegerField()
    public_key = models.BinaryField()
    endorsement = models.BinaryField()
    created_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField(null=True)

    columns = {
        "id": ("open", "table", "holder"),
        "holder_id": ("protected", "table", "holder"),
        "version": ("open", "table", "holder"),
        "suite": ("open", "table", "holder"),
        "public_key": ("protected", "table", "holder"),
        "endorsement": ("protected", "table", "holder"),
        "created_at": ("protected", "table", "holder"),
        "retired_at": ("protected", "table", "holder"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["holder_id", "version"], name="keys_one_key_per_version"),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="keys_version_from_one"),
        ]


class HolderSecret(models.Model):
    """The private half of a holder's key, under the master key. Only the holder's own members can read the row."""

    holder_key = models.OneToOneField(HolderKey, models.DO_NOTHING, primary_key=True, related_name="secret")
    sealed_private_key = models.BinaryField()

    columns = {
        "holder_key": ("protected", "own", "holder"),
        "sealed_private_key": ("protected", "own", "holder"),
    }


class DataKey(models.Model):
    """One key for one compartment of one subject. The key itself is nowhere: only wraps of it exist, one per holder.

    `origin_id` is the holder that made it and alone releases it (a plan's key: any holder of it). `table_id` bounds
    which system work may withdraw or destroy it. Destroyed, the row stays as the proof that it is.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    compartment = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Compartment])
    subject_id = models.UUIDField()
    origin_id = models.UUIDField()
    table_id = models.UUIDField()
    suite = models.PositiveSmallIntegerField()
    created_at = models.DateTimeField(default=timezone.now)
    live = models.BooleanField(default=True)
    destroyed_at = models.DateTimeField(null=True)

    columns = {
        "id": ("protected", "few", "situation"),
        "compartment": ("protected", "few", "situation"),
        "subject_id": ("protected", "few", "situation"),
        "origin_id": ("protected", "few", "situation"),
        "table_id": ("protected", "few", "situation"),
        "suite": ("open", "few", "situation"),
        "created_at": ("protected", "few", "situation"),
        "live": ("protected", "few", "situation"),
        "destroyed_at": ("protected", "few", "situation"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(compartment__in=[each.value for each in Compartment]), name="keys_known_compartment"
            ),
            models.CheckConstraint(
                condition=models.Q(live=True, destroyed_at=None) | models.Q(live=False, destroyed_at__isnull=False),
                name="keys_live_or_destroyed",
            ),
            # The wraps refer to all four: their origin and table can never differ from the key's own, and a destroyed
            # key can have no wrap, not even one released at the same moment.
            models.UniqueConstraint(fields=["id", "origin_id", "table_id", "live"], name="keys_place_of_data_key"),
        ]
        indexes = [models.Index(fields=["subject_id"], name="keys_data_key_of_subject")]


class WrappedKey(models.Model):
    """A data key sealed to one holder. The row's existence is the release; deleting it is the withdrawal."""

    id = models.UUIDField(primary_key=True, default=new_id)
    # The database's own foreign key stands on four columns: migration 0002.
    data_key = models.ForeignKey(DataKey, models.DO_NOTHING, related_name="wraps", db_constraint=False, db_index=False)
    origin_id = models.UUIDField()
    table_id = models.UUIDField()
    live = models.BooleanField(default=True)
    holder_id = models.UUIDField()
    holder_key_version = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()
    grant_id = models.UUIDField(null=True)
    created_at = models.DateTimeField(default=timezone.now)

    columns = {
        "id": ("open", "few", "situation"),
        "data_key": ("protected", "few", "situation"),
        "origin_id": ("protected", "few", "situation"),
        "table_id": ("protected", "few", "situation"),
        "live": ("protected", "few", "situation"),
        "holder_id": ("protected", "few", "situation"),
        "holder_key_version": ("open", "few", "situation"),
        "sealed": ("protected", "few", "situation"),
        "grant_id": ("protected", "few", "situation"),
        "created_at": ("protected", "few", "situation"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["data_key", "holder_id"], name="keys_one_wrap_per_holder"),
            models.CheckConstraint(condition=models.Q(live=True), name="keys_wrap_of_live_key"),
        ]
        indexes = [models.Index(fields=["holder_id", "holder_key_version"], name="keys_wraps_by_version")]


class Keystore(models.Model):
    """Which key store this database belongs to. One row: with another store, or none, the site does not start."""

    id = models.UUIDField(primary_key=True)
    only = models.BooleanField(default=True, unique=True)
    bound_at = models.DateTimeField(default=timezone.now)
    all_split_at = models.DateTimeField(null=True)
    """When the last wrap made before there were shares was put under one."""

    columns = {
        "id": ("open", "system", "installation"),
        "only": ("open", "system", "installation"),
        "bound_at": ("open", "system", "installation"),
        "all_split_at": ("open", "system", "installation"),
    }

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(only=True), name="keys_one_store")]


class Comparison(models.Model):
    """A person compared the words of a holder's key with that holder, by another way than this software."""

    id = models.UUIDField(primary_key=True, default=new_id)
    holder_key = models.ForeignKey(HolderKey, models.DO_NOTHING, related_name="comparisons")
    member_id = models.UUIDField()
    at = models.DateTimeField(default=timezone.now)

    columns = {
        "id": ("protected", "staff", "holder"),
        "holder_key": ("protected", "staff", "holder"),
        "member_id": ("protected", "staff", "holder"),
        "at": ("protected", "staff", "holder"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["holder_key", "member_id"], name="keys_compared_once_by_each"),
        ]


class Alarm(models.Model):
    """Something sealed did not open as it should: the operator is told how often and of which sort, no more."""

    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.CharField(max_length=40)
    data_key_id = models.UUIDField(null=True)
    at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True)

    columns = {
        "id": ("protected", "system", "installation"),
        "code": ("protected", "system", "installation"),
        "data_key_id": ("protected", "system", "installation"),
        "at": ("protected", "system", "installation"),
        "seen_at": ("protected", "system", "installation"),
    }
