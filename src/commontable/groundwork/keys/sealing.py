"""How is something sealed, released, withdrawn and shredded? Called inside actions; no actions themselves."""

import logging
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from . import shares, suites
from .contexts import Compartment, Context
from .errors import KeyNotHeld, SealBroken
from .holders import newest_key
from .models import DataKey, Keystore, WrappedKey
from .rings import lent, open_key
from .secret import Secret
from .tally import opened
from .wraps import seal_wrap

log = logging.getLogger(__name__)


def new_data_key(
    compartment: Compartment, subject_id: UUID, holder_id: UUID, *, table_id: UUID, opened_by: Iterable[UUID] = ()
) -> UUID:
    """Make a data key that its maker alone can open; returns its id. Nothing need be lent to make one.

    `opened_by` names who opens it in the maker's place: members, of a team that keeps it and cannot read it.
    """
    data_key = DataKey.objects.create(
        compartment=Compartment(compartment),
        subject_id=subject_id,
        origin_id=holder_id,
        table_id=table_id,
        suite=suites.AES_256_GCM_PADDED,
    )
    key = suites.new_key()
    for holder in opened_by or [holder_id]:
        _wrap(data_key, key, holder, None)
    return data_key.pk


def seal(data_key_id: UUID, context: Context, text: bytes) -> bytes:
    """The text sealed for this one cell. Raises KeyNotHeld."""
    return suites.seal_field(open_key(data_key_id), context.to_bytes(), text)


def unseal(data_key_id: UUID, context: Context, sealed: bytes) -> bytes:
    """The text. Raises KeyNotHeld, or SealBroken, with a line in the log, when altered or of another cell."""
    key = open_key(data_key_id)
    opened("texts")
    try:
        return suites.open_field(key, context.to_bytes(), bytes(sealed))
    except SealBroken as broken:
        broken.data_key = data_key_id
        log.error(
            "A sealed value did not open: file %s, field %s, data key %s", context.file, context.field, data_key_id
        )
        raise


def release(data_key_id: UUID, *, from_holder: UUID, to_holder: UUID, grant_id: UUID | None) -> None:
    """Seal the key to another holder as well; pressed twice, the second does nothing. Raises KeyNotHeld, NoHolderKey.

    Only with the giving holder's own key: the table authorises, the originating team's member releases.
    """
    key = lent().narrowed(from_holder).open(data_key_id)
    _wrap(DataKey.objects.get(pk=data_key_id), key, to_holder, grant_id)


def withdraw(data_key_id: UUID, holder: UUID) -> bool:
    """Take the key from this holder; False if it did not hold it.

    Raises KeyNotHeld unless acting for that holder, for the key's origin, or as the system of its table.
    """
    deleted, _each = WrappedKey.objects.filter(data_key_id=data_key_id, holder_id=holder).delete()
    if not deleted:
        _require_keeper(data_key_id)
    return bool(deleted)


def renew_data_key(data_key_id: UUID) -> UUID:
    """A new key in the place of this one, sealed to all who hold it now; returns its id.

    Whoever held the old key once can open nothing that is sealed from now on. The caller seals its texts anew and then
    destroys the old one. Raises KeyNotHeld unless acting for the key's origin.
    """
    _require_keeper(data_key_id)
    old = DataKey.objects.get(pk=data_key_id)
    new = DataKey.objects.create(
        compartment=old.compartment,
        subject_id=old.subject_id,
        origin_id=old.origin_id,
        table_id=old.table_id,
        suite=suites.AES_256_GCM_PADDED,
    )
    key = suites.new_key()
    for wrap in WrappedKey.objects.filter(data_key_id=data_key_id).order_by("created_at"):
        _wrap(new, key, wrap.holder_id, wrap.grant_id)
    return new.pk


def holders_of(data_key_id: UUID) -> frozenset[UUID]:
    """Who holds the key, as far as this actor may know: its origin sees every holder, a holder itself."""
    return frozenset(WrappedKey.objects.filter(data_key_id=data_key_id).values_list("holder_id", flat=True))


def held_by(holders: Iterable[UUID], data_keys: Iterable[UUID]) -> frozenset[UUID]:
    """Which of these keys were given to one of these holders, in one query; whoever asks acts for them."""
    wraps = WrappedKey.objects.filter(holder_id__in=list(holders), data_key_id__in=list(data_keys))
    return frozenset(wraps.values_list("data_key_id", flat=True))


def withdraw_from(holders: Iterable[UUID], *, compartment: Compartment, subjects: Iterable[UUID]) -> int:
    """Take every key to these subjects in this compartment from these holders; returns how many wraps went.

    As the system of the table: whoever ends a team's part need not hold the keys it was given.
    """
    wraps = WrappedKey.objects.filter(
        holder_id__in=list(holders), data_key__subject_id__in=list(subjects), data_key__compartment=compartment
    )
    return wraps.delete()[0]


def withdraw_given(holder: UUID) -> int:
    """Take every key that others gave this holder; what it sealed itself stays its own. Returns how many wraps went.

    As the system of the tables concerned.
    """
    return WrappedKey.objects.filter(holder_id=holder).exclude(data_key__origin_id=holder).delete()[0]


def destroy(data_key_id: UUID) -> None:
    """Shred: no wrap is left, and once this is kept, no share: nothing sealed with this key opens again, in this
    database or an older copy of it. May be called twice.

    Raises KeyNotHeld unless acting for the key's origin or as the system of its table.
    """
    _require_keeper(data_key_id)
    shares.announce_end(data_key_id)
    WrappedKey.objects.filter(data_key_id=data_key_id).delete()
    DataKey.objects.filter(pk=data_key_id, live=True).update(live=False, destroyed_at=timezone.now())
    # Undone with the rest, the share stays; whatever stands in the way after, the sweep finishes it.
    transaction.on_commit(lambda: shares.forget([data_key_id]), robust=True)


def _require_keeper(data_key_id: UUID) -> None:
    """Locking asks the row policy for update: without it a refusal would look like there being nothing to do."""
    if DataKey.objects.select_for_update().filter(pk=data_key_id).first() is None:
        raise KeyNotHeld("not_ours")


def _wrap(data_key: DataKey, key: Secret, holder_id: UUID, grant_id: UUID | None) -> None:
    holder_key = newest_key(holder_id)
    wrap = WrappedKey(
        data_key=data_key,
        origin_id=data_key.origin_id,
        table_id=data_key.table_id,
        holder_id=holder_id,
        holder_key_version=holder_key.version,
        grant_id=grant_id,
    )
    wrap.sealed = seal_wrap(wrap, holder_key, key, _share_of(data_key))
    WrappedKey.objects.bulk_create([wrap], ignore_conflicts=True)


def _share_of(data_key: DataKey) -> Secret:
    if not shares.store_path().exists() and not Keystore.objects.exists():
        shares.create_store()
    return shares.new_shares([(data_key.pk, data_key.table_id)])[data_key.pk]


def seal_to(holder: UUID, context: Context, text: bytes, *, table_id: UUID) -> tuple[UUID, bytes]:
    """Seal a text to another holder under a new key of theirs: whoever seals it so cannot open it again.

    Returns the data key's id and the sealed text. Called as the system of the receiving table. Raises NoHolderKey.
    """
    key, subject = suites.new_key(), context.person or context.file
    data_key = DataKey.objects.create(
        compartment=context.compartment,
        subject_id=subject,
        origin_id=holder,
        table_id=table_id,
        suite=suites.AES_256_GCM_PADDED,
    )
    _wrap(data_key, key, holder, None)
    return data_key.pk, suites.seal_field(key, context.to_bytes(), text)
