"""What does a text give away? The situation's own people first, then numbers and addresses, then what only warns."""

from collections.abc import Callable, Iterable

from .findings import Finding, Kind, Weight
from .names import find_names
from .outside import find_outside
from .own import Own, find_own
from .patterns import find_patterns
from .plain import plain
from .tokens import fold, tokens

PIECE, OVERLAP = 1200, 200
"""A long text is read in pieces that overlap, so that the time it takes grows with its length and no faster."""


def check(text: str, own: Own | None = None, known: Iterable[str] = ()) -> list[Finding]:
    """Findings in order of place, none over another; the heavier wins where two meet.

    `known` are names that identify nobody here: agencies, tables, areas. The text is read as it looks: signs that no
    reader sees and letters of another script that pass for Latin ones hide nothing.
    """
    read = plain(text)
    known = list(known)
    words = frozenset(each.folded for name in known for each in tokens(name))
    phrases = frozenset(fold(name) for name in known)
    layers: tuple[Callable[[str], list[Finding]], ...] = (
        lambda piece: find_own(piece, own or Own()),
        find_patterns,
        find_outside,
        lambda piece: find_names(piece, words, phrases),
    )
    kept: list[Finding] = []
    taken = bytearray(len(read.text))
    for layer in layers:
        for each in sorted(_in_pieces(layer, read.text), key=lambda found: (found.start, -found.end)):
            each = _rest_of(each, taken, read.text)
            if not any(taken[each.start : each.end]):
                taken[each.start : each.end] = b"\1" * (each.end - each.start)
                kept.append(read.as_written(each))
    return sorted(kept)


def _rest_of(found: Finding, taken: bytearray, text: str) -> Finding:
    """A run of names that begins in what was found already: what is left of it after that."""
    free = taken.find(0, found.start, found.end)
    if free <= found.start or found.kind is not Kind.NAME:
        return found
    while free < found.end and not text[free].isalpha():
        free += 1
    return Finding(free, found.end, found.kind) if free < found.end else found


def _in_pieces(layer: Callable[[str], list[Finding]], text: str) -> list[Finding]:
    found = set()
    for start, end in _pieces(text):
        found |= {Finding(start + each.start, start + each.end, each.kind) for each in layer(text[start:end])}
    return list(found)


def _pieces(text: str) -> Iterable[tuple[int, int]]:
    """Where each piece starts and ends: between two words, where there is such a place."""
    start = 0
    while len(text) - start > PIECE:
        end = max(text.rfind(" ", start + PIECE - OVERLAP, start + PIECE), start + PIECE - OVERLAP)
        yield start, end
        start = max(text.find(" ", end - OVERLAP, end), end - OVERLAP)
    yield start, len(text)


def is_clear(findings: Iterable[Finding]) -> bool:
    """Whether the text may cross: nothing is left that must be edited. Warnings are the writer's to weigh."""
    return all(each.weight is Weight.WARNS for each in findings)
