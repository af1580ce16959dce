"""What can be picked from a long list, and what of it is picked already?"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    picked: bool = False


@dataclass(frozen=True)
class Group:
    """Choices under one heading; a group stands open when something in it is picked or was searched for."""

    label: str
    choices: tuple[Choice, ...]
    searched: bool = False

    @property
    def picked(self) -> int:
        return sum(choice.picked for choice in self.choices)

    @property
    def is_open(self) -> bool:
        return self.searched or bool(self.picked)


def found(groups: Iterable[Group], query: str) -> tuple[Group, ...]:
    """The groups cut to the choices whose words contain the query; all of them for an empty query."""
    words = query.casefold().split()
    if not words:
        return tuple(groups)
    return tuple(kept for group in groups if (kept := _cut(group, words)).choices)


def _cut(group: Group, words: list[str]) -> Group:
    hits = tuple(choice for choice in group.choices if _holds(f"{group.label} {choice.label}", words))
    return Group(group.label, hits, searched=True)


def _holds(text: str, words: list[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)
