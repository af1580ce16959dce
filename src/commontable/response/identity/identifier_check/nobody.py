"""Which capitals are nobody’s? A title alone, a place, a body, a thing, a word cut short."""

import re

from .beside import is_nobody_beside
from .known_words import OF_A_FAMILY, TITLES, names_nobody
from .lexicon import is_common, is_cut_short, is_given_name, is_ordinary
from .named_things import names_a_thing
from .placed import is_placed
from .tokens import Token, fold
from .word_lists import lines, listed

BODIES = listed("bodies")
STREETS = listed("streets")
NAMED_BODIES = listed("named_bodies")
JOINS = listed("joins")
NAMED_AFTER = frozenset(fold(line) for line in lines("named_after"))
OF_SURNAMES = ("Mc", "Mac", "De", "Di", "La", "Le", "Van", "Du", "Da", "Fitz", "O", "St", "Del")
SAINT = ("st", "ste", "saint", "sainte")
OF_SOMEBODY = ("a", "an", "his", "my", "their", "our", "un", "une", "son", "sa", "ses", "mon", "ma", "leur", "leurs")
POURED = re.compile(
    r"\b(?:bottles?|mickeys?|cans?|glass|shots?|bouteilles?|canettes?|verres?) (?:of |de |d['’])$", re.IGNORECASE
)


def is_nobody(run: list[Token], text: str, read: list[Token]) -> bool:
    """A title alone, a place, a body, a thing, a word cut short."""
    return (
        all(each.folded in TITLES for each in run)
        or _names_a_place(run, text, read)
        or _is_a_saints_house(run, text)
        or is_placed(run, text, read)
        or names_a_thing(run, text, read)
        or _is_a_thing(run, text, read)
        or is_nobody_beside(run, text, read)
        or _is_initials_of_a_body(run)
        or _is_named_after_somebody(run)
        or _is_short_form(run, text)
        or any(not BODIES.isdisjoint(_parts(each)) for each in run)
    )


def _is_named_after_somebody(run: list[Token]) -> bool:
    """ "Jean Coutu", "Princess Margaret", "Captain Morgan": a body, a drink or a day that bears somebody’s name."""
    written = "".join(each.folded for each in run)
    return written in NAMED_AFTER


def _is_initials_of_a_body(run: list[Token]) -> bool:
    """ "DPJ, SAE, PPO", "ServiceOntario": letters of bodies, and words of a body written as one."""
    return all(_is_letters(each) or _is_written_as_one(each) for each in run)


def _is_letters(token: Token) -> bool:
    university = re.fullmatch(r"U(?:of|de)?[A-Z][\w]*", token.text)
    return bool(university) or (token.is_all_capitals and len(token.text) < 5 and not is_given_name(token.folded))


def _is_written_as_one(token: Token) -> bool:
    parts = re.findall(r"[A-ZÀ-Þ][a-zà-ÿ]+|[A-ZÀ-Þ]+(?![a-zà-ÿ])", token.text)
    if len(parts) < 2 or "".join(parts) != token.text or parts[0] in OF_SURNAMES or is_given_name(token.folded):
        return False
    return all(len(part) > 1 and (is_ordinary(fold(part)) or names_nobody(fold(part))) for part in parts)


def _parts(token: Token) -> set[str]:
    """The words that are joined to this one, in the singular too."""
    parts = {fold(part) for part in token.text.split("-")}
    return parts | {part.removesuffix("s") for part in parts}


def _is_a_saints_house(run: list[Token], text: str) -> bool:
    """ "St. Mike's": a hospital, a school, a church."""
    if len(run) > 1 and run[1].folded in SAINT and names_nobody(run[0].folded):
        return True
    return run[0].folded in SAINT and 1 < len(run) < 4 and text[run[-1].end :].startswith(("'s", "’s"))


def _is_a_thing(run: list[Token], text: str, read: list[Token]) -> bool:
    """ "the Zamboni", "l'Invega": what has an article before it is nobody, unless it is a family: "the Tremblay boys"."""
    place = read.index(run[0])
    before = text[max(0, run[0].start - 4) : run[0].start].lower()
    if before == "the ":
        after = read[place + len(run) : place + len(run) + 1]
        family = after and after[0].folded in OF_A_FAMILY and text[run[-1].end : after[0].start].isspace()
        return not run[-1].folded.endswith("s") and not family
    if POURED.search(text[max(0, run[0].start - 20) : run[0].start]):
        return True
    if (
        place
        and read[place - 1].folded in OF_SOMEBODY
        and read[place - 1].text != "à"
        and text[run[0].start - 1] in " \u00a0"
    ):
        after = read[place + len(run) : place + len(run) + 1]
        named = any(is_given_name(each.folded) or each.folded in TITLES for each in run)
        return len(run) < 3 and not named and not (after and after[0].folded in OF_A_FAMILY)
    article = before.endswith(("l'", "l’")) or re.search(r"(?:^|\W)(?:le|la|du|au) $", before)
    alone = len(run) == 1 or all(names_nobody(each.folded) for each in run[1:])
    return bool(article) and alone and (not is_given_name(run[0].folded) or is_common(run[0].folded))


def _is_short_form(run: list[Token], text: str) -> bool:
    """ "AWOLs", "Neighb. at 73B": several of an acronym, or a word cut short before its stop."""
    if len(run) > 1 or is_given_name(run[0].folded):
        return False
    if re.fullmatch(r"[A-Z]{2,}s", run[0].text):
        return True
    cut = re.match(r"\.:?\s?(?:[a-zà-ÿ(:]|[A-Z]{0,2}\d)", text[run[0].end : run[0].end + 5])
    return bool(cut) and is_cut_short(run[0].folded)


def _names_a_place(run: list[Token], text: str, read: list[Token]) -> bool:
    """ "rue Florence", "paroisse Sainte-Anne", "refuge Bon Berger": what the word before says it is."""
    place = read.index(run[0])
    before = list(read[max(0, place - 3) : place])
    if not before or text[before[-1].end : run[0].start].strip(" \u00a0'’ld"):
        return False
    saint, joined = run[0].text.startswith(("Saint", "Sainte")), before[-1].folded in JOINS
    if saint and len(run) == 1 and (joined or before[-1].folded in ("in", "at", "from", "near")):
        return True
    while before and before[-1].folded in JOINS:
        before.pop()
    if not before:
        return False
    if before[-1].folded in STREETS:
        return True
    ordinary = is_ordinary(run[0].folded)
    if joined and before[-1].is_capital and not before[-1].opens and ordinary and is_ordinary(before[-1].folded):
        return True
    return before[-1].folded in NAMED_BODIES and (saint or ordinary or not is_given_name(run[0].folded))
