"""Which key pair does a holder have? Made once, kept under the master key, opened only for its own members."""

from functools import lru_cache
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from . import suites
from .contexts import canonical
from .errors import NoHolderKey, PublicKeyReplaced, SealBroken
from .keyfile import Keyfile, KeyfileRefused, MasterKey, read_keyfile
from .models import HolderKey, HolderSecret
from .tally import opened


def ensure_holder_key(holder_id: UUID) -> HolderKey:
    """The holder's newest key, made now if there is none. Called by the action that sets a team up."""
    try:
        return newest_key(holder_id)
    except NoHolderKey:
        return make_key(holder_id, 1)


def newest_key(holder_id: UUID) -> HolderKey:
    """The key to seal to. Raises NoHolderKey, or PublicKeyReplaced when the master key did not endorse it."""
    newest = HolderKey.objects.filter(holder_id=holder_id, retired_at=None).order_by("-version").first()
    if newest is None:
        raise NoHolderKey
    _refuse_a_replaced_key(newest)
    return newest


def private_key(secret: HolderSecret) -> suites.PrivateKey:
    """The private half, ready for use. Raises SealBroken when it is not the pair of its public key's row."""
    opened("private")
    sealed = bytes(secret.sealed_private_key)
    return suites.load_private(master_key().unwrap(sealed, _private_context(secret.holder_key)))


def refuse_a_foreign_keyfile() -> None:
    """Called at start, as the system: raises KeyfileRefused when this database was sealed with another keyfile.

    Without it, a lost keyfile replaced by a new one would be noticed only by the first person who opens a name.
    """
    first = HolderKey.objects.order_by("created_at").first()
    try:
        if first is not None:
            _refuse_a_replaced_key(first)
    except PublicKeyReplaced:
        raise KeyfileRefused(
            _("This database was sealed with another keyfile. Put that one back; nothing was changed.")
        ) from None


def master_key() -> MasterKey:
    """The one place that knows where the master key is. A key service would be chosen here."""
    return _read_once(Path(settings.KEYFILE))


def forget_master_key() -> None:
    """The keyfile was changed by this process: read it again when it is next needed."""
    _read_once.cache_clear()


@lru_cache(maxsize=1)
def _read_once(path: Path) -> Keyfile:
    return read_keyfile(path)


def make_key(holder_id: UUID, version: int) -> HolderKey:
    """A new pair for the holder, as this version of theirs; the newest there is, if somebody was quicker."""
    private, public = suites.new_holder_pair()
    made = HolderKey(holder_id=holder_id, version=version, suite=suites.HPKE_MLKEM768_X25519, public_key=public)
    made.endorsement = master_key().wrap(b"", _public_context(made))
    # Two at once: the second waits for the first, writes nothing and finds the first one's key.
    HolderKey.objects.bulk_create([made], ignore_conflicts=True)
    newest = newest_key(holder_id)
    if newest.pk == made.pk:
        HolderSecret.objects.create(
            holder_key=made, sealed_private_key=master_key().wrap(private, _private_context(made))
        )
    return newest


def is_endorsed(key: HolderKey) -> bool:
    """Whether this installation made the public key of this row."""
    try:
        return master_key().unwrap(bytes(key.endorsement), _public_context(key)) == b""
    except SealBroken:
        return False


def _refuse_a_replaced_key(key: HolderKey) -> None:
    if not is_endorsed(key):
        raise PublicKeyReplaced


def _public_context(key: HolderKey) -> bytes:
    return canonical("holder public key", key.holder_id, key.version, key.suite, bytes(key.public_key))


def _private_context(key: HolderKey) -> bytes:
    return canonical("holder private key", key.holder_id, key.version, key.suite, bytes(key.public_key))
