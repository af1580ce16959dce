"""What tells who the people of a draft are? Everything sealed of each, opened to be compared with and shown to nobody."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from commontable.groundwork.keys.rings import open_keys
from commontable.groundwork.keys.sealing import unseal
from commontable.response.situations.answers import Answers
from commontable.response.situations.crossing import named
from commontable.response.situations.models import Draft

from .actions import context_of
from .identifier_check import Own, own_of
from .limited import Limited
from .models import OwnSection, SealedIdentity, Section
from .own_file import cell_of
from .sections import CONTENTS, Capacity, Contacts, Guardians

TELLING = (Section.CONTACTS, Section.GUARDIANS, Section.CAPACITY)
"""The sections of our own file that hold a name, a number or an address."""


@dataclass(frozen=True)
class Somebody:
    """One person by letter: identity, and the ways and people around them that our own file names."""

    letter: str
    limited: Limited
    names: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def everybody(draft: Draft) -> list[Somebody]:
    """Everyone of the draft of whom something is sealed. Raises KeyNotHeld when the keys of the team are not lent."""
    rows = {row.pk: row for row in SealedIdentity.objects.filter(draft_id=draft.pk, team_id=draft.team_id)}
    kept = OwnSection.objects.filter(file__draft_id=draft.pk, file__team_id=draft.team_id, section__in=TELLING)
    sections = list(kept.select_related("file"))
    open_keys([*(row.data_key for row in rows.values()), *(each.file.data_key for each in sections)])
    signs = {UUID(each.id): sign for sign, each in named(Answers.from_json(draft.answers).people)}
    return [
        Somebody(
            signs.get(who, ""), _limited(rows.get(who)), *_around(each for each in sections if each.file_id == who)
        )
        for who in {*rows, *(each.file_id for each in sections)}
    ]


def own_of_all(people: Iterable[Somebody]) -> Own:
    """What must not stand in a text about these people."""
    people = list(people)
    return own_of(
        [name for each in people for name in (*each.limited.all_names(), *each.names)],
        [birth for each in people for birth in each.limited.all_birth()],
        [address for each in people for address in (*each.limited.all_addresses(), *each.places)],
        [way for each in people for way in each.ways],
    )


def _limited(row: SealedIdentity | None) -> Limited:
    return Limited.from_bytes(unseal(row.data_key, context_of(row), bytes(row.sealed))) if row else Limited()


def _around(sections: Iterable[OwnSection]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The names of those who answer or decide for a person, how they and the person are reached, and where."""
    names: list[str] = []
    ways: list[str] = []
    places: list[str] = []
    for row in sections:
        content: Any = CONTENTS[row.section].from_bytes(unseal(row.file.data_key, cell_of(row), bytes(row.sealed)))
        if isinstance(content, Capacity):
            names.append(content.decider_name)
        if isinstance(content, Guardians):
            names += [each.name for each in content.rows]
        if isinstance(content, Contacts | Guardians):
            ways += [each.detail for each in content.rows]
        if isinstance(content, Contacts):
            places += [each.detail for each in content.rows if each.kind == "place"]
    return tuple(filter(None, names)), tuple(filter(None, ways)), tuple(filter(None, places))
