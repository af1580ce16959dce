"""Is this an ordinary word, or a name? Word lists of two libraries, read once when first asked."""

import re
from functools import cache

from .tokens import fold
from .word_lists import lines, listed

ORDINARY = 15
"""How often a word must stand in the library's corpus before it counts as a word and not as somebody's name."""

ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "able", "less", "e", "ee", "ees")

COMMON = 20_000
"""From here on a word is so common that even its capital, where a sentence opens, does not make it a name."""


@cache
def frequency(folded: str) -> int:
    """How often the word stands in the corpora of English and of French, whichever is more."""
    return max(_frequencies("en").get(folded, 0), _frequencies("fr").get(folded, 0))


@cache
def is_ordinary(folded: str) -> bool:
    """Whether it is a word of either language and no proper name: as it stands, or inflected, or in the other spelling."""
    return any(each in _english() or _frequencies("fr").get(each, 0) >= ORDINARY for each in _spellings(folded))


def is_common(folded: str) -> bool:
    return frequency(folded) >= COMMON and is_ordinary(folded)


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
    stems = {folded} | {folded.removesuffix(end) for end in ENDINGS if len(folded) - len(end) > 2}
    stems |= {
        re.sub("ies$", "y", folded),
        re.sub("(.)\\1(?:ed|ing)$", r"\1", folded),
        re.sub("(?:ed|ing)$", "e", folded),
    }
    return stems | {each.replace("our", "or") for each in stems} | {re.sub("re$", "er", each) for each in stems}


MODERN = listed("modern")

FRENCH = tuple(frozenset(group.split()) for group in lines("french_nicknames"))


@cache
def _frequencies(language: str) -> dict[str, int]:
    from spellchecker import SpellChecker

    found: dict[str, int] = {}
    for word, count in SpellChecker(language=language).word_frequency.dictionary.items():
        found[fold(word)] = max(found.get(fold(word), 0), count)
    return found


@cache
def _english() -> frozenset[str]:
    """Words that the dictionaries write small; what they write with a capital alone is a proper name."""
    from english_words import get_english_words_set

    found = get_english_words_set(["web2", "gcide"], alpha=True)
    return frozenset(word for word in found if word.islower()) | MODERN


@cache
def _given_names() -> frozenset[str]:
    from gender_guesser.detector import Detector

    return frozenset(fold(name) for name in Detector(case_sensitive=False).names)
