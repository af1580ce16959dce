"""What does a text give away? The situation's own people first, then numbers and addresses, then what only warns."""

import re
from collections.abc import Callable, Iterable

from .findings import Finding, Kind, Weight
from .known_words import names_nobody
from .names import find_names
from .outside import find_outside
from .own import Own, find_own
from .patterns import find_patterns
from .plain import plain
from .tokens import fold, tokens

type Layer = Callable[[str], list[Finding]]
"""One way of reading a text."""

type RestOf = Callable[[Finding, bytearray, str], list[Finding]]
"""What is left of a finding beside those before it."""

A_WORD = re.compile(r"[^\W\d_][\w'’\-]*")
PIECE, OVERLAP = 1200, 200
"""A long text is read in pieces that overlap, so that the time it takes grows with its length and no faster."""


def check(text: str, own: Own | None = None, known: Iterable[str] = (), further: Layer | None = None) -> list[Finding]:
    """Findings in order of place, none over another; the heavier wins where two meet.

    `known` are names that identify nobody here: agencies, tables, areas. `further` is another reader of names, asked
    last: it adds to what the rules found and takes nothing away. The text is read as it looks: signs that no
    reader sees and letters of another script that pass for Latin ones hide nothing.
    """
    read = plain(text)
    known = list(known)
    words = frozenset(each.folded for name in known for each in tokens(name))
    phrases = frozenset(fold(name) for name in known)
    layers: list[tuple[Layer, RestOf]] = [
        (lambda piece: find_own(piece, own or Own()), _rest_of),
        (find_patterns, _rest_of),
        (find_outside, _rest_of),
        (lambda piece: find_names(piece, words, phrases), _rest_of),
    ]
    if further:
        layers.append(
            (lambda piece: [each for each in further(piece) if _is_somebody(piece, each, words, phrases)], _free_words)
        )
    kept: list[Finding] = []
    taken = bytearray(len(read.text))
    for layer, rest_of in layers:
        for each in sorted(_in_pieces(layer, read.text), key=lambda found: (found.start, -found.end)):
            for part in rest_of(each, taken, read.text):
                taken[part.start : part.end] = b"\1" * (part.end - part.start)
                kept.append(read.as_written(part))
    return sorted(kept)


def _rest_of(found: Finding, taken: bytearray, text: str) -> list[Finding]:
    """The finding where nothing of it was found already; of a run of names that begins in such, what is left after it."""
    free = taken.find(0, found.start, found.end)
    if free > found.start and found.kind is Kind.NAME:
        while free < found.end and not text[free].isalpha():
            free += 1
        found = Finding(free, found.end, found.kind)
    return [] if found.start == found.end or any(taken[found.start : found.end]) else [found]


def _free_words(found: Finding, taken: bytearray, text: str) -> list[Finding]:
    """The finding where nothing of it was found already, else each word of it that was not."""
    if not any(taken[found.start : found.end]):
        return [found]
    words = [each.span() for each in A_WORD.finditer(text, found.start, found.end)]
    return [Finding(start, end, found.kind) for start, end in words if end - start > 1 and not any(taken[start:end])]


def _is_somebody(text: str, found: Finding, known: frozenset[str], phrases: frozenset[str]) -> bool:
    """Whether a further reader’s finding is no agency, place or medicine: those it takes for people now and then."""
    words = [each.folded for each in tokens(text[found.start : found.end])]
    named = any(len(word) > 1 and word not in known and not names_nobody(word) for word in words)
    return named and fold(text[found.start : found.end]) not in phrases


def _in_pieces(layer: Layer, text: str) -> list[Finding]:
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
