"""How does a text read once nothing in it hides? Zero-width signs gone, look-alike letters and odd digits as they look."""

import re
import unicodedata
from dataclasses import dataclass

from .findings import Finding

UNSEEN = frozenset(["Cc", "Cf", "Cs", "Co", "Mn", "Me"])
"""Control, format and private signs, and marks that stand on another: no reader tells a word by them."""
DASHES = str.maketrans("‐‑‒–−﹣", "------")
LOOK_ALIKES = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХЗаеоѕіјрсухһԁԛԝьɡΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορτυχιкмтнв",
        "ABESIJKMHOPCTYX3aeosijpcyxhdqwbgABEZHIKMNOPTYXavoptuxikmthb",
        strict=True,
    )
)
"""Cyrillic and Greek letters that pass for Latin ones."""
WORD = re.compile(r"[^\W\d_]+")
LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


@dataclass(frozen=True)
class Plain:
    """The plain text, and where each of its signs starts and ends in the text as written."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def as_written(self, found: Finding) -> Finding:
        """The same finding where it stands in the text as written."""
        return Finding(self.starts[found.start], self.ends[found.end - 1], found.kind)


def plain(text: str) -> Plain:
    """Read the text plainly. A text of ordinary letters stays as it is."""
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for sign in _as_seen(text[start:end]):
            signs.append(sign)
            starts.append(start)
            ends.append(end)
    return Plain(WORD.sub(_in_one_script, "".join(signs)).translate(DASHES), tuple(starts), tuple(ends))


def _clusters(text: str):
    """Each sign with the marks that stand on it."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not unicodedata.category(text[place]).startswith("M"):
            if place > start:
                yield start, place
            start = place


def _as_seen(cluster: str) -> str:
    if cluster in "\n\t" or cluster.isascii():
        return " " if cluster == "\t" else cluster if cluster == "\n" or cluster.isprintable() else ""
    seen = unicodedata.normalize("NFKC", cluster) if cluster not in "…" else cluster
    return "".join(sign for sign in seen if unicodedata.category(sign) not in UNSEEN)


def _in_one_script(word: re.Match) -> str:
    """A word of two scripts, or of nothing but look-alikes, is read as the Latin word it passes for."""
    letters = word.group()
    if letters.isascii():
        return letters
    mixed = LATIN.search(letters) and any(sign in LOOK_ALIKES for sign in letters)
    if not mixed and (len(letters) < 2 or not all(sign in LOOK_ALIKES for sign in letters)):
        return letters
    return "".join(LOOK_ALIKES.get(sign, sign) for sign in letters)
