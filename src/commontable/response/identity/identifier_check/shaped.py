"""Whose names does a shape of the sentence give away: "goes by", "Big Mike", "r. stoyanov", "j.m."?"""

import re

from .findings import Finding, Kind
from .known_words import names_nobody
from .lexicon import is_cut_short, is_given_name, is_ordinary
from .named_things import PET
from .tokens import Token, fold
from .word_lists import folded, listed

BODIES = listed("bodies")
FUNCTION_WORDS = listed("function_words")
NO_NAME = listed("kin") | listed("titles") | folded("somebody") | listed("elders") | BODIES
SEEN_DOING = folded("seen_doing")

CALLED = re.compile(
    r"(?:\b(?:named|called|[Nn]ame (?:is |was )?(?:maybe|may be|possibly|given)|[Nn]om (?:est )?peut-être|calls? (?:him|her|them)(?:self)?|known as|goes by|aka|alias|[Nn]ame is|introduced (?:him|her)self as|nicknamed?|nickname)\b"
    r"|(?:,|\b[A-ZÀ-Þ][\w\-]+) dite?\b|\b(?:nomm[ée]e?|pr[ée]nomm[ée]e?|surnomm[ée]e?|s['’]appelle|l['’]appelle|on (?:l['’])?appelle|[Uu]n certain|[Uu]ne certaine|sous le nom d[e'’]|se fait appeler|pr[ée]sent[ée]e? comme)\b)\s*:?\s*(?P<it>[A-ZÀ-Þ][\w'’\-]*(?:\s+[A-ZÀ-Þ][\w'’\-]*){0,2})"
)
NICKED = re.compile(
    r"\b(?:[Tt][i’']|[Pp]['’]tit|[Pp]tit|[Ll]il['’]?|[Bb]ig|[Mm]ama|[Pp]apa|[Tt]onton|[Tt]atie|[Gg]ros)[ \-](?P<it>(?!Brothers?\b|Sisters?\b|Bay\b|City\b|Mac\b|White\b|Smoke\b|Lots?\b|Apple\b)[A-ZÀ-Þ][\w'’\-]+)"
)
"""Somebody by what friends call them: "Ti-Guy", "Big Mike", "Papa Jo"."""
ITS_NAME = re.compile(
    r"\b(?P<it>[A-ZÀ-Þ][\w'’\-]+) (?:is|was|c['’]est|est) (?:just |only |juste )?(?:his|her|their|the|a|son|leur|le|un) (?:real |first |last |legal |vrai )*(?:street name|nickname|name|alias|handle|(?:sur)?nom(?: de rue)?|pseudo)\b"
)
LETTERED = re.compile(r"(?<![\w.’'])(?P<it>[a-z]\. ?[a-z]{4,})\b")
"""A first letter and a surname, typed small: "r. stoyanov"."""
INITIALS = re.compile(
    r"(?<![\w.])(?!(?:P\.O|C\.P|R\.R|U\.S|E\.R|O\.D|A\.M|P\.M|N\.B|D\.O)\.)[A-Z]\.\s?[A-Z]\.(?:[A-Z]\.)?(?!\w)"
)
"""Somebody of whom only the first letters are written, among capitals."""

STOPPED = re.compile(r"(?:[A-Z]\.){2,}")
SHORT_WORDS = listed("short_stopped")
"""Written with stops like initials, and nobody's."""
SMALL_INITIALS = re.compile(r"(?<![\w.@/’'\-])(?<!\d )(?P<it>[a-z]\.\s?[a-z]\.(?:[a-z]\.)?)(?![\w@])")
"""Somebody of whom only the first letters are written, small: "j.m."."""
SHORT_SMALL = frozenset(
    [
        "wo",
        "cc",
        "hs",
        "id",
        "tv",
        "qd",
        "sv",
        "vp",
        "im",
        "iv",
        "sc",
        "la",
        "bp",
        "ga",
        "ba",
        "ma",
        "ph",
        "st",
        "no",
        "al",
        "ca",
        "cf",
        "pj",
        "tx",
        "hx",
    ]
)
"""Written small with stops like initials, and nobody's."""
AUXILIARY = re.compile(
    r" (?:(?:wo|would|has|had|did|do|does|could|ca)n['’]?t|(?:just|never|still) (?:called|left|said|came|ran|went|told|texted)|(?:called|texted|phoned|told|came|ran|yelled|screamed|cried|said) (?:me|us|her|him|the|twice|again|to|in|out|from|that|she|he)) ?[a-z]?"
)
"""What somebody does or does not, after a word that is a given name too."""
HAS_BEEN = re.compile(
    r" (?:n['’])?(?:a|est|avait|était|s['’]est)(?: (?:été|pas|encore|déjà|jamais|juste|toute?|bien))* (?P<it>[a-zà-ÿ]+)"
)


def find_shaped(text: str) -> list[Finding]:
    """Each name that the shape of what stands around it gives away."""
    return [*_called(text), *_nicked(text), *_lettered(text), *_small_initials(text)]


def _called(text: str) -> list[Finding]:
    return [
        Finding(match.start("it"), match.end("it"), Kind.NAME)
        for match in [*CALLED.finditer(text), *ITS_NAME.finditer(text)]
        if not names_nobody(fold(match["it"]))
        and fold(match["it"]) not in FUNCTION_WORDS
        and not PET.search(text[max(0, match.start("it") - 40) : match.start("it")])
    ]


def _nicked(text: str) -> list[Finding]:
    return [
        Finding(match.start(), match.end(), Kind.NAME)
        for match in NICKED.finditer(text)
        if not names_nobody(fold(match["it"])) and fold(match["it"]) not in FUNCTION_WORDS | BODIES
    ]


def _lettered(text: str) -> list[Finding]:
    return [
        Finding(match.start("it"), match.end("it"), Kind.NAME)
        for match in LETTERED.finditer(text)
        if not is_ordinary(fold(match["it"][2:]))
        and not names_nobody(fold(match["it"][2:]))
        and not is_cut_short(fold(match["it"][2:]))
    ]


def _small_initials(text: str) -> list[Finding]:
    return [
        Finding(match.start("it"), match.end("it"), Kind.NAME)
        for match in SMALL_INITIALS.finditer(text)
        if fold(match["it"]) not in SHORT_WORDS | SHORT_SMALL
    ]


def is_seen_doing(token: Token, text: str) -> bool:
    """ "Grace wont come down", « Noël a été vu »: a given name that is a word too, and what somebody does after it."""
    if not is_given_name(token.folded) or token.is_all_capitals or token.folded in NO_NAME:
        return False
    if AUXILIARY.match(text, token.end):
        return True
    been = HAS_BEEN.match(text, token.end)
    return been is not None and fold(been["it"]) in SEEN_DOING
