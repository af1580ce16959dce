"""What opens? Every holder's private key is tried on every wrapped key there is, and what it yields on every sealed text.

No rule, page or row policy is asked: this is somebody with a copy of the whole database and one holder's key.
"""

import logging
from collections.abc import Callable, Iterator
from uuid import UUID

from commontable.groundwork.access.actor import Actor, TeamSeat
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys import suites
from commontable.groundwork.keys.errors import KeyShredded, SealBroken
from commontable.groundwork.keys.holders import private_key
from commontable.groundwork.keys.models import HolderKey, HolderSecret, WrappedKey
from commontable.groundwork.keys.secret import Secret
from commontable.groundwork.keys.wraps import open_wrap, shares_for
from commontable.partnership.tables.models import Team
from commontable.response.identity.actions import context_of
from commontable.response.identity.models import OwnSection, SealedIdentity, SealedWords, YouthRecord
from commontable.response.identity.own_file import cell_of as section_cell
from commontable.response.identity.words_cell import cell_of
from commontable.response.identity.youth import context_of_youth
from commontable.response.interventions.plan_words import PlanWords
from tests.cast import Cast

Opened = tuple[str, UUID, UUID]
"""Compartment, subject, and the holder for whom it opens."""
Cell = tuple[tuple[str, UUID], bytes, bytes]
"""Compartment and subject, what the text is bound to, and its bytes."""


def _names() -> Iterator[Cell]:
    for row in SealedIdentity.objects.all():
        yield ("limited", row.pk), context_of(row).to_bytes(), bytes(row.sealed)


def _words() -> Iterator[Cell]:
    for row in SealedWords.objects.all():
        yield ("identity", row.draft_id), cell_of(row).to_bytes(), bytes(row.sealed)


def _plans() -> Iterator[Cell]:
    for row in PlanWords.objects.all():
        yield ("plan", row.situation_id), row.context.to_bytes(), bytes(row.sealed)


def _own_files() -> Iterator[Cell]:
    for row in OwnSection.objects.select_related("file"):
        yield ("identity", row.file_id), section_cell(row).to_bytes(), bytes(row.sealed)


def _youth() -> Iterator[Cell]:
    for row in YouthRecord.objects.all():
        yield ("youth_justice", row.pk), context_of_youth(row).to_bytes(), bytes(row.sealed)


SEALED: tuple[Callable[[], Iterator[Cell]], ...] = (_names, _words, _plans, _own_files, _youth)
"""Every kind of sealed text there is."""


class Tries:
    """What was tried is remembered by the bytes themselves: the same wrap and the same key open again or never."""

    def __init__(self, cast: Cast) -> None:
        self.people = [actor for actor in cast.actors.values() if actor.signed_in]
        self.privates: dict[UUID, tuple[UUID, suites.PrivateKey]] = {}
        """The holder and the private half, by the key pair's own identifier: an evening that is undone made its own."""
        self.wraps: dict[tuple[UUID, bytes, UUID], bytes | None] = {}
        self.texts: dict[tuple[bytes, bytes, bytes], bool] = {}

    def opening(self, tables: frozenset[UUID]) -> tuple[set[Opened], set[Opened]]:
        """What of the data keys opens, and what of the sealed texts."""
        with acting_as(everybody(tables)):
            self._learn_privates()
            wraps = list(WrappedKey.objects.select_related("data_key"))
            texts = [cell for kind in SEALED for cell in kind()]
        keys = self._keys(wraps)
        opened = {(wrap.data_key.compartment, wrap.data_key.subject_id, holder) for wrap, holder, _key in keys}
        read = {(*what, holder) for what, *cell in texts for _wrap, holder, key in keys if self._opens(key, *cell)}
        return opened, read

    def _keys(self, wraps: list[WrappedKey]) -> list[tuple[WrappedKey, UUID, bytes]]:
        new = [
            wrap
            for wrap in wraps
            if any((wrap.pk, bytes(wrap.sealed), each) not in self.wraps for each in self.privates)
        ]
        shares = shares_for(new) if new else {}
        for wrap in new:
            for pair, (_holder, private) in self.privates.items():
                known = (wrap.pk, bytes(wrap.sealed), pair)
                if known not in self.wraps:
                    self.wraps[known] = _tried(wrap, private, shares)
        return [
            (wrap, holder, key)
            for wrap in wraps
            for pair, (holder, _private) in self.privates.items()
            if (key := self.wraps[wrap.pk, bytes(wrap.sealed), pair]) is not None
        ]

    def _opens(self, key: bytes, context: bytes, sealed: bytes) -> bool:
        if (sealed, context, key) not in self.texts:
            self.texts[sealed, context, key] = _text_opens(key, context, sealed)
        return self.texts[sealed, context, key]

    def _learn_privates(self) -> None:
        """A team's is read by whoever sees all teams; a member's by that member alone."""
        made = dict(HolderKey.objects.values_list("pk", "holder_id"))
        self.privates = {pair: known for pair, known in self.privates.items() if pair in made}
        self._read_secrets()
        lacking = {made[pair] for pair in made.keys() - self.privates.keys()}
        for person in self.people:
            if person.member in lacking:
                with acting_as(person):
                    self._read_secrets()

    def _read_secrets(self) -> None:
        for secret in HolderSecret.objects.exclude(holder_key__in=self.privates).select_related("holder_key"):
            self.privates[secret.holder_key_id] = (secret.holder_key.holder_id, private_key(secret))


def _tried(wrap: WrappedKey, private: suites.PrivateKey, shares: dict[UUID, Secret]) -> bytes | None:
    logging.disable(logging.ERROR)  # most of it is not to open
    try:
        return bytes(open_wrap(wrap, private, shares))
    except (SealBroken, KeyShredded):
        return None
    finally:
        logging.disable(logging.NOTSET)


def _text_opens(key: bytes, context: bytes, sealed: bytes) -> bool:
    try:
        suites.open_field(key, context, sealed)
    except SealBroken:
        return False
    return True


def everybody(tables: frozenset[UUID]) -> Actor:
    """Sees every row of the key tables, as the file of the database does."""
    with acting_as(Actor(role="system", system_tables=tables)):
        teams = list(Team.objects.values_list("pk", "table_id"))
    seats = tuple(TeamSeat(team, table) for team, table in teams)
    return Actor(role="system", seats=seats, system_tables=tables)
