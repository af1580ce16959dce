"""Does a name stand for a thing here: a law, a scale, a shop, a pet, a word cut short?"""

import re

from .lexicon import is_given_name
from .tokens import Token, fold
from .word_lists import folded

THINGS_OF = folded("things_of")
"""Before somebody's name that a thing bears: « loi de Clare », « score de Finnegan », « pharmacie Brunet »."""
LAW = re.compile(
    r"['’]s (?:Law|Act|Principle|Rule|Bill|Code|House|Place|Kitchen|Shelter|Closet|Pantry|Centre|Hospital|Clinic|Pharmacy|Diner|Pizza|Pub|Bar|Tavern|Grill|Cafe|Hill|Landing|Point|Bay|Corners?|Bakery|Gym|Auto|Garage)\b|['’]s law\b"
)
PET = re.compile(
    r"\b(?:dogs?|cats?|pupp(?:y|ies)|kittens?|bird|parrot|budgie|hamster|rabbit|bunny|goldfish|turtle|pitbull|lab|chiens?|chiennes?|chats?|chattes?|chatons?|chiots?|perroquet|perruche|lapin|tortue),? ?"
    r"(?:named |called |qui s['’]appelle |nommée? |is |est )?(?:(?:Mr|Mrs|Ms|Miss|M|Mme|Monsieur|Madame|Sir|Lady|Captain)\.? ?)?$",
    re.IGNORECASE,
)
NATIONS = re.compile(
    r"^(?:Franco|Anglo|Afro|Indo|Sino|Italo|Greco|Luso|Judéo|Irano|Russo|Euro|Néo|Pré|Post|Anti|Ex|Non|Pro)-",
    re.IGNORECASE,
)
ENDS_AS_A_WORD = re.compile(r"(?:tion|sion|itis|osis|ism|isme|logy|logie|phobia|phobie|graphy|ectomy|ectomie)s?$")
NO_VOWEL = re.compile(r"[^aeiouyàâéèêëîïôùûü]+", re.IGNORECASE)
NG = frozenset(["ng", "jr", "sr", "krk"])
"""Without a vowel, and somebody's."""
LONGEST_SHORT_FORM = 5
NUMBERS = frozenset(
    [
        "vingt",
        "trente",
        "quarante",
        "cinquante",
        "soixante",
        "septante",
        "quatre",
        "dix",
        "cent",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
    ]
)
DEVICE = re.compile(
    r" (?:heater|stove|bikes?|rifle|shotgun|knife|cooler|saw|drill|lantern|lock|plates|truck|mower|grinder|tent)\b"
)


def names_a_thing(run: list[Token], text: str, read: list[Token]) -> bool:
    """Whether it is one word, or one run, that names a thing though somebody may be called so too."""
    return (
        (len(run) == 1 and not run[0].opens and bool(DEVICE.match(text, run[0].end)))
        or bool(LAW.match(text, run[-1].end))
        or is_a_pet(run, text)
        or bool(NATIONS.match(run[0].text) and not is_given_name(run[0].folded))
        or _is_a_thing_of(run, text, read)
        or _is_short(run)
        or (len(run) == 1 and run[0].opens and _is_a_strange_word(run[0]))
        or _is_at_a_shop(run, text)
    )


def is_a_pet(run: list[Token], text: str) -> bool:
    """ "the cat, Mr. Whiskers": nobody."""
    return bool(PET.search(text[max(0, run[0].start - 40) : run[0].start]))


def is_a_number_in_words(token: Token) -> bool:
    """« soixante-six »: words joined, of which each is one."""
    first, *rest = [fold(part) for part in token.text.split("-")]
    return bool(rest) and first in NUMBERS


def _is_a_thing_of(run: list[Token], text: str, read: list[Token]) -> bool:
    place = read.index(run[0])
    before = [each for each in read[max(0, place - 3) : place] if each.end <= run[0].start]
    if not before or text[before[-1].end : run[0].start].strip(" \u00a0'’«\"dl"):
        return False
    while before and before[-1].folded in ("de", "d", "du", "la", "l"):
        before.pop()
    return bool(before) and before[-1].folded in THINGS_OF


def _is_short(run: list[Token]) -> bool:
    """ "Bjr", "Mtg", "Hx": no vowel is in it."""
    text = run[0].text
    return (
        len(run) == 1
        and 1 < len(text) <= LONGEST_SHORT_FORM
        and bool(NO_VOWEL.fullmatch(text))
        and run[0].folded not in NG
    )


def _is_a_strange_word(token: Token) -> bool:
    return not is_given_name(token.folded) and len(token.folded) > 7 and bool(ENDS_AS_A_WORD.search(token.folded))


def _is_at_a_shop(run: list[Token], text: str) -> bool:
    """« au Rona », « à l’Ultramar »: « au » stands before no person."""
    before = text[max(0, run[0].start - 5) : run[0].start].lower()
    return bool(re.search(r"(?:^|\W)(?:au|aux) $|à l['’]$", before)) and len(run) < 3
