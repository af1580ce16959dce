"""What stands beside a capital that no list knows, and makes it nobody? It is taken, lived in, or told in a row of things."""

import re
from itertools import pairwise, takewhile

from .known_words import TITLES, is_a_kind_of_thing
from .lexicon import is_given_name
from .tokens import Token
from .word_lists import folded, listed

PLACE_BEFORE = folded("place_before")
GOES = folded("goes")
INTO = frozenset(["from", "to", "de", "du", "d", "des", "a", "au", "aux", "en", "par", "at", "was"])
ALONG = folded("along")
FROM_WHOM = folded("from_whom") - {"took", "taken", "got", "gets", "get", "away", "ran", "runs", "run"}
"""What is sent by somebody: "a letter came from Osei"."""
LET_GO = listed("let_go")
CONFIDES = listed("confides")
RESTS_ON = listed("rests_on")
SPEAKS = listed("speaks")
TAKEN = folded("taken")
SOME = listed("some")
DOSES = folded("doses")
AFTER_A_THING = folded("after_a_thing")
GOES_ALONG = frozenset(["to", "a", "au", "back", "out", "home", "away", "in", "dans"])
"""After somebody who is taken somewhere: "takes Oyelaran home"."""
POURED = folded("poured")
STRENGTH = re.compile(r"[ \u00a0]\d+(?:[.,]\d+)? ?(?:mg|mcg|ml|g)\b")
OWNS = re.compile(r"[’']s\b")
GENERIC = re.compile(
    r"(?:azepam|azolam|azole|olol|pril|sartan|statine?|mycine?|cilline?|oxetine|prazole|idone|zepine|pentine?|triptan|barbital|codone|morphone|fentanil"
    r"|pidem|clone|azine|setron|glitazone|gliptine?|gliflozine?|parine?|xaban|umab|imab|mabe?|vir|piprazole|apine|peridol|orphine|caine|adone|tadine|phylline|thiazide|semide)$"
)
"""How the names of medicines end, whoever makes them."""
SHORTEST_GENERIC = 8
AND = frozenset(["and", "or", "et", "ou", "pis", "plus", "then", "puis"])
IN_A_ROW = re.compile(r", ?|/| & | \+ |[ \u00a0]")


def is_nobody_beside(run: list[Token], text: str, read: list[Token]) -> bool:
    """Whether what stands before or after it says that it is a thing or a place."""
    if OWNS.match(text, run[-1].end):
        return False
    before = _before(run, text, read)
    if before[-1:] and before[-1] in SPEAKS and len(run) == 1:
        return True
    return _is_where(run, before) or (
        _is_unknown(run) and (_is_used(run, before, text, read) or _is_in_a_row(run, text, read))
    )


def _is_unknown(run: list[Token]) -> bool:
    """No given name is in it: only a word that no list has, of which where it stands must tell whether it is somebody."""
    return not any(is_given_name(each.folded) or each.folded in TITLES for each in run)


def _before(run: list[Token], text: str, read: list[Token]) -> list[str]:
    """The words before the run, where nothing but a space or an article cut short is between."""
    place = read.index(run[0])
    if not place or text[read[place - 1].end : run[0].start].strip(" \u00a0’'ld"):
        return []
    return [each.folded for each in read[max(0, place - 4) : place]]


def _after(run: list[Token], text: str, read: list[Token]) -> str:
    place = read.index(run[-1]) + 1
    follows = place < len(read) and not text[run[-1].end : read[place].start].strip(" \u00a0-’'")
    return read[place].folded if follows else ""


def _is_where(run: list[Token], before: list[str]) -> bool:
    """ "in Punjab", "moved to Malton", "released from Roy McMurtry": where somebody is, and comes from, and goes."""
    *_earlier, verb, last = ["", "", *before]
    if len(run) > 3 or not before:
        return False
    if (last == "on" and verb in ALONG) or (last == "from" and verb in LET_GO):
        return True
    if last in PLACE_BEFORE and (last == "in" or _is_unknown(run)):
        return verb not in CONFIDES
    sent = last in ("from", "de", "d") and not FROM_WHOM.isdisjoint(before[:-1])
    return _is_unknown(run) and last in INTO and not GOES.isdisjoint(before[-3:-1]) and not sent


def _is_used(run: list[Token], before: list[str], text: str, read: list[Token]) -> bool:
    """ "takes Xarelto", "on Bumble", "Trulicity shot", "Rexall pharmacy": taken, used, or named so."""
    if len(run) > 2:
        return False
    after = _after(run, text, read)
    return _is_a_medicine(run, after, text) or _is_named_so(run, after) or _is_taken(["", "", *before], after)


def _is_a_medicine(run: list[Token], after: str, text: str) -> bool:
    generic = any(GENERIC.search(each.folded) and len(each.folded) >= SHORTEST_GENERIC for each in run)
    return generic or after in DOSES or bool(STRENGTH.match(text, run[-1].end))


def _is_named_so(run: list[Token], after: str) -> bool:
    """ "the Juravinski clinic": not where it opens a sentence alone, for there a family has a team and a unit too."""
    return after in AFTER_A_THING and not (run[0].opens and len(run) == 1 and "-" not in run[0].text)


def _is_taken(before: list[str], after: str) -> bool:
    *_earlier, verb, last = before
    if last == "on":
        return verb not in RESTS_ON
    if last == "of":
        return verb == "out"
    if last in POURED:
        return True
    return (last in TAKEN or (last in SOME and verb in TAKEN)) and after not in GOES_ALONG


def _is_in_a_row(run: list[Token], text: str, read: list[Token]) -> bool:
    """ "Metformin, Jardiance and Trulicity": what stands in a row with things is one."""
    place = read.index(run[0])
    rows = (_row(read[place:], text), _row(read[place::-1], text))
    return len(run) == 1 and any(is_a_kind_of_thing(each.folded) for row in rows for each in row)


def _row(read: list[Token], text: str) -> list[Token]:
    """The capitals that follow one another with a comma or an "and" between, from the first of these on, without it."""
    pairs = takewhile(lambda pair: _goes_on(*pair, text), pairwise(read))
    return [near for _last, near in pairs if near.is_capital]


def _goes_on(last: Token, near: Token, text: str) -> bool:
    between = text[min(near.end, last.end) : max(near.start, last.start)]
    if near.folded in AND:
        return between == " "
    beside = last.folded in AND or not between.isspace()
    return beside and near.is_capital and not near.opens and bool(IN_A_ROW.fullmatch(between))
