"""Whose names are typed small, without a capital?"""

import re
from itertools import pairwise

from .findings import Finding, Kind
from .known_words import OF_A_FAMILY, TITLES, names_nobody
from .lexicon import COMMON, RARE, frequency, is_cut_short, is_given_name, is_named_so, is_ordinary, is_rather_a_name
from .named_things import is_a_number_in_words
from .tokens import Token, fold
from .word_lists import folded, listed

KIN = listed("kin")
BODIES = listed("bodies")
FUNCTION_WORDS = listed("function_words")
BESIDE = listed("beside")
ROLES = folded("roles")
A_THING = listed("a_thing")
NO_ENDING = re.compile(
    r"(?:ie|ies|ose|oses|osis|itis|ites?|ines?|ols?|ismes?|isms?|tions?|als?|ics?|iques?|ings?|eds?|ers?|es|s|ent|ant)$"
)
"""How the words end that no dictionary has and that are no names: of illness, of medicine, of what is done."""
JOINED = frozenset(["jean", "marie", "anne", "pierre", "louis", "paul", "guy", "luc", "charles", "marc"])
"""What names joined by a stroke begin or end with."""
NOT_BY_AGE = KIN | TITLES | OF_A_FAMILY
"""Who has an age after it and is no name for that: "son, 29"."""
BEGINS = re.compile(r"(?:^|[.,;:!?\n] )$")
HERE = re.compile(
    r" (?:au|du|de l['’]|from|at|in|in unit|du) (?:app\.? ?|apt\.? ?|appart\.? ?|no\.? ?|#|unit |le )?\d"
    r"|,? (?:n['’]a|s['’]est|s['’]en|ne |est |a |va |veut |dit |crie |était |avait |boit |dort |pleure |refuse |menace |vient |is |has |was |says |said |won['’]?t |wants |called |isn['’]?t )"
)
"""Where somebody is, and what somebody does."""
AGED = re.compile(r"(?:,? \((?=\d)|, )(?:age |aged )?\d{1,2}(?:\)|,|;|\.| ?(?:y/?o|yrs?|years|ans)\b)")


def find_small(text: str, read: list[Token]) -> list[Finding]:
    """A name typed small: a given name that is no ordinary word, or a strange word after a relation or a title."""
    found = []
    for before, token in pairwise([None, *read]):
        if token is None or token.is_capital or len(token.folded) < 3 or names_nobody(token.folded):
            continue
        if is_a_number_in_words(token) or _is_of_ordinary_words(token):
            continue
        rather = is_rather_a_name(token.folded) and not (before is not None and before.folded in A_THING)
        if _is_of_two_names(token):
            found.append(Finding(token.start, token.end, Kind.NAME))
            continue
        aged = is_given_name(token.folded) and token.folded not in NOT_BY_AGE and bool(AGED.match(text, token.end))
        rather = rather or (aged and not (before is not None and before.folded in A_THING))
        rather = rather or (before is not None and before.folded in BESIDE and is_named_so(token.folded))
        rather = rather or _is_bare(token, text)
        if token.folded in FUNCTION_WORDS | BODIES or (is_ordinary(token.folded) and not rather):
            continue
        told = (
            aged
            or (before is not None and before.folded in BESIDE and not NO_ENDING.search(token.folded))
            or (
                before is not None
                and before.folded in KIN | TITLES
                and text[before.end : token.start].strip() in (",", "", "=", ".", ":")
                and not token.folded.endswith(("able", "ible", "ables", "ibles"))
            )
        )
        if told or (is_given_name(token.folded) and len(token.folded) > 3 and frequency(token.folded) < COMMON):
            found.append(Finding(token.start, token.end, Kind.NAME))
    return found


def _is_bare(token: Token, text: str) -> bool:
    """« urgent, gilles au 8 rue … »: a given name, seldom a word, that begins what is said without an article."""
    if not is_given_name(token.folded) or frequency(token.folded) >= RARE or token.folded in NOT_BY_AGE | ROLES:
        return False
    return bool(BEGINS.search(text[max(0, token.start - 12) : token.start]) and HERE.match(text, token.end))


def _is_of_ordinary_words(token: Token) -> bool:
    """« ex-conjoint », « demi-sœur »: every word that is joined is one, or is a relation."""
    parts = [fold(part) for part in token.text.split("-")]
    short = len(parts[0]) < 5 and is_cut_short(parts[0])
    known = len(parts) > 1 and all(is_ordinary(part) or part in KIN | OF_A_FAMILY for part in parts[1:])
    return known and (short or is_ordinary(parts[0])) and not all(is_given_name(part) for part in parts)


def _is_of_two_names(token: Token) -> bool:
    """« jean-guy »: two given names joined, of which one at least is seldom another word."""
    parts = [fold(part) for part in token.text.split("-")]
    if len(parts) != 2 or not all(len(part) > 2 and is_given_name(part) for part in parts):
        return False
    return not is_ordinary(token.folded) and any(part in JOINED or is_rather_a_name(part) for part in parts)
