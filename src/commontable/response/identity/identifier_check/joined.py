"""What do words joined by a stroke say: "Somali-speaking", "Ex-partner", "Radio-Canada"?"""

import re

from .known_words import names_nobody
from .lexicon import is_cut_short, is_given_name, is_ordinary
from .tokens import Token, fold


def is_joined(token: Token) -> bool:
    """ "Aura-t-elle", "Twenty-five", "Ex-partner": words joined, of which the first says it."""
    first = re.split(r"['’\-]", token.text)[0]
    joined = first != token.text and (is_ordinary(fold(first)) or len(first) < 4)
    return joined and ("-t-" in token.text or not is_given_name(fold(first)))


def describes(token: Token) -> bool:
    """ "Somali-speaking", "Ontario-born": the words joined to it say what it is."""
    _first, *rest = token.text.split("-")
    return bool(rest) and all(each.islower() and len(each) > 3 and is_ordinary(fold(each)) for each in rest)


def is_put_together(token: Token) -> bool:
    """ "Radio-Canada", "Insta-Chèques": every part is a word or a place, and none a given name."""
    parts = [fold(part) for part in token.text.split("-")]
    if len(parts) < 2 or any(is_given_name(part) for part in parts):
        return False
    *first, last = parts
    known = all(is_ordinary(part) or names_nobody(part) or is_cut_short(part) for part in first)
    return known and (is_ordinary(last) or names_nobody(last))
