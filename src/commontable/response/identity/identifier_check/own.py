"""Does the text name one of the situation's own people? Exact, reversed, by initials, nicknames, without accents, one slip."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import OSA

from .findings import Finding, Kind
from .lexicon import is_common, is_given_name, is_ordinary, nicknames
from .plain import plain
from .tokens import Token, fold, tokens
from .word_lists import listed

SHORTEST_SLIP = 4
"""A name of three letters with one wrong letter is any other word; from four on a slip still tells."""
NOT_A_NAME = listed("not_a_name")
DIGITS = re.compile(r"\d")
AS_LETTERS = str.maketrans("013457", "oieast")
"""Digits that pass for letters."""
LETTERS_APART = re.compile(r"(?<!\w)[^\W\d_](?:[\s.\-_*'’]{1,3}[^\W\d_])+(?!\w)")
"""Letters standing alone in a row: "J.S.", "J S", "M a r i a"."""
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese."""
LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Own:
    """What must not stand in the text: words of names, of addresses, and runs of digits, all folded."""

    names: tuple[tuple[str, ...], ...] = ()
    whole: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    digits: frozenset[str] = frozenset()
    unspaced: frozenset[str] = frozenset()


def own_of(
    names: Iterable[str] = (), birth: Iterable[str] = (), addresses: Iterable[str] = (), contacts: Iterable[str] = ()
) -> Own:
    """Read an identity block: names in any form, birth dates, addresses, phone numbers and mail addresses as typed."""
    addresses, contacts = list(addresses), list(contacts)
    names = [way for name in names for way in dict.fromkeys((name, plain(name).text))]
    parts = [tuple(each.folded for each in tokens(name) if each.folded not in NOT_A_NAME) for name in names]
    letters = {way for name in names for way in _initials_of([each.text for each in tokens(name)])}
    places = {each.folded for address in addresses for each in tokens(address)}
    mail = {fold(contact) for contact in contacts if "@" in contact}
    numbers = {_digits(each) for each in [*birth, *contacts] if len(_digits(each)) >= 4}
    return Own(
        tuple(each for each in parts if each),
        frozenset(fold(name) for name in names),
        frozenset(letters | {way for name in parts for way in _initials_of(name)}),
        frozenset(word for word in places - NOT_A_NAME if len(word) > 2 and not word.isdecimal()) | mail,
        frozenset(numbers | {year for each in birth for year in re.findall(r"\d{4}", each)}),
        frozenset(part for name in names for part in [name, *name.split()] if len(part) > 1 and UNSPACED.search(part)),
    )


def find_own(text: str, own: Own) -> list[Finding]:
    """Every place where the text gives one of the situation's own people away."""
    read = tokens(text)
    found = [_finding(each) for each in read if _is_named(each, own)]
    found += [_pair(first, second) for first, second in pairwise(read) if _is_split(first, second, own)]
    found += [*_initials(text, own), *_spelled(text, own), *_numbers(text, own), *_run_together(text, own)]
    return found


def _is_named(token: Token, own: Own) -> bool:
    if len(token.folded) < 2 or token.folded in NOT_A_NAME:
        return False
    if token.folded in own.places and not is_common(token.folded):
        return True
    if {token.folded, "d" + token.folded} & own.whole or any(token.folded in _joined(name) for name in own.names):
        return True
    written = (
        token.folded,
        *(fold(part) for part in re.split(r"['’\-]", token.text)),
        token.folded.translate(AS_LETTERS),
    )
    return any(_is_name(token, each, part) for name in own.names for part in _forms(name) for each in written)


def _forms(name: Sequence[str]) -> set[str]:
    return set(name).union(*(nicknames(part) for part in name))


def _joined(name: Sequence[str]) -> set[str]:
    return {"".join(name), "".join(reversed(name))} | {a + b for a in name for b in name if a != b}


def _is_name(token: Token, spelled: str, part: str) -> bool:
    if spelled == part:
        # "will" and "may" are words too: only a capital makes them the name.
        return token.is_capital or not is_common(part)
    if min(len(spelled), len(part)) < SHORTEST_SLIP or OSA.distance(spelled, part, score_cutoff=1) > 1:
        return False
    if token.is_capital and (not token.opens or not is_common(spelled)):
        return True
    return (is_given_name(spelled) and not is_common(spelled)) or not is_ordinary(spelled)


def _is_split(first: Token, second: Token, own: Own) -> bool:
    """A name cut in two, "Mac Donald" for "MacDonald"; or two names that are ordinary words, side by side: "will grace"."""
    together = first.folded + second.folded
    return any(
        together in name or {first.folded, second.folded} <= set(name) for name in own.names if len(together) > 3
    )


def _initials(text: str, own: Own) -> list[Finding]:
    """ "J.S.", "J S" and "JS", in either order; of several names also the first and the last alone."""
    apart = [each for run in LETTERS_APART.finditer(text) for each in _windows(text, run, own.initials)]
    return apart + [
        _finding(each) for each in tokens(text) if _is_upper(each.text) and _letters(each.text) in own.initials
    ]


def _letters(text: str) -> str:
    return "".join(fold(letter) or letter for letter in LETTER.findall(text))


def _is_upper(text: str) -> bool:
    """Whether no letter is small: scripts without case have none."""
    return text.upper() == text and len(text) > 1


def _initials_of(name: Sequence[str]) -> set[str]:
    if len(name) < 2:
        return set()
    letters = "".join(_letters(part[0])[:1] for part in name)
    ends = letters[0] + letters[-1]
    return {letters, letters[::-1], ends, ends[::-1]}


def _run_together(text: str, own: Own) -> list[Finding]:
    """A name in a script that sets no space between words stands inside a run of its letters."""
    return [
        Finding(match.start(), match.end(), Kind.OWN)
        for name in own.unspaced
        for match in re.finditer(re.escape(name), text)
    ]


def _windows(text: str, run: re.Match, wanted: frozenset[str]) -> list[Finding]:
    places = [run.start() + letter.start() for letter in LETTER.finditer(run.group())]
    longest = max(map(len, wanted), default=0)
    spans = [
        places[start : start + size]
        for start in range(len(places))
        for size in range(2, longest + 1)
        if start + size <= len(places)
    ]
    return [
        Finding(span[0], span[-1] + 1, Kind.OWN)
        for span in spans
        if "".join(_letters(text[place]) for place in span) in wanted and text[span[0]].upper() == text[span[0]]
    ]


def _spelled(text: str, own: Own) -> list[Finding]:
    """A name spelled out letter by letter: "M a r i a", "M-A-R-I-A"."""
    parts = {part for name in own.names for part in name}
    runs = LETTERS_APART.finditer(text)
    return [Finding(run.start(), run.end(), Kind.OWN) for run in runs if _spells(fold(run.group()), parts)]


def _spells(letters: str, parts: set[str]) -> bool:
    return any(part in letters if len(part) > 2 else part == letters for part in parts)


def _numbers(text: str, own: Own) -> list[Finding]:
    runs = re.finditer(r"\d(?:[\s().\-/]{0,2}\d)*", text)
    return [Finding(run.start(), run.end(), Kind.OWN) for run in runs if _digits(run.group()) in own.digits]


def _digits(text: str) -> str:
    return "".join(DIGITS.findall(text))


def _finding(token: Token) -> Finding:
    return Finding(token.start, token.end, Kind.OWN)


def _pair(first: Token, second: Token) -> Finding:
    return Finding(first.start, second.end, Kind.OWN)
