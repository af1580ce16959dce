"""How does a data key reach one holder? Sealed to its public key, then under the master key, then under its share.

The middle layer proves where a wrap was made: anybody could seal a key of their own choosing to a public key, put it
in the database and read what is later sealed with it. The outer layer opens with the data key's share alone, which is
in no database: see `shares`. Wraps made before there were shares lack it until the first start after.
"""

import logging
from collections.abc import Iterable, Mapping
from uuid import UUID

from . import shares, suites
from .contexts import canonical
from .errors import KeyShredded, SealBroken
from .holders import master_key
from .models import HolderKey, WrappedKey
from .secret import Secret
from .tally import opened

log = logging.getLogger(__name__)

type Shares = Mapping[UUID, Secret]


def seal_wrap(wrap: WrappedKey, holder_key: HolderKey, data_key: Secret, share: Secret) -> bytes:
    """The data key for this wrap's holder, in this wrap's place only."""
    context = _context(wrap)
    inner = suites.seal_to_holder(bytes(holder_key.public_key), context, data_key)
    return suites.seal_under_share(share, context, master_key().wrap(inner, context))


def open_wrap(wrap: WrappedKey, private: suites.PrivateKey, found: Shares) -> Secret:
    """The data key. Raises KeyShredded when its share is gone, and SealBroken, with a line in the log, when the wrap
    was altered, moved or made without the master key.
    """
    opened("wraps")
    context = _context(wrap)
    try:
        return suites.open_as_holder(
            private, context, master_key().unwrap(_without_share(wrap, context, found), context)
        )
    except SealBroken as broken:
        broken.data_key = wrap.data_key_id
        log.error("A wrapped key did not open: wrap %s, data key %s", wrap.pk, wrap.data_key_id)
        raise


def split(wrap: WrappedKey, share: Secret) -> bytes:
    """A wrap made before there were shares, put under the share of its data key. Needs no holder."""
    return suites.seal_under_share(share, _context(wrap), bytes(wrap.sealed))


def is_split(wrap: WrappedKey) -> bool:
    """Whether the wrap is under a share."""
    return suites.is_under_share(bytes(wrap.sealed))


def shares_for(wraps: Iterable[WrappedKey]) -> dict[UUID, Secret]:
    """The shares these wraps are under, in one look."""
    wanted = {wrap.data_key_id for wrap in wraps if is_split(wrap)}
    return shares.shares_of(wanted) if wanted else {}


def _without_share(wrap: WrappedKey, context: bytes, found: Shares) -> bytes:
    sealed = bytes(wrap.sealed)
    if not suites.is_under_share(sealed):
        return sealed
    if wrap.data_key_id not in found:
        raise KeyShredded
    return suites.open_under_share(found[wrap.data_key_id], context, sealed)


def _context(wrap: WrappedKey) -> bytes:
    compartment = wrap.data_key.compartment
    return canonical("wrap", wrap.data_key_id, compartment, wrap.holder_id, wrap.holder_key_version)
