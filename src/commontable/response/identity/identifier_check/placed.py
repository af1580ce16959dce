"""Does what stands before or after a capital say that it is a place: a town it comes from, a street, a crossing?"""

import re

from .gazetteer import is_a_town, is_certainly_a_town
from .known_words import TITLES, names_nobody
from .lexicon import is_given_name
from .tokens import Token, fold
from .word_lists import folded, listed

KIN = listed("kin")
SOMEBODY = folded("somebody")
GOES = folded("goes")
SAINT = re.compile(r"(?:Saint|St)e?s?-[A-ZÀ-Þ]")
STREET_SHORT = frozenset(
    ["rd", "cres", "ave", "blvd", "crt", "ct", "ln", "pkwy", "hwy", "sq", "terr", "cir", "gdns", "boul"]
)
CROSSING = re.compile(
    r"\b(?:at|near|on|by|to|corner of|between|along|coin|entre) (?:the )?[A-ZÀ-Þ][\w'’\-]+ ?(?:&|/|and|to|et|st|at) ?$"
)
CORNER = re.compile(
    r"(?:\b(?:corner|intersection|corners) (?:of )?|\b(?:coin|angle|intersection|croisement) (?:de |des |d['’])?(?:rues )?)[A-ZÀ-Þ][\w'’\-]+ ?(?:&|/|and|et|at) ?$|\b(?:around|near|autour de) (?P<one>[A-ZÀ-Þ][\w'’\-]+) ?(?:&|/|and|et) ?$",
    re.IGNORECASE,
)
"""Before the second street of a crossing, whoever it is named for."""
TRAVELS = re.compile(
    r"(?i:\b(?:tickets?|flights?|bus|train|flies|fly|flew|flown|flying|deported|billets?|vol|avion|moved?|moving|relocated|travel\w*|trip|border|highway|way|road) (?:back )?(?:to|pour|vers|à) $)"
    r"|(?<!\ba )(?<!\bai )(?<!ont )(?<!est )\b(?:passé|dépassé|en direction de) $"
    r"|\b(?:train|autobus|bus|rendue?|arrivée?|arrêt|rang|route|barrage|motel|aréna|caserne|détachement|école|polyvalente|église|pont|gare|frontière|déménagée?|déménager|habite|habitait|demeure|réside|marina|camping|ville) à $"
    r"|(?i:\b(?:marche|marchait|marcher|route|chemin|pouce|autobus|bus|train|vol|direction|partie?s?|repartie?s?|part|repart|roul\w+|conduit|conduisait|déménag\w+|dirige\w*|monte|descend|remonte|transférée?|retour) (?:\w+ ){0,2}?vers $)"
    r"|(?i:\b(?:à pied|sur le pouce|en autobus|en char|en train) (?:vers|jusqu['’]à|de|depuis) $)|\bjusqu['’]à $"
    r"|(?i:\b(?:encampment|trailer|camp|farm|cabin|road|mile|miles|km|way|highway|hwy \d+) (?:past|near|outside|beyond) $)"
)
"""Before a town, though families and given names are called so too."""
HOUSED = re.compile(
    r"\b(?:custody|held|jailed|remanded|incarcerated|detained|detention|inmate|locked up|serving|time|sentence|program|pep|prep|started|clinic|appt|appointment|assessed|admitted|inpatient|bed|beds|détenue?|incarcérée?|en détention|intake|testing|tested|waitlist|student|prof|degree|enrolled|class(?:es)?) (?:at|à|from|up at|over at) $",
    re.IGNORECASE,
)
"""Before a jail, a clinic, a school, though it bears somebody's name."""
THEN_A_STREET = re.compile(r" ?(?:and|et|&|/) ?(?P<it>[A-ZÀ-Þ][\w'’\-]+)")
THEN_WHERE = re.compile(
    r",? (?:[A-CEGHJ-NPR-TVXY]\d[A-Z]\b|ON\b|Ont\b|Ontario\b|QC\b|Qc\b|Québec\b|Quebec\b|Alberta\b|BC\b|Manitoba\b)"
)
"""After a town in an address."""
ADDRESSED = re.compile(
    r"(?:\b(?i:street|st|rd|road|ave|avenue|line|hwy|highway|drive|dr|cres|blvd|concession|con|rue|chemin|rang|route|rr|lot|apt|unit|box)\b\.?(?: \w+){0,2}|\b\d+), $"
)
ALONG = re.compile(r"\b(?:along|up|down|off) [A-ZÀ-Þ][\w'’\-]+ to $")
FROM_WHOM = folded("from_whom")
"""Before "from" and somebody: "a text from Osei"."""
AIMED = folded("aimed")
"""Before "at" and somebody: "yelled at Osei"."""
GIVEN_TO = folded("given_to")
"""Before « à » and somebody: « dit à Osei »."""
OF_A_PLACE = folded("of_a_place")
"""Before « de » and a place: « la mairesse de Casselman »."""
WALKS = frozenset(
    [
        "walk",
        "walks",
        "walked",
        "ran",
        "run",
        "runs",
        "pushed",
        "squeezed",
        "slipped",
        "got",
        "brushed",
        "looked",
        "stared",
    ]
)
"""Before "past" and somebody."""


def is_placed(run: list[Token], text: str, read: list[Token]) -> bool:
    """Whether this run of capitals is a place: by the gazetteer, or by the words beside it."""
    whole = fold(text[run[0].start : run[-1].end])
    if is_certainly_a_town(whole) or _is_a_street(run, text) or _is_a_saint(run, text):
        return True
    before = text[max(0, run[0].start - 60) : run[0].start]
    if re.match(r"['’]s\b", text[run[-1].end : run[-1].end + 2]):
        return False
    if _is_named_for_somebody(run, before, text):
        return True
    if any(is_given_name(each.folded) or each.folded in TITLES for each in run) or len(run) > 3:
        return False
    return bool(CROSSING.search(before)) or _stands_where(run, before, read, is_a_town(whole))


def _is_named_for_somebody(run: list[Token], before: str, text: str) -> bool:
    """ "tickets to Delhi", "passé Mattice", "custody at Roy McMurtry": a place that a family or a person is called like."""
    crossed = CORNER.search(before)
    one = fold(crossed["one"] or "") if crossed else ""
    if len(run) < 3 and crossed and (names_nobody(one) or not is_given_name(one)):
        return True
    if re.search(r"\b(?:corner of|intersection of|coin) $", before, re.IGNORECASE):
        return True
    if len(run) < 4 and HOUSED.search(before):
        return True
    crossing = THEN_A_STREET.match(text, run[-1].end)
    if crossing and names_nobody(fold(crossing["it"])) and re.search(r"\b(?:near|around|between|by|entre) $", before):
        return True
    addressed = THEN_WHERE.match(text, run[-1].end) and bool(ADDRESSED.search(before))
    return len(run) < 4 and bool(addressed or TRAVELS.search(before))


def _is_a_street(run: list[Token], text: str) -> bool:
    """ "Gander Rd", "on Rebecca St": the short word for a street ends it."""
    if len(run) > 1 and run[-1].folded in STREET_SHORT:
        return True
    before = text[max(0, run[0].start - 8) : run[0].start].lower()
    short = len(run) > 1 and run[1].folded in ("st", "dr", "pl", "crt")
    return (short and bool(re.search(r"\b(?:on|at|off|along) $", before))) or bool(
        ALONG.search(text[max(0, run[0].start - 40) : run[0].start])
    )


def _is_a_saint(run: list[Token], text: str) -> bool:
    """ "de Saint-Eugène", "rang 6, Saint-Eugène", "saint Christophe": a place, or he himself."""
    before = text[max(0, run[0].start - 12) : run[0].start]
    if re.search(r"(?<![\w])(?:sainte?|st|ste) $", before):
        return True
    if SAINT.match(run[0].text) and re.search(
        r"(?:\b(?:être|est|is|be|am|voit|sees|prie|priait|comme|as)|['’]s) $", before
    ):
        return True
    if (
        len(run) == 2
        and run[0].text in ("Saint", "Sainte")
        and re.search(r"\b(?:to|is|be|am|être|est|prie|by|with) $", before)
    ):
        return True
    if len(run) > 1 or not SAINT.match(run[0].text):
        return False
    if before.endswith(", "):
        return run[0].text.startswith("Saint")
    earlier = re.search(r"([^\W\d_]+) (?:de|d['’]) ?$", text[max(0, run[0].start - 30) : run[0].start])
    of_somebody = earlier is not None and fold(earlier[1]) in KIN
    return not of_somebody and bool(re.search(r"\b(?:de|à|vers|en|in|at|from|near|to) $|\bd['’]$", before))


def _stands_where(run: list[Token], before: str, read: list[Token], town: bool) -> bool:
    place = read.index(run[0])
    if not place or run[0].start - read[place - 1].end > 2:
        return False
    last = read[place - 1].folded
    earlier = read[place - 2] if place > 1 else None
    verb = earlier.folded if earlier else ""
    if last in ("near", "via", "outside", "around", "fled", "vers"):
        return True
    if last == "past":
        return town or verb not in WALKS
    if last == "at":
        return verb not in AIMED
    if last == "from":
        sent = not town and re.search(
            r"\b(?:letters?|parcel|messages?|money|calls?|texts?|e-?mails?|note|gift) \w+ from $", before
        )
        if verb in FROM_WHOM or sent:
            return False
        comes = verb in KIN or verb in SOMEBODY or bool(earlier and earlier.is_capital) or before.endswith(", from ")
        return town or comes or verb in GOES or verb in ("in", "up", "down", "over", "out", "way")
    return town and _stands_where_french(last, verb, before)


def _stands_where_french(last: str, verb: str, before: str) -> bool:
    if re.search(r"\b(?:fait|traversé|quitté|fui|visité) $", before):
        return True
    if last == "a":
        return verb not in GIVEN_TO
    if last == "to":
        return verb in GOES or verb in ("way", "road", "bus", "train", "flight", "ticket", "ride", "drive", "back")
    return last in ("de", "d") and (verb in OF_A_PLACE or verb in GOES or verb in ("pres", "loin", "autour", "proche"))
