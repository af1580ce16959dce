"""Is this the key store that the database belongs to? Said once, when both are new, and asked at each start."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from . import shares
from .keyfile import AES_256_GCM_MASTER
from .models import Keystore, WrappedKey
from .shares import KeystoreRefused
from .wraps import split

SOME = 200


def refuse_a_foreign_store() -> None:
    """Called at start: raises KeystoreRefused when the store is missing, open to others, or of another database."""
    bound = Keystore.objects.first()
    if bound is None:
        return
    if shares.store_id() != bound.pk:
        raise KeystoreRefused(_("This database belongs to another key store. Put that one back; nothing was changed."))


def is_bound() -> bool:
    """Whether the database belongs to a store already."""
    return Keystore.objects.exists()


def bind() -> None:
    """The database and the store that is there belong together from now on."""
    Keystore.objects.create(pk=shares.store_id())


def all_split() -> bool:
    """Whether every wrap made before there were shares is under one."""
    return Keystore.objects.exclude(all_split_at=None).exists()


def note_all_split() -> None:
    """No wrap is left without a share."""
    Keystore.objects.filter(all_split_at=None).update(all_split_at=timezone.now())


def unsplit() -> QuerySet[WrappedKey]:
    """The wraps, of those the acting system sees, that were made before there were shares."""
    return WrappedKey.objects.extra(where=[f"get_byte(keys_wrappedkey.sealed, 0) = {AES_256_GCM_MASTER}"])


def split_some() -> int:
    """Put the next few of them under a share; returns how many were."""
    wraps = list(unsplit().select_for_update(of=("self",)).select_related("data_key")[:SOME])
    found = shares.new_shares((wrap.data_key_id, wrap.table_id) for wrap in wraps)
    for wrap in wraps:
        wrap.sealed = split(wrap, found[wrap.data_key_id])
    WrappedKey.objects.bulk_update(wraps, ["sealed"])
    return len(wraps)
