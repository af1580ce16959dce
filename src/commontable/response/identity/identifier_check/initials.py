"""Whose first letters stand in the text, or whose name as a register has it, typed small: "D.M.", "tk said", "dasilva, inês"?"""

import re

from .beside import GENERIC
from .findings import Finding, Kind
from .known_words import MORE_NOBODY, NAMES_NOBODY, names_nobody
from .lexicon import COMMON, frequency, is_cut_short, is_given_name, is_ordinary
from .shaped import SHORT_SMALL, SHORT_WORDS
from .small import NO_ENDING
from .tokens import fold
from .word_lists import folded

LETTERS = folded("letters_small")
DOTTED = re.compile(r"(?<![\w.])[A-ZÀ-Þ]\.(?:[ -]?[A-ZÀ-Þ]\.){1,3}(?!\w)")
MEETS = re.compile(
    r"\b(?:meetings?|sponsors?|groups?|réunions?|chapter|members?|goes to|went to|attends|les A|A\.A\. and|and N\.A)\b",
    re.IGNORECASE,
)
"""Beside "A.A." and "N.A.", where people meet."""
SMALL_LETTERS = re.compile(
    r"(?:^|(?<=[.;!?:,] )|(?<=\bw )|(?<=\bw/ )|(?<=\bwith )|(?<=\bavec ))(?P<it>[a-z]{2}) (?:in custody|in hosp\w*|in psych|in remand|in jail|en garde à vue|en détention|(?:is |was |est |still |encore )?(?:awol|en fugue|missing)"
    r"|said|says|told|refused|refuses|wants|called|texted|disclosed|denies|denied|admits|admitted|left (?:the|with|her|his|at|in|group|home|prog\w*)|m['’]a dit|nous a dit|dit qu|veut|refuse|s['’]est)\b"
)
"""Two letters typed small before what somebody said, did, or where they are held."""
LISTED_SMALL = re.compile(
    r"(?<![\w@./’'\-])(?P<family>[a-zà-ÿ'’\-]{4,}), (?P<given>[a-zà-ÿ\-]{3,})(?=[,.;)]|\s*$| (?:and|et|dob|ddn|born|né|née|\d|\())"
)
"""As a register has it, typed small: "okafor, chidi"."""


def is_short_form(letters: str) -> bool:
    """Whether letters with stops stand for a body, a number, a calling or a country: "S.I.N.", "R.N.", "C.-B."."""
    word = fold(letters)
    if word in ("cb", "ipe"):
        return True
    if " " in letters or "-" in letters:
        return False
    return word in SHORT_WORDS or (len(word) > 2 and (word in NAMES_NOBODY or word in MORE_NOBODY))


def short_forms(text: str) -> list[tuple[int, int]]:
    return [each.span() for each in DOTTED.finditer(text) if _is_nobody(each, text)]


AGED = re.compile(r",? \(?\d{1,3}(?: ?(?:ans|y/?o|yrs?|years|mois)\b|[,).])")
"""An age after letters makes them somebody's, whatever else they stand for: "A.M., 15 ans"."""
BELONGS = re.compile(
    r"\b(?:frère|sœur|soeur|mère|père|conjointe?|blonde|chum|cousine?|tante|oncle|brother|sister|mother|father|partner|client|cliente)[ ,:]*$"
)


def _is_nobody(found: re.Match, text: str) -> bool:
    if AGED.match(text, found.end()) or BELONGS.search(text[max(0, found.start() - 14) : found.start()]):
        return False
    meets = fold(found.group()) in ("aa", "na") and bool(
        MEETS.search(text[max(0, found.start() - 20) : found.end() + 20])
    )
    return meets or is_short_form(found.group())


def find_initials(text: str) -> list[Finding]:
    """Each name of which the first letters are written, and each that is written small as in a register."""
    found = [Finding(*each.span(), Kind.NAME) for each in DOTTED.finditer(text) if not _is_nobody(each, text)]
    found += [
        Finding(each.start("it"), each.end("it"), Kind.NAME)
        for each in SMALL_LETTERS.finditer(text)
        if not _is_a_small_word(each["it"])
    ]
    return found + [
        Finding(*each.span(), Kind.NAME)
        for each in LISTED_SMALL.finditer(text)
        if _is_a_family(fold(each["family"])) and _is_given(fold(each["given"]))
    ]


def _is_a_small_word(letters: str) -> bool:
    return letters in LETTERS | SHORT_SMALL | SHORT_WORDS or names_nobody(letters)


def _is_a_family(word: str) -> bool:
    strange = not is_ordinary(word) and not names_nobody(word) and not is_cut_short(word)
    return strange and not NO_ENDING.search(word) and not GENERIC.search(word)


def _is_given(word: str) -> bool:
    return is_given_name(word) and frequency(word) < COMMON and not names_nobody(word)
