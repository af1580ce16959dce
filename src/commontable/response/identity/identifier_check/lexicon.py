"""Is this an ordinary word, or a name? Word lists of two libraries, read once when first asked."""

import re
from functools import cache

from .tokens import fold

ORDINARY = 15
"""How often a word must stand in the library's corpus before it counts as a word and not as somebody's name."""

COMMON = 20_000
"""From here on a word is so common that even its capital, where a sentence opens, does not make it a name."""


@cache
def frequency(folded: str) -> int:
    """How often the word stands in the corpora of English and of French, whichever is more."""
    return _frequencies().get(folded, 0)


def is_ordinary(folded: str) -> bool:
    """Whether it is a word of either language: as it stands, without a plural, or in the other spelling of English."""
    return any(frequency(each) >= ORDINARY for each in _spellings(folded))


def is_common(folded: str) -> bool:
    return frequency(folded) >= COMMON


def is_given_name(folded: str) -> bool:
    """Whether it is among the given names of the library's 54 countries."""
    return folded in _given_names()


@cache
def nicknames(folded: str) -> frozenset[str]:
    """Short forms and full forms of a given name, without the name itself."""
    from nicknames import NickNamer

    namer = NickNamer()
    full = set(namer.canonicals_of(folded))
    short = set(namer.nicknames_of(folded)).union(*(namer.nicknames_of(each) for each in full))
    pairs = set().union(*(group for group in FRENCH if folded in group))
    return frozenset({fold(each) for each in full | short | pairs} - {folded})


def _spellings(folded: str) -> set[str]:
    stems = {folded, folded.removesuffix("s"), folded.removesuffix("es"), folded.removesuffix("er")}
    return stems | {each.replace("our", "or") for each in stems} | {re.sub("re$", "er", each) for each in stems}


FRENCH = tuple(
    frozenset(group.split())
    for group in (
        "alexandre alex alexis sacha",
        "antoine tony toine",
        "benoit ben",
        "catherine cathy kate catou",
        "christian chris",
        "christophe chris cristo",
        "claude claudie",
        "daniel dan dany",
        "denise nini",
        "elisabeth elizabeth lise babette lili betty",
        "emmanuel manu emmanuelle",
        "francois frank francis franky",
        "francoise fanny",
        "frederic fred frederick",
        "gabriel gab gaby gabrielle",
        "genevieve ginette gen",
        "guillaume guy will",
        "isabelle isa zabelle",
        "jacques jacquot jack",
        "jacqueline jackie line",
        "jean jeannot john",
        "joseph jo jos",
        "laurent laurie",
        "louis loulou",
        "madeleine mado",
        "marguerite margot maggie",
        "marie mariette manon mimi",
        "mathieu matthieu mat matt",
        "maxime max maxim",
        "michel mike michou",
        "michele michelle mich",
        "mohamed mohammed muhammad mo med",
        "nicolas nico nick",
        "olivier oli",
        "patrick pat",
        "philippe phil",
        "pierre pierrot",
        "raymond ray",
        "samuel sam sammy",
        "sebastien seb",
        "stephane steph stephanie",
        "suzanne suzie suzon",
        "therese tess",
        "thomas tom",
        "valerie val",
        "veronique vero",
        "vincent vince",
        "yvonne vonne",
    )
)


@cache
def _frequencies() -> dict[str, int]:
    from spellchecker import SpellChecker

    found: dict[str, int] = {}
    for language in ("en", "fr"):
        for word, count in SpellChecker(language=language).word_frequency.dictionary.items():
            found[fold(word)] = max(found.get(fold(word), 0), count)
    return found


@cache
def _given_names() -> frozenset[str]:
    from gender_guesser.detector import Detector

    return frozenset(fold(name) for name in Detector(case_sensitive=False).names)
