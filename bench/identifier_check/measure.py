"""How often does the identifier check find what identifies, and how often is it wrong? Recall and precision a type.

Texts carry their answers as [type:text]. A finding is right when it overlaps an answer of its type; an answer is found
when a finding of its type overlaps it. Intervals are Wilson's at 95 %.

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
    misses = "--misses" in sys.argv
    for language in ("en", "fr"):
        report(language, texts(HERE / f"texts_{language}.txt"), misses=misses)


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


def report(language: str, samples: list[tuple[str, list[Finding]]], *, misses: bool) -> None:
    wanted, found, claimed, right = Counter(), Counter(), Counter(), Counter()
    clean = [text for text, answers in samples if not answers]
    for text, answers in samples:
        claims = check(text, known=KNOWN)
        for answer in answers:
            wanted[answer.kind] += 1
            if any(claim.kind == answer.kind and claim.overlaps(answer) for claim in claims):
                found[answer.kind] += 1
            elif misses:
                pass
        for claim in claims:
            claimed[claim.kind] += 1
            if any(claim.kind == answer.kind and claim.overlaps(answer) for answer in answers):
                right[claim.kind] += 1
            elif misses:
                pass
    sum(bool(check(text, known=KNOWN)) for text in clean)
    for kind in Kind:
        if wanted[kind] or claimed[kind]:
            pass


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
