"""Which plates of vehicles stand in the text, a chosen word among them?"""

import re

from .findings import Kind
from .known_words import names_nobody
from .lexicon import is_cut_short, is_given_name, is_ordinary
from .shape import Pattern, shape
from .tokens import fold
from .word_lists import listed

VEHICLE = (
    r"(?:car|truck|pickup|van|minivan|suv|vehicle|driver|drives?|driving|jeep|sedan|auto|char|voiture|camion|camionnette|fourgon|fourgonnette|v[ée]hicule"
    r"|moto|motorcycle|conduit|" + "|".join(sorted(listed("vehicles"))) + ")"
)


def _is_plate(text: str) -> bool:
    """What stands after a word for a plate: with a digit, or letters that make no word."""
    return bool(re.search(r"\d", text)) or (text.isupper() and not is_ordinary(fold(text)))


def _is_vanity(text: str) -> bool:
    """ "SUGRHIGH" beside a vehicle: letters that are no word, no name and no brand."""
    word = fold(text)
    return not (is_ordinary(word) or is_given_name(word) or names_nobody(word) or is_cut_short(word))


def _has_no_word(text: str) -> bool:
    """Letters and digits of which the first letters make no word: "cnrd 884", and not "with 300"."""
    letters = re.split("[^a-z]", text.lower())[0]
    return not is_ordinary(letters) and letters not in listed("vehicles")


PLATES = (
    Pattern(
        Kind.PLATE,
        shape(
            r"(?:\bplates?\b|\bplaques?\b|\bvanity\b(?:\s+plates?)?|\bpl\.|immatricul\w+)[\s:,#]*(?:no\.?|number|is|est|num[ée]ro|reads?|says|dit|personnalis[ée]e?)?[\s:]*[\"'“«]?\s?"
            r"(?P<it>[A-Z]{2}[\s\-]?(?:\d[\s\-]?){4}\d|[A-Z0-9]{2,4}[\s\-]?[A-Z0-9]{2,5}|[A-Z]{3,8})(?=\b)"
        ),
        _is_plate,
    ),
    Pattern(
        Kind.PLATE,
        shape(
            r"\b[A-Z]{4}[\s\-]\d{3}\b|\b[A-Z]{2}\s\d{2}\s?\d{3}\b|\b[A-Z]{2}\d{2}[\s\-]\d{3}\b(?![\s\-]?\d)|\b[A-Z]\d{2}[\s\-][A-Z]{3}\b",
            0,
        ),
    ),
    Pattern(
        Kind.PLATE,
        shape(
            rf"\b{VEHICLE}\b[^.\n\d]{{0,25}}?(?P<it>\b[A-Z]{{4}}[\s\-]?\d{{3}}\b|\b[A-Z]{{2}}[\s\-]?\d{{2}}[\s\-]?\d{{3}}\b"
            r"|(?-i:\b[A-Z]{2,5}[\s\-][A-Z]{1,3}\d{1,2}\b))"
        ),
        _has_no_word,
    ),
    Pattern(
        Kind.PLATE,
        re.compile(
            rf"(?i:\b(?!driv|conduit)(?:{VEHICLE})\b)[^.,\n\d]{{0,20}}?(?:(?<=[a-z][ (])|(?<=SUV ))(?P<it>[A-Z]{{5,8}}\b)(?! [A-Z])"
        ),
        _is_vanity,
    ),
    Pattern(
        Kind.PLATE,
        re.compile(
            r"(?i:\b(?:car|truck|pickup|van|suv|vehicle|driver|jeep|sedan|auto|char|voiture|camion|camionnette|fourgon|fourgonnette|v[ée]hicule|moto|motorcycle)\b)[^.\n\d]{0,25}?(?P<it>\b[A-Z]{2,4}[\s\-]?\d{3,5}\b)"
        ),
    ),
)
