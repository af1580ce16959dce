"""What can be picked from a long list, and what of it is picked already?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    picked: bool = False
    hidden: bool = False


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

    @property
    def is_hidden(self) -> bool:
        return all(choice.hidden for choice in self.choices)


def found(groups: Iterable[Group], query: str) -> tuple[Group, ...]:
    """The groups with every choice hidden whose words do not hold the query.

    Hidden, not left out: what is picked must be sent along with what is being looked at.
    """
    words = query.casefold().split()
    return tuple(_marked(group, words) if words else group for group in groups)


def _marked(group: Group, words: list[str]) -> Group:
    choices = tuple(replace(one, hidden=not _holds(f"{group.label} {one.label}", words)) for one in group.choices)
    return Group(group.label, choices, searched=True)


def _holds(text: str, words: list[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)
