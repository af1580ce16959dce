"""Is this an ordinary word, or a name? Word lists of libraries, read once when first asked."""

import re
from bisect import bisect
from functools import cache
from zoneinfo import available_timezones

from .tokens import fold
from .word_lists import folded as folded_words
from .word_lists import lines, listed

ORDINARY = 200
"""How often a word that no dictionary has must stand in the library's corpus before it counts as a word."""

RARE = 3_000
"""Below this a word that is a given name as well is more often the name, even typed small: "maria", "walter"."""

ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "able", "less", "e", "ee", "ees")

PREFIXES = ("contre", "anti", "auto", "multi", "micro", "inter", "hyper", "over", "under", "semi")

COMMON = 20_000
"""From here on a word is so common that even its capital, where a sentence opens, does not make it a name."""


@cache
def frequency(folded: str) -> int:
    """How often the word stands in the corpora of English and of French, whichever is more."""
    return max(_frequencies("en").get(folded, 0), _frequencies("fr").get(folded, 0))


@cache
def is_ordinary(folded: str) -> bool:
    """Whether it is a word of either language and no proper name: as it stands, or inflected, or in the other spelling."""
    words, proper = _dictionaries()
    if folded in words or folded in MODERN:
        return True
    if folded in _english() or _frequencies("fr").get(folded, 0) >= ORDINARY:
        return not is_rather_a_name(folded)
    if folded in proper:
        return False
    return any(each in _english() or each in words for each in _spellings(folded) | _stems(folded))


def is_rather_a_name(folded: str) -> bool:
    """Whether it is a given name that the dictionaries write with a capital, and seldom anything else."""
    return is_named_so(folded) and frequency(folded) < RARE


def is_named_so(folded: str) -> bool:
    """Whether it is a given name that the dictionaries write with a capital too."""
    return is_given_name(folded) and folded in _capitalised()


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


def _stems(folded: str) -> set[str]:
    """What is left of "contresens" without "contre": no stem of a given name."""
    stems = {folded.removeprefix(each) for each in PREFIXES if folded.startswith(each)}
    return set() if is_given_name(folded) else {each for each in stems if len(each) > 3}


@cache
def is_a_place(folded: str) -> bool:
    """Whether a country, a town or a city of the time zones is called so, and nobody: "Kosovo", "Wawa", "Kigali"."""
    return folded in _places() and not is_given_name(folded)


@cache
def is_cut_short(folded: str) -> bool:
    """Whether a common word begins so: "neighb", "lic"."""
    words = _common_words()
    place = bisect(words, folded)
    return len(folded) > 2 and place < len(words) and words[place].startswith(folded)


@cache
def _common_words() -> list[str]:
    return sorted({word for language in ("en", "fr") for word, n in _frequencies(language).items() if n >= RARE})


@cache
def _places() -> frozenset[str]:
    from holidays.registry import COUNTRIES

    cities = {fold(zone.rpartition("/")[2]) for zone in available_timezones() if "/" in zone}
    countries = {word for country in COUNTRIES for word in country.split("_") if len(word) > 3}
    return frozenset(cities | countries) | folded_words("towns")


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
def _dictionaries() -> tuple[frozenset[str], frozenset[str]]:
    """Words that a dictionary of either language writes small, and those that are written with a capital alone."""
    small = frozenset(_folded(word) for word in _entries() if word[:1].islower())
    capital = _capitalised() | frozenset(word.lower() for word in _english_words() if not word.islower())
    return small, capital - small


@cache
def _capitalised() -> frozenset[str]:
    return frozenset(_folded(word) for word in _entries() if word[:1].isupper())


@cache
def _entries() -> frozenset[str]:
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    factory = DefaultDictionaryFactory()
    return frozenset(word for language in ("en", "fr") for word in factory.get_dictionary(language) if len(word) > 1)


def _folded(word: str) -> str:
    return word.lower() if word.isascii() and word.isalpha() else fold(word)


@cache
def _english() -> frozenset[str]:
    """Words that the dictionaries write small; what they write with a capital alone is a proper name."""
    return frozenset(word for word in _english_words() if word.islower()) | MODERN


@cache
def _english_words() -> frozenset[str]:
    from english_words import get_english_words_set

    return frozenset(get_english_words_set(["web2", "gcide"], alpha=True))


@cache
def _given_names() -> frozenset[str]:
    from gender_guesser.detector import Detector

    return frozenset(fold(name) for name in Detector(case_sensitive=False).names)
