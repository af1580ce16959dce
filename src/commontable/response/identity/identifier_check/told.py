"""Whose names are words like any other, and told by the relation, the part played or the deed beside them?"""

import re

from .findings import Finding, Kind
from .known_words import NAMES_NOBODY, OF_A_FAMILY, TITLES, names_nobody
from .lexicon import is_common, is_given_name, is_ordinary
from .nobody import BODIES
from .tokens import Token, fold
from .word_lists import folded, listed

KIN = listed("kin")
DONE_TO = folded("done_to")
AIMED = folded("aimed") - {"comes", "came"}
SPOKEN_TO = folded("spoken_to")
CALLABLE = folded("callable")
ROLES = folded("roles")
NOT_AFTER_A_ROLE = folded("not_after_a_role")
STREET_NAMES = folded("street_names")
SOMEBODY = folded("somebody")
STATES = re.compile(
    r"(?:ed|ic|ing|ive|e|ee|es|able|al|ent|ant|ente|ante|eux|euse|less|ish|ous|ful|ible|eur|euse|ly|er|ian|ien|ienne|y/o|sp|dead|drunk|blind|deaf|mort|absent|unk|male|femelle|adult|adulte|old|sick|home|away)$"
)
"""How the words end that say how somebody is: "mom (Asleep)"."""
HEADS = re.compile(
    r"(?:, | \()(?:billet|ticket|dossier|file|dob|ddn|d\.o\.b|née?|born|barred|banned|nfa|sdf|no fixed|sans adresse|known to|connue? (?:de|du|des)|a regular|regular|une? habituée?|notre habituée?|nickname|surnom|aka|alias)\b"
    r"| (?:said|says|told|wants|texted|disclosed|a dit|m['’]a dit|nous a dit)\b",
    re.IGNORECASE,
)
"""After whoever a note is about: "Shorty, no fixed address"."""
PAIR = re.compile(
    r"(?:^|(?<=[.!?:;\n] ))(?P<one>[A-ZÀ-Þ][a-zà-ÿ]+) (?:and|et|pis|&) (?P<two>[A-ZÀ-Þ][a-zà-ÿ]+)(?= \(|, (?:\d|both|twins|age|tous|jum|sœur|soeur|fr[eè]re|sister|brother|siblings)"
    r"|,? (?:both|are|were|have|had|came|went|say|said|told|live|left|ran|slept|sont|ont|étaient|avaient|dorment|vivent|disent|veulent|want|refuse|refused|keep|share|stayed|got|showed|missed|disclosed|arrived|never|haven['’]t|didn['’]t|don['’]t|won['’]t|aren['’]t|weren['’]t)\b)"
)
"""Two that open a sentence and do something together."""


def is_told(run: list[Token], text: str, read: list[Token]) -> bool:
    """Whether what stands before a capital says that it is somebody's name, whatever word it is."""
    return _is_of_kin(run, text, read) or _is_done_to(run, text, read) or _is_of_a_role(run, text, read)


def is_kin_alone(run: list[Token]) -> bool:
    """ "Stepdad", "Nonna": a relation with a capital, and no name."""
    return len(run) == 1 and run[0].folded in KIN and not is_given_name(run[0].folded)


def heads_a_note(token: Token, text: str) -> bool:
    """ "Shorty, no fixed address", "Popeye, billet 81": what friends call whoever the note is about."""
    known = is_given_name(token.folded) or token.folded in STREET_NAMES
    return known and token.folded not in NAMES_NOBODY | TITLES and bool(HEADS.match(text, token.end))


def find_pairs(text: str) -> list[Finding]:
    """ "Grace and Faith (twins)": two names that are words, of which the sentence tells something together."""
    return [
        Finding(*match.span(name), Kind.NAME)
        for match in PAIR.finditer(text)
        if _are_two(fold(match["one"]), fold(match["two"]))
        for name in ("one", "two")
    ]


def _are_two(one: str, two: str) -> bool:
    if not (BODIES - {"river", "first"} | KIN | TITLES | SOMEBODY | CALLABLE).isdisjoint((one, two)):
        return False
    named = all(is_given_name(each) or each in STREET_NAMES for each in (one, two))
    return named and any(each not in NAMES_NOBODY for each in (one, two))


def _is_done_to(run: list[Token], text: str, read: list[Token]) -> bool:
    """ "tell Bishop to get help": a capital where somebody is called, hit or owed, whatever word it is."""
    place = read.index(run[0])
    if not place or run[0].opens or len(run) > 1 or run[0].is_all_capitals or len(run[0].text) < 3:
        return False
    if run[0].folded in CALLABLE | TITLES | BODIES | KIN or run[0].folded.removesuffix("s") in CALLABLE | BODIES:
        return False
    before, after = read[place - 1], read[place + 1 : place + 2]
    told = before.folded in DONE_TO or (place > 1 and _is_aimed_at(read[place - 2].folded, before.folded))
    if not told or text[before.end : run[0].start] != " ":
        return False
    return not (after and after[0].is_capital and text[run[0].end : after[0].start] == " ")


def _is_aimed_at(verb: str, word: str) -> bool:
    """ "yelled at", « parlé à »: before somebody, whatever word the name is."""
    return (word == "at" and verb in AIMED) or (word == "a" and verb in SPOKEN_TO)


def _is_of_kin(run: list[Token], text: str, read: list[Token]) -> bool:
    """ "son frère Réal", "girl Hyacinth", "Jr (2)", "mom (Sky)": a capital right after a relation or before an age."""
    place = read.index(run[0])
    if run[0].opens or len(run) > 1 or run[0].is_all_capitals or len(run[0].text) < 2 or "'" in run[0].text:
        return False
    if names_nobody(run[0].folded):
        return False
    if re.match(r" \(\d{1,2}(?: ?(?:y/?o|yrs?|ans|mos?))?\)", text[run[0].end : run[0].end + 10]):
        return True
    if not place:
        return False
    before = read[place - 1]
    if place > 1 and before.folded == "de" and read[place - 2].folded in KIN and run[0].text.startswith("St-"):
        return True
    if text[before.end : run[0].start] == " (" and text[run[0].end : run[0].end + 1] in (")", ","):
        return before.folded in KIN | SOMEBODY | OF_A_FAMILY and _is_called_so(run[0])
    if run[0].folded in NOT_AFTER_A_ROLE | BODIES or (before.folded in ROLES and run[0].folded in CALLABLE):
        return False
    return before.folded in KIN and not before.is_capital and text[before.end : run[0].start] == " "


def _is_called_so(token: Token) -> bool:
    given = is_given_name(token.folded) or token.folded in STREET_NAMES
    return given or (
        not STATES.search(token.folded) and token.folded not in CALLABLE | KIN | TITLES | BODIES | NOT_AFTER_A_ROLE
    )


def _is_of_a_role(run: list[Token], text: str, read: list[Token]) -> bool:
    """ "agente Pilon", "Officer Banks": a surname that is a word, after what somebody does for a living."""
    place = read.index(run[0])
    if not place or len(run) > 1 or run[0].opens or run[0].is_all_capitals or len(run[0].text) < 3:
        return False
    before, after = read[place - 1], read[place + 1 : place + 2]
    if before.folded in ("sociale", "social") and place > 1:
        before = read[place - 2]
        joined = text[before.end : run[0].start].strip() in ("social", "sociale")
    else:
        joined = text[before.end : run[0].start] in (" ", ". ")
    if not joined or before.folded not in ROLES or (before.is_capital and not before.opens):
        return False
    word = run[0].folded
    if names_nobody(word) or word in NOT_AFTER_A_ROLE | CALLABLE | BODIES | TITLES | KIN | ROLES:
        return False
    if is_common(word) and is_ordinary(word) and before.is_capital:
        return False
    return not (after and after[0].is_capital and text[run[0].end : after[0].start] == " ")
