"""Which keys is this request lent? Without a ring nothing opens, whatever a template tries to show."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NoReturn, SupportsIndex
from uuid import UUID

from . import suites
from .contexts import Compartment
from .errors import KeyNotHeld, KeyShredded
from .holders import private_key
from .models import DataKey, HolderSecret, WrappedKey
from .secret import Secret
from .wraps import Shares, open_wrap, shares_for

_lent: ContextVar["Keyring | None"] = ContextVar("keyring", default=None)


class Keyring:
    """The compartments and holders lent for a while, and what was opened meanwhile. Never printed, stored or sent."""

    __slots__ = ("_opened", "_privates", "_shredded", "compartments", "holders")

    def __init__(self, compartments: Iterable[str], holders: Iterable[UUID]) -> None:
        self.compartments = frozenset(Compartment(each) for each in compartments)
        self.holders = frozenset(holders)
        self._privates: dict[tuple[UUID, int], suites.PrivateKey] = {}
        self._opened: dict[UUID, Secret] = {}
        self._shredded: set[UUID] = set()

    def __repr__(self) -> str:
        return f"<Keyring: {len(self.compartments)} compartments, {len(self.holders)} holders>"

    def __reduce_ex__(self, protocol: SupportsIndex) -> NoReturn:
        raise TypeError("A keyring is never stored or sent.")

    def open(self, data_key_id: UUID) -> Secret:
        """The data key. Raises KeyNotHeld when it was not released to a lent holder or is not of a lent compartment."""
        if not self.compartments:
            raise KeyNotHeld("no_keyring")
        if data_key_id not in self._opened:
            self.prepare([data_key_id])
        if data_key_id not in self._opened:
            raise KeyNotHeld(self._why_not(data_key_id))
        return self._opened[data_key_id]

    def prepare(self, data_key_ids: Iterable[UUID]) -> None:
        """Open whatever can be opened of these, in two queries and one look at the key store for a whole list."""
        wanted = set(data_key_ids) - self._opened.keys()
        wraps = WrappedKey.objects.filter(
            data_key_id__in=wanted, holder_id__in=self.holders, data_key__compartment__in=self.compartments
        ).select_related("data_key")
        self._take_privates({(wrap.holder_id, wrap.holder_key_version) for wrap in wraps})
        found = shares_for(wraps)
        for wrap in wraps:
            private = self._privates.get((wrap.holder_id, wrap.holder_key_version))
            # An origin sees the wraps of others; it has none of their private keys.
            if private is not None:
                self._take(wrap, private, found)

    def narrowed(self, holder: UUID) -> "Keyring":
        """A ring of the same compartments for one of the lent holders. Raises KeyNotHeld when it was not lent."""
        if holder not in self.holders:
            raise KeyNotHeld("not_ours")
        return self if self.holders == {holder} else Keyring(self.compartments, {holder})

    def forget(self) -> None:
        """Drop everything that was opened."""
        self._opened.clear()
        self._privates.clear()

    def _take(self, wrap: WrappedKey, private: suites.PrivateKey, found: Shares) -> None:
        try:
            self._opened[wrap.data_key_id] = open_wrap(wrap, private, found)
        except KeyShredded:
            self._shredded.add(wrap.data_key_id)

    def _take_privates(self, versions: set[tuple[UUID, int]]) -> None:
        if versions <= self._privates.keys():
            return
        secrets = HolderSecret.objects.filter(holder_key__holder_id__in=self.holders).select_related("holder_key")
        for secret in secrets:
            version = (secret.holder_key.holder_id, secret.holder_key.version)
            if version in versions - self._privates.keys():
                self._privates[version] = private_key(secret)

    def _why_not(self, data_key_id: UUID) -> str:
        if data_key_id in self._shredded:
            return "shredded"
        known = DataKey.objects.filter(pk=data_key_id).values_list("compartment", flat=True).first()
        return "other_compartment" if known and known not in self.compartments else "not_released"


@contextmanager
def lend(compartments: Iterable[str], holders: Iterable[UUID]) -> Iterator[Keyring]:
    """Lend a ring until the block ends. A ring lent inside another stands alone and adds nothing to it."""
    ring = Keyring(compartments, holders)
    token = _lent.set(ring)
    try:
        yield ring
    finally:
        _lent.reset(token)
        ring.forget()


def lent() -> Keyring:
    """The ring lent to whatever runs now. Raises KeyNotHeld when there is none."""
    ring = _lent.get()
    if ring is None:
        raise KeyNotHeld("no_keyring")
    return ring


def open_key(data_key_id: UUID) -> Secret:
    """The data key, from the lent ring. Raises KeyNotHeld."""
    return lent().open(data_key_id)


def open_keys(data_key_ids: Iterable[UUID]) -> None:
    """Make ready for a list: two queries now, not two a row. What is not held is passed over. Raises SealBroken."""
    lent().prepare(data_key_ids)
