"""Whose names stand in the text, besides the situation's own people? It warns; the writer knows better."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from .findings import Finding, Kind
from .initials import find_initials, short_forms
from .joined import describes, is_joined, is_put_together
from .known_words import NAMES_NOBODY, OF_A_FAMILY, TITLES, names_nobody
from .lexicon import (
    ORDINARY,
    frequency,
    is_common,
    is_cut_short,
    is_given_name,
    is_ordinary,
    is_rather_a_name,
)
from .named_things import is_a_pet
from .nobody import BODIES, is_nobody
from .shaped import INITIALS, SHORT_WORDS, STOPPED, find_shaped, is_seen_doing
from .small import find_small
from .tokens import Token, fold, tokens
from .told import find_pairs, heads_a_note, is_kin_alone, is_told
from .word_lists import folded, listed

KIN = listed("kin")
PARTICLES = listed("particles")
DOES = listed("does")
DOES_MORE = folded("does_more")
"""What somebody does, right after a word that is a name and a word alike."""
SOMEBODY = folded("somebody")
ASIDE = re.compile(
    r"[ \u00a0](?:next door|upstairs|downstairs|across the hall|down the hall|d'en (?:haut|bas|face)|d’en (?:haut|bas|face))\b|, \d{1,2}(?: et \d{1,2})? ?(?:ans|yo|y/o|yrs)?[,.)]"
    r"| (?:a|aura|avait) \d{1,3} ans\b|, (?:sa|son|ma|mon|leur|la|le|l[\'’]|her|his|my|their|the) ?(?:petite? |ex-|grande? |belle-|beau-|demi-|arrière-|old |new )?(?:\w+ )?(?P<kin>[a-zà-ÿœ]+)[ ,.]"
)
"""After whoever opens a sentence and is told by where they live, or by their age."""
FUNCTION_WORDS = listed("function_words")
FORMAL = listed("formal")
THEIRS = listed("theirs")
ROLES = folded("roles")
AND = ("and", "et", "pis")
LONGEST_SHORT_FORM = 5
"""In a text of capitals a strange word up to so many letters is a short form as likely as a name."""
LONGEST_LETTERS = 7
"""A strange word in capitals that is longer stands for no body."""
MONTHS = frozenset(["jan", "march", "april", "may", "june", "august", "mars", "avril", "mai", "juin"])


def find_names(
    text: str, known_words: frozenset[str] = frozenset(), known_phrases: Iterable[str] = ()
) -> list[Finding]:
    """Each run of words that reads as somebody's name. `known` words and phrases identify nobody here."""
    read = [each for each in tokens(text) if not any(sign.isdigit() for sign in each.text)]
    if _is_shouted(text):
        titled = [after for before, after in pairwise(read) if _is_titled(before, after, text)]
        named = [_span([each]) for each in read if each in titled or _is_name_whatever_its_case(each, known_words)]
        return named + [Finding(*match.span(), Kind.NAME) for match in INITIALS.finditer(text)]
    known = Known(known_words, frozenset(known_phrases))
    short = short_forms(text)
    read = [each for each in read if len(each.text) > 1 or not any(start <= each.start < end for start, end in short)]
    spans = [_span(run) for run in _runs(text, read) if _reads_as_name(run, text, read, known)]
    return [*spans, *find_shaped(text), *find_initials(text), *find_pairs(text), *find_small(text, read)]


@dataclass(frozen=True)
class Known:
    """Folded words and whole phrases that name agencies, tables and areas of this installation."""

    words: frozenset[str]
    phrases: frozenset[str]


def _is_shouted(text: str) -> bool:
    """Typed in capitals: a capital says nothing then."""
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 20 and sum(sign.isupper() for sign in letters) > 0.7 * len(letters)


def _is_titled(before: Token, after: Token, text: str) -> bool:
    if len(before.text) == 1 and before.start and text[before.start - 1] == ".":
        return False
    return before.folded in FORMAL or (before.folded in TITLES and not is_ordinary(after.folded))


def _is_name_whatever_its_case(token: Token, known: frozenset[str]) -> bool:
    folded = token.folded
    if len(folded) < 3 or folded in known or names_nobody(folded) or folded in BODIES | FUNCTION_WORDS:
        return False
    if any(is_ordinary(fold(each)) or names_nobody(fold(each)) for each in re.split(r"^[DL]['’]|-", token.text)[1:]):
        return False
    if is_rather_a_name(folded):
        return True
    return not is_ordinary(folded) and (is_given_name(folded) or len(folded) > LONGEST_SHORT_FORM)


def _runs(text: str, read: list[Token]) -> list[list[Token]]:
    """Runs of capitalised words with nothing but a space, a point or a particle between them."""
    runs: list[list[Token]] = []
    for token in read:
        if not _may_be_part(token):
            continue
        if runs and _follows(text, runs[-1][-1], token):
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _may_be_part(token: Token) -> bool:
    first, *rest = re.split(r"['’\-]", token.text)
    return token.is_capital or bool(rest and rest[-1][:1].isupper() and fold(first) in PARTICLES)


def _follows(text: str, before: Token, token: Token) -> bool:
    between = text[before.end : token.start]
    if token.opens:
        return False
    known_word = is_common(token.folded) and not is_given_name(token.folded)
    if re.fullmatch(r"\.?[ \u00a0]", between):
        return not (len(before.text) == 1 and between.startswith(".") and known_word)
    if between == ", " and before.is_all_capitals and len(before.text) > 2:
        return not (is_ordinary(token.folded) and not is_given_name(token.folded))
    inside = [fold(each) for each in between.split()]
    return 0 < len(inside) <= 3 and "," not in between and all(each in PARTICLES for each in inside)


def _reads_as_name(run: list[Token], text: str, read: list[Token], known: Known) -> bool:
    if run[0].text == "Me" and len(run) > 1:
        run.pop(0)
        return True
    while run and _says_nothing(run[0], run, text, read):
        run.pop(0)
    if not run or fold(text[run[0].start : run[-1].end]) in known.phrases:
        return False
    if is_a_pet(run, text) or (len(run[0].text) == 1 and text[: run[0].start].endswith("/")):
        return False
    if run[0].folded in TITLES and len(run) > 1 and run[1].folded not in BODIES:
        run.pop(0)
        return len(run) > 1 or not run[0].is_all_capitals or len(run[0].text) > 3 or is_given_name(run[0].folded)
    if len(run) == 1 and run[0].opens and (is_seen_doing(run[0], text) or heads_a_note(run[0], text)):
        return True
    if (
        is_kin_alone(run)
        or is_nobody(run, text, read)
        or all(each.folded in known.words or names_nobody(each.folded) for each in run)
    ):
        return False
    named = _in_capitals(run) or any(_is_name(each, run, text, known.words) for each in run)
    return named or is_told(run, text, read)


def _is_told_aside(token: Token, text: str, read: list[Token]) -> bool:
    """ "Sunny next door", "Hope’s baby", "Rain, 15 ans,": an opening word that is a name too, and told like somebody."""
    if token.folded in KIN | TITLES | SOMEBODY | NAMES_NOBODY:
        return False
    if re.match(r"[’']s [a-z]", text[token.end : token.end + 4]):
        return not is_common(token.folded) or _next(token, read)[0].folded in KIN | OF_A_FAMILY
    aside = ASIDE.match(text, token.end)
    if is_common(token.folded) or not aside:
        return False
    return not aside["kin"] or fold(aside["kin"]) in KIN | OF_A_FAMILY | ROLES


def _says_nothing(token: Token, run: list[Token], text: str, read: list[Token]) -> bool:
    """A word whose capital comes from the sentence it opens."""
    if token.folded in FUNCTION_WORDS:
        return True
    if not token.opens or token.folded in TITLES or _in_capitals(run):
        return False
    told = is_given_name(token.folded) and (is_seen_doing(token, text) or _is_told_aside(token, text, read))
    told = told or heads_a_note(token, text)
    if len(run) == 1 and told:
        return False
    if len(run) == 1 and _is_cut_short(token):
        return not (_next(token, read) and _next(token, read)[0].folded in DOES | DOES_MORE)
    rather = is_rather_a_name(token.folded) or (is_given_name(token.folded) and frequency(token.folded) < ORDINARY)
    if rather and token.folded not in NAMES_NOBODY:
        return False
    if not is_given_name(token.folded) or "-t-" in token.text:
        return is_ordinary(token.folded) or names_nobody(token.folded) or is_joined(token)
    if len(run) > 1:
        return is_common(token.folded) and token.folded not in ("will", "may")
    return not _is_with_or_does(token, _next(token, read, 2)) and is_ordinary(token.folded)


def _next(token: Token, read: list[Token], how_many: int = 1) -> list[Token]:
    place = read.index(token) + 1
    return read[place : place + how_many]


def _is_cut_short(token: Token) -> bool:
    """ "Prev attempt", "Supt called": an opening word that a common word begins with."""
    return not is_given_name(token.folded) and len(token.text) < LONGEST_SHORT_FORM + 1 and is_cut_short(token.folded)


def _is_with_or_does(token: Token, after: list[Token]) -> bool:
    """ "Rose and her son", "Grace called": what somebody has or does, after a word that is a name too."""
    if len(after) > 1 and after[0].folded in AND and (after[1].folded in THEIRS or after[1].is_capital):
        return True
    seldom_else = not is_common(token.folded) and token.folded not in KIN | TITLES
    return bool(after) and after[0].folded in (DOES | DOES_MORE if seldom_else else DOES)


def _in_capitals(run: list[Token]) -> bool:
    """ "SMITH JOHN", "OSEI, Kwame": as registers write it."""
    first = run[0]
    if not (first.is_all_capitals and len(first.text) > 3 and 1 < len(run) <= 3):
        return False
    return any(is_given_name(each.folded) and not names_nobody(each.folded) for each in run[:2])


def _is_name(token: Token, run: list[Token], text: str, known: frozenset[str]) -> bool:
    folded = token.folded
    if folded in known or len(folded) < 2:
        return _initialled(run, text)
    if describes(token) or is_put_together(token):
        return False
    if names_nobody(folded) and not (len(run) > 1 and folded in MONTHS):
        return False
    if token.is_all_capitals and all(each is token or names_nobody(each.folded) for each in run):
        return len(folded) > 3 and (is_given_name(folded) or len(folded) > LONGEST_LETTERS) and not is_ordinary(folded)
    return is_given_name(folded) or not is_ordinary(folded)


def _initialled(run: list[Token], text: str) -> bool:
    """ "K. Osei", "T.J.", "Tyler B." """
    if any(
        fold(each.group()) in SHORT_WORDS and each.start() <= run[0].start < each.end()
        for each in STOPPED.finditer(text)
    ):
        return False
    whole = text[run[0].start : run[-1].end + 1].strip()
    return bool(
        re.fullmatch(
            r"(?:[A-ZÀ-Þ]\.\s?)+(?:[A-ZÀ-Þ][\w'’\-]+\W?)?|(?:[A-ZÀ-Þ]\.){2,}|[A-ZÀ-Þ][\w'’\-]+ [A-ZÀ-Þ]\.", whole
        )
    )


def _span(run: list[Token]) -> Finding:
    return Finding(run[0].start, run[-1].end, Kind.NAME)
