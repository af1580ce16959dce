"""Does a name stand for a thing here: a law, a scale, a shop, a pet, a word cut short?"""

import re

from .known_words import names_nobody
from .lexicon import is_given_name
from .tokens import Token, fold
from .word_lists import folded, lines

DRINKS = frozenset(fold(line) for line in lines("named_after")) | folded("drunk_or_used")

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
ENDS_AS_A_WORD = re.compile(
    r"(?:tion|sion|itis|osis|ism|isme|logy|logie|phobia|phobie|graphy|ectomy|ectomie|ectifs?|ectives?|oide|ique|phrene|pathe|phobe|mane|polaire)s?$"
)
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


DRUGS = frozenset(["molly", "tina", "mandy", "lucy", "charlie", "percy", "henny", "jack", "jim", "xan", "addy", "ket"])
"""What is taken or drunk and called like somebody."""
TAKES_SOME = re.compile(
    r"\b(?:(?<!where )(?<!what )(?<!when )(?<!how )(?<!why )(?:did|does|do|doing)|took|takes?|taking|snort\w*|sniff\w*|smok\w+|inject\w*|popp?\w*|drinks?|drinking|drank|sells?|selling|sold|buys?|buying|bought|high on|on|some|of|uses?|using|mixed|mixing|boit|consomme|prend|pris) $",
    re.IGNORECASE,
)
WITH_A_THING = re.compile(r"(?:,| (?:and|et|or|ou|with|plus|&|/)) (?P<it>[A-ZÀ-Þ]?[\w'’]+(?: [A-ZÀ-Þ][\w'’]+)?)")
BELIEVED = frozenset(
    ["jesus", "moise", "moses", "elie", "elijah", "mary", "marie", "gabriel", "michael", "lazarus", "judas", "mohammed"]
)
"""Who somebody takes themselves for."""
TAKEN_FOR = re.compile(
    r"\b(?:(?:he|she|they)['’]?(?:s|re| is| are)|i am|i['’]m|is (?:really )?|being|to be|becoming|d['’]être|qu['’](?:il|elle) est|est|prend pour) $",
    re.IGNORECASE,
)
PINGED = re.compile(r" (?:shows?|showed|puts?|placed|off|near|at|from|hit|came back|says|in|on)\b")


def _is_taken_or_believed(run: list[Token], text: str) -> bool:
    """ "did Molly", "Molly and Jack Daniels", "thinks he is Jesus", "Ping shows her at 12 Main"."""
    if len(run) > 1:
        return False
    word, before = run[0].folded, text[max(0, run[0].start - 24) : run[0].start]
    if word == "ping":
        return bool(PINGED.match(text, run[0].end))
    if word in BELIEVED:
        return bool(TAKEN_FOR.search(before))
    if word not in DRUGS:
        return False
    beside = WITH_A_THING.match(text, run[0].end)
    a_thing = beside and (fold(beside["it"]) in DRINKS or names_nobody(fold(beside["it"].split()[0])))
    return bool(a_thing) or (
        bool(TAKES_SOME.search(before)) and word in ("molly", "tina", "mandy", "henny", "xan", "addy", "ket")
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
        or _is_taken_or_believed(run, text)
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
