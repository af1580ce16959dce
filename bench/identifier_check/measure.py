"""How often does the identifier check find what identifies, and how often is it wrong? Recall and precision a type.

Texts carry their answers as [type:text]. A finding is right when it overlaps an answer of its type; an answer is found
when a finding of its type overlaps it. An address and the postal code after it are one: each is right for the other. Intervals are Wilson's at 95 %.

    .venv/bin/python -m bench.identifier_check.measure [--misses]
"""

import re
import sys
from collections import Counter
from math import sqrt
from pathlib import Path

from commontable.response.identity.identifier_check import Finding, Kind, check

HERE = Path(__file__).parent
MARKED = re.compile(r"\[(\w+):([^\]]+)\]")
KNOWN = (
    "Harbour Hospital",
    "Gerstein",
    "Salvation Army",
    "Fred Victor",
    "Covenant House",
    "St. Joseph's",
    "Armée du Salut",
)
Z = 1.96


def main() -> None:
    for file in sorted(HERE.glob("*.txt")):
        score = Score(texts(file))
        print(
            f"{file.name}: {len(score.samples)} texts; of {len(score.clean)} without anything, flagged {score.flagged()}"
        )
        for line in score.lines():
            print(f"  {line}")
        if "--misses" in sys.argv:
            print("\n".join(score.misses))


def texts(file: Path) -> list[tuple[str, list[Finding]]]:
    """Each text without its marks, and the answers."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [unmarked(line) for line in lines]


def unmarked(line: str) -> tuple[str, list[Finding]]:
    text, answers, last = "", [], 0
    for match in MARKED.finditer(line):
        text += line[last : match.start()]
        answers.append(Finding(len(text), len(text) + len(match[2]), Kind(match[1])))
        text, last = text + match[2], match.end()
    return text + line[last:], answers


class Score:
    """What was to find, what was found, what was claimed and what of it was right, by type."""

    def __init__(self, samples: list[tuple[str, list[Finding]]]) -> None:
        self.samples = samples
        self.clean = [text for text, answers in samples if not answers]
        self.wanted, self.found, self.claimed, self.right = Counter(), Counter(), Counter(), Counter()
        self.misses: list[str] = []
        for text, answers in samples:
            claims = check(text, known=KNOWN)
            self._count(text, answers, claims, self.wanted, self.found, "missed")
            self._count(text, claims, answers, self.claimed, self.right, "wrong")

    def _count(self, text, these, others, whole: Counter, part: Counter, word: str) -> None:
        for each in these:
            whole[each.kind] += 1
            if any(is_of_one_type(each, other) and each.overlaps(other) for other in others):
                part[each.kind] += 1
            else:
                self.misses.append(f"  {word} {each.kind}: {text[each.start : each.end]!r} in {text!r}")

    def flagged(self) -> str:
        return share(sum(bool(check(text, known=KNOWN)) for text in self.clean), len(self.clean))

    def lines(self) -> list[str]:
        kinds = [kind for kind in Kind if self.wanted[kind] or self.claimed[kind]]
        rows = [(kind, self.found[kind], self.wanted[kind], self.right[kind], self.claimed[kind]) for kind in kinds]
        rows.append(("all", self.found.total(), self.wanted.total(), self.right.total(), self.claimed.total()))
        return [f"{name:<8} recall {share(f, w)}   precision {share(r, c)}" for name, f, w, r, c in rows]


def is_of_one_type(one: Finding, other: Finding) -> bool:
    """Whether the writer has the same to edit: a postal code ends an address as often as it stands alone."""
    return one.kind == other.kind or {one.kind, other.kind} == {Kind.ADDRESS, Kind.POSTAL}


def share(part: int, whole: int) -> str:
    """The share with its count and Wilson's interval."""
    if not whole:
        return "none to find".ljust(32)
    p = part / whole
    middle = (p + Z * Z / (2 * whole)) / (1 + Z * Z / whole)
    half = Z * sqrt(p * (1 - p) / whole + Z * Z / (4 * whole * whole)) / (1 + Z * Z / whole)
    return f"{p:.3f} ({part}/{whole}; {max(middle - half, 0):.3f}–{min(middle + half, 1):.3f})".ljust(32)


if __name__ == "__main__":
    main()
