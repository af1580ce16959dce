"""Whose names stand in the text, besides the situation's own people? It warns; the writer knows better."""

import re
from collections.abc import Iterable

from .findings import Finding, Kind
from .lexicon import is_common, is_given_name, is_ordinary
from .tokens import Token, fold, tokens

TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "mx",
        "miss",
        "dr",
        "doctor",
        "mme",
        "mlle",
        "madame",
        "monsieur",
        "m",
        "me",
        "maitre",
        "sgt",
        "sergeant",
        "sergent",
        "const",
        "constable",
        "pc",
        "det",
        "officer",
        "agent",
        "judge",
        "juge",
        "pastor",
        "pasteur",
        "imam",
        "rabbi",
        "father",
        "pere",
        "sister",
        "soeur",
        "brother",
        "frere",
    ]
)
KIN = frozenset(
    [
        "son",
        "daughter",
        "mother",
        "father",
        "brother",
        "sister",
        "husband",
        "wife",
        "partner",
        "ex",
        "boyfriend",
        "girlfriend",
        "aunt",
        "uncle",
        "cousin",
        "grandmother",
        "grandfather",
        "grandson",
        "granddaughter",
        "nephew",
        "niece",
        "twin",
        "friend",
        "neighbour",
        "coach",
        "worker",
        "teacher",
        "landlord",
        "superintendent",
        "child",
        "boy",
        "girl",
        "baby",
        "fils",
        "fille",
        "mere",
        "pere",
        "frere",
        "soeur",
        "mari",
        "femme",
        "conjoint",
        "conjointe",
        "copain",
        "copine",
        "tante",
        "oncle",
        "cousine",
        "grandmere",
        "grandpere",
        "neveu",
        "jumeau",
        "jumelle",
        "ami",
        "amie",
        "voisin",
        "voisine",
        "entraineur",
        "entraineuse",
        "intervenant",
        "intervenante",
        "concierge",
        "bebe",
        "jeune",
    ]
)
CALLED = re.compile(
    r"(?:\b(?:named|called|calls? (?:him|her|them)(?:self)?|known as|goes by|aka|alias|name is|introduced himself as|nicknamed)\b"
    r"|\b(?:nomm[ée]e?|pr[ée]nomm[ée]e?|surnomm[ée]e?|s['’]appelle|l['’]appelle|on (?:l['’])?appelle|dite?|sous le nom d[e'’]|se fait appeler|pr[ée]sent[ée]e? comme)\b)\s*:?\s*(?P<it>[A-ZÀ-Þ][\w'’\-]*(?:\s+[A-ZÀ-Þ][\w'’\-]*){0,2})"
)
PARTICLES = frozenset(
    [
        "de",
        "la",
        "las",
        "los",
        "del",
        "da",
        "das",
        "do",
        "dos",
        "di",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "ibn",
        "ben",
        "al",
        "el",
        "y",
        "e",
        "abu",
        "ul",
        "mac",
        "mc",
        "st",
        "ste",
    ]
)
BODIES = frozenset(
    [
        "hospital",
        "hopital",
        "house",
        "centre",
        "center",
        "clinic",
        "clinique",
        "table",
        "school",
        "ecole",
        "college",
        "university",
        "universite",
        "church",
        "eglise",
        "mosque",
        "temple",
        "shelter",
        "refuge",
        "army",
        "armee",
        "services",
        "service",
        "agency",
        "agence",
        "society",
        "societe",
        "association",
        "foundation",
        "fondation",
        "board",
        "council",
        "conseil",
        "housing",
        "logement",
        "police",
        "court",
        "cour",
        "tribunal",
        "ministry",
        "ministere",
        "program",
        "programme",
        "project",
        "projet",
        "team",
        "equipe",
        "division",
        "ward",
        "unit",
        "health",
        "sante",
        "care",
        "soins",
        "park",
        "parc",
        "plaza",
        "mall",
        "tower",
        "towers",
        "tim",
        "bank",
        "banque",
        "bia",
        "transit",
        "ttc",
        "works",
        "community",
        "communautaire",
        "library",
        "bibliotheque",
        "market",
        "aid",
        "aide",
        "youth",
        "jeunes",
        "home",
        "hydro",
        "day",
        "weekend",
        "avenue",
        "street",
        "road",
        "river",
        "riviere",
        "lake",
        "lac",
        "bridge",
        "pont",
        "station",
        "airport",
        "aeroport",
        "kitchen",
        "victor",
        "salut",
        "union",
        "act",
        "loi",
        "office",
        "bureau",
        "legal",
        "fund",
    ]
)
KNOWN = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "janvier",
        "fevrier",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "aout",
        "septembre",
        "octobre",
        "novembre",
        "decembre",
        "christmas",
        "easter",
        "ramadan",
        "eid",
        "diwali",
        "thanksgiving",
        "halloween",
        "noel",
        "paques",
        "labour",
        "labor",
        "victoria",
        "canada",
        "canadian",
        "canadien",
        "ontario",
        "toronto",
        "quebec",
        "montreal",
        "ottawa",
        "hamilton",
        "sudbury",
        "ajax",
        "scarborough",
        "etobicoke",
        "york",
        "rexdale",
        "jane",
        "finch",
        "dundas",
        "queen",
        "king",
        "yonge",
        "bloor",
        "danforth",
        "gardiner",
        "kipling",
        "bathurst",
        "spadina",
        "parkdale",
        "regent",
        "moss",
        "lawrence",
        "weston",
        "oshawa",
        "brampton",
        "mississauga",
        "markham",
        "vaughan",
        "pickering",
        "barrie",
        "windsor",
        "london",
        "kingston",
        "kenora",
        "thunder",
        "north",
        "south",
        "east",
        "west",
        "nord",
        "sud",
        "est",
        "ouest",
        "downtown",
        "english",
        "anglais",
        "french",
        "francais",
        "tigrinya",
        "tigrigna",
        "arabic",
        "arabe",
        "somali",
        "tamil",
        "urdu",
        "punjabi",
        "mandarin",
        "cantonese",
        "spanish",
        "espagnol",
        "portuguese",
        "portugais",
        "farsi",
        "dari",
        "tagalog",
        "vietnamese",
        "korean",
        "russian",
        "ukrainian",
        "inuk",
        "inuit",
        "inuktitut",
        "cree",
        "ojibwe",
        "metis",
        "indigenous",
        "autochtone",
        "black",
        "noir",
        "african",
        "jamaican",
        "tibetan",
        "tibetain",
        "syrian",
        "afghan",
        "civic",
        "honda",
        "toyota",
        "ford",
        "dodge",
        "facebook",
        "instagram",
        "snapchat",
        "tiktok",
        "whatsapp",
        "uber",
        "walmart",
        "costco",
        "tims",
        "mcdonald",
        "youtube",
        "google",
        "internet",
        "i",
        "ok",
        "gta",
        "gtha",
        "tv",
        "pc",
        "god",
        "dieu",
        "forces",
        "islam",
        "muslim",
        "christian",
        "catholic",
        "jewish",
        "naloxone",
        "narcan",
        "fentanyl",
        "insulin",
    ]
)
DOES = frozenset(
    [
        "said",
        "says",
        "told",
        "tells",
        "lives",
        "calls",
        "called",
        "wants",
        "needs",
        "went",
        "goes",
        "drinks",
        "works",
        "sleeps",
        "left",
        "ran",
        "hit",
        "threatened",
        "asked",
        "refused",
        "dit",
        "appelle",
        "veut",
        "habite",
        "vit",
        "paie",
        "boit",
        "dort",
        "refuse",
        "demande",
        "travaille",
    ]
)
"""What somebody does, right after a word that is a name and a word alike."""
FUNCTION_WORDS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "one",
        "who",
        "il",
        "elle",
        "on",
        "nous",
        "vous",
        "ils",
        "elles",
        "ca",
        "cela",
        "ce",
        "qui",
        "le",
        "la",
        "les",
        "un",
        "une",
        "des",
        "du",
        "de",
        "so",
        "no",
        "not",
        "as",
        "is",
        "was",
        "are",
        "be",
        "has",
        "had",
        "do",
        "if",
        "in",
        "an",
        "at",
        "to",
        "my",
        "me",
        "us",
    ]
)
MONTHS = frozenset(["march", "april", "may", "june", "august", "mars", "avril", "mai", "juin"])


def find_names(
    text: str, known_words: frozenset[str] = frozenset(), known_phrases: Iterable[str] = ()
) -> list[Finding]:
    """Each run of words that reads as somebody's name."""
    words = tokens(text)
    spans = [
        _span(run)
        for run in _runs(text, words)
        if _reads_as_name(run, text, words, known_words, frozenset(known_phrases))
    ]
    return [*spans, *_called(text), *_lower_case(text, words)]


def _runs(text: str, words: list[Token]) -> list[list[Token]]:
    """Runs of capitalised words with nothing but a space, a point or a particle between them."""
    runs: list[list[Token]] = []
    for token in words:
        if not _may_be_part(token):
            continue
        if runs and _follows(text, words, runs[-1][-1], token):
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _may_be_part(token: Token) -> bool:
    particle = token.text.split("-")[0].split("'")[0]
    later = re.split(r"['’\-]", token.text)[-1]
    return token.is_capital or (token.text != later and later[:1].isupper() and fold(particle) in PARTICLES)


def _follows(text: str, words: list[Token], before: Token, token: Token) -> bool:
    between = text[before.end : token.start]
    if token.opens or (before.folded in TITLES and not between.strip(" .")):
        return not token.opens
    if re.fullmatch(r"\.?[ \u00a0]", between):
        return True
    if between == ", " and before.is_all_capitals and len(before.text) > 2:
        return True
    inside = [fold(each) for each in between.split()]
    return bool(inside) and "," not in between and all(each in PARTICLES for each in inside) and len(inside) <= 3


def _reads_as_name(
    run: list[Token], text: str, words: list[Token], known: frozenset[str], phrases: frozenset[str]
) -> bool:
    while run and _says_nothing(run[0], run, words):
        run.pop(0)
    if not run or fold(text[run[0].start : run[-1].end]) in phrases:
        return False
    if run[0].folded in TITLES and len(run) > 1:
        run.pop(0)
        return True
    if any(each.folded in BODIES for each in run) or all(each.folded in known for each in run):
        return False
    return _in_capitals(run) or any(_is_name(each, run, text, known) for each in run)


def _says_nothing(token: Token, run: list[Token], words: list[Token]) -> bool:
    """A word whose capital comes from the sentence it opens."""
    if token.folded in FUNCTION_WORDS:
        return True
    if not token.opens or token.folded in TITLES or _in_capitals(run):
        return False
    if not is_given_name(token.folded) or "-t-" in token.text:
        return is_ordinary(token.folded) or _is_known(token.folded) or _is_joined(token)
    if len(run) > 1:
        return is_common(token.folded)
    after = words[words.index(token) + 1 : words.index(token) + 2]
    return is_ordinary(token.folded) and not (after and after[0].folded in DOES)


def _is_joined(token: Token) -> bool:
    """ "Aura-t-elle", "Twenty-five": words joined, of which the first says it."""
    first = re.split(r"['’\-]", token.text)[0]
    return first != token.text and is_ordinary(fold(first)) and ("-t-" in token.text or not is_given_name(fold(first)))


def _in_capitals(run: list[Token]) -> bool:
    """ "SMITH JOHN", "OSEI, Kwame": as registers write it."""
    first = run[0]
    if not (first.is_all_capitals and len(first.text) > 3 and len(run) > 1):
        return False
    return any(is_given_name(each.folded) for each in run) and not any(each.folded in BODIES for each in run)


def _is_known(folded: str) -> bool:
    return folded in KNOWN or folded.removesuffix("s") in KNOWN


def _is_name(token: Token, run: list[Token], text: str, known: frozenset[str]) -> bool:
    folded = token.folded
    if folded in known or len(folded) < 2 or folded.isdecimal():
        return _initialled(run, text)
    if _is_known(folded) and not (folded in MONTHS and len(run) > 1):
        return False
    if token.is_all_capitals and len(folded) <= 6 and len(run) == 1:
        return len(folded) > 3 and is_given_name(folded) and not is_ordinary(folded)
    if token.opens and not is_given_name(folded):
        return not is_ordinary(folded)
    return is_given_name(folded) or not is_common(folded)


def _initialled(run: list[Token], text: str) -> bool:
    """ "K. Osei", "T.J." """
    whole = text[run[0].start : run[-1].end + 1]
    return bool(re.fullmatch(r"(?:[A-ZÀ-Þ]\.\s?)+(?:[A-ZÀ-Þ][\w'’\-]+\W?)?|(?:[A-ZÀ-Þ]\.){2,}", whole.strip()))


def _called(text: str) -> list[Finding]:
    return [
        Finding(match.start("it"), match.end("it"), Kind.NAME)
        for match in CALLED.finditer(text)
        if fold(match["it"]) not in KNOWN
    ]


def _lower_case(text: str, words: list[Token]) -> list[Finding]:
    """A given name typed small: one that is no ordinary word, or that stands in apposition to a relation."""
    found = []
    for place, token in enumerate(words):
        if token.is_capital or len(token.folded) < 4 or not is_given_name(token.folded):
            continue
        apposed = (
            place > 0
            and words[place - 1].folded in KIN
            and text[words[place - 1].end : token.start].strip() in (",", "")
        )
        if not is_ordinary(token.folded) or (apposed and not is_common(token.folded)):
            found.append(_span([token]))
    return found


def _span(run: list[Token]) -> Finding:
    return Finding(run[0].start, run[-1].end, Kind.NAME)
