"""What does a text give away? The situation's own people first, then numbers and addresses, then what only warns."""

from collections.abc import Iterable

from .findings import Finding, Weight
from .names import find_names
from .outside import find_outside
from .own import Own, find_own
from .patterns import find_patterns
from .tokens import fold, tokens


def check(text: str, own: Own | None = None, known: Iterable[str] = ()) -> list[Finding]:
    """Findings in order of place, none over another; the heavier wins where two meet.

    `known` are names that identify nobody here: agencies, tables, areas.
    """
    words = frozenset(each.folded for name in known for each in tokens(name))
    phrases = frozenset(fold(name) for name in known)
    layers = [
        find_own(text, own or Own()),
        find_patterns(text),
        find_outside(text),
        find_names(text, words, phrases),
    ]
    kept: list[Finding] = []
    for layer in layers:
        for each in sorted(layer, key=lambda found: (found.start, -found.end)):
            if not any(each.overlaps(other) for other in kept):
                kept.append(each)
    return sorted(kept)


def is_clear(findings: Iterable[Finding]) -> bool:
    """Whether the text may cross: nothing is left that must be edited. Warnings are the writer's to weigh."""
    return all(each.weight is Weight.WARNS for each in findings)
