"""Which numbers and addresses stand in the text? Canadian shapes, in English and French.

Sources of the shapes: SIN, nine digits with a Luhn check (Employment and Social Development Canada); Ontario health
number, ten digits and a version code; RAMQ, four letters and eight digits; Ontario driver's licence, a letter and fourteen
digits; Canada Post's postal code alphabet; the North American numbering plan.
"""

import re

from stdnum.ca import sin as social_insurance
from stdnum.luhn import is_valid as luhn_holds

from .findings import Finding, Kind
from .plates import PLATES
from .shape import BORN, DATE, DAY_AND_MONTH, MONTH, Pattern, shape

STREET = (
    r"(?:street|st|avenue|ave|av|road|rd|drive|dr|boulevard|blvd|boul|crescent|cres|court|crt|ct|place|pl|square|sq|lane|ln|way|terrace|terr"
    r"|trail|circle|gardens?|gdns|grove|heights|hts|parkway|pkwy|gate|mews|row|rue|chemin|ch|promenade|prom|all[ée]e|mont[ée]e|rang|croissant"
    r"|crois\.?|mt[ée]e|tsse|carr[ée]|c[ôo]te|ruelle|impasse|concession|line|sideroad|loop|terrasse|lac|esplanade|bay|hill|close|green|view|point|beach|side road|highway|hwy|route|autoroute)"
)
CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’.\-]*"
UNIT = r"(?:,?\s*(?:#|no\.?|n[o°]|app?t?\.?|apartment|appartement|unit[ée]?|suite|bureau|ste|logement)\s*\.?\s*\w+)?"
SIDE = r"(?:\s+(?:east|west|north|south|est|ouest|nord|sud|[EWNSO])\b\.?)?"
NUMBER_CUE = (
    r"(?:occurrence|incident|[ée]v[ée]nement|file|dossier|case|cas|reference|r[ée]f[ée]rence|ref|r[ée]f|report|rapport|notice|avis|ticket"
    r"|mrn|rms|cpic|cipc|fps|uci|iuc|go|trespass|information|d[ée]nonciation|passport|passeport|status card|carte de statut|irb|cisr|badge|client|contrat|docket|warrant|mandat|dc|pid|id)"
)
REGISTERED = (
    r"(?:oen|niso|hifis|siass|smis|wsib|cspaat|student (?:number|no|id)|status (?:card|number|no)|registry (?:number|no)|carte de statut"
    r"|num[ée]ro (?:d['’][ée]l[èe]ve|de statut|d['’]inscription))"
)
"""Registers of schools, shelters, status and injured workers: what follows is a number of theirs, however many digits it has."""


def find_patterns(text: str) -> list[Finding]:
    """Every number or address of a known shape, the surest shapes first where two meet."""
    found: list[Finding] = []
    taken = bytearray(len(text))
    for pattern in PATTERNS:
        for each in pattern.find(text):
            if not any(taken[each.start : each.end]):
                taken[each.start : each.end] = b"\1" * (each.end - each.start)
                found.append(each)
    return found


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _is_health_number(text: str) -> bool:
    return luhn_holds(_digits(text)) and _digits(text)[0] not in "0"


def _has_number(text: str) -> bool:
    return len(_digits(text)) >= 3


PATTERNS = (
    Pattern(
        Kind.FILE,
        shape(rf"\b{REGISTERED}\b[^\d\n.;]{{0,20}}(?P<it>\d{{3}}[\s\-]?\d{{3}}[\s\-]?\d{{3,4}}|\d{{4,10}})(?![\d])"),
    ),
    Pattern(
        Kind.FILE,
        shape(
            r"\bocc\b\.?(?:\s*(?:no\.?|n°|#|:))*\s*(?:(?-i:[A-Z]{2,5})\s+)?(?P<it>[A-Z]{0,4}[\-\s]?\d\w*(?:[\-/]\d\w*)*)"
        ),
        lambda found: len(_digits(found)) >= 5,
    ),
    Pattern(Kind.EMAIL, shape(r"(?<![\w#.])(?=[\w.]*[\d_.][\w.]*#)[a-z][\w.]{1,31}#\d{4}(?![\w\-])")),
    Pattern(
        Kind.EMAIL, shape(r"\b(?:disc(?:ord)?|gamertag|handle|pseudo)\b[\s:=]{1,3}(?P<it>[a-z][\w.]{1,31}#\d{3,5})\b")
    ),
    Pattern(
        Kind.EMAIL,
        shape(r"\b(?:facebook|twitter|instagram|tiktok|youtube|linkedin|snapchat|x|t|onlyfans)\.(?:com|me|ca)/\S*\w"),
    ),
    Pattern(
        Kind.EMAIL,
        shape(
            r"\b(?:wechat|snap(?:chat)?|insta(?:gram)?|kik|telegram|discord|tiktok)\b[\s,:=]{1,4}(?P<it>@?[a-z][\w.]*[\d_.][\w.]*\w)"
        ),
    ),
    Pattern(Kind.EMAIL, shape(r"[\w.+%\-]+@[\w\-]+(?:\.[\w\-]+)+|(?<![\w@])@[\w.]{3,}|\b(?:https?://|www\.)\S+\w")),
    Pattern(
        Kind.EMAIL,
        shape(
            r"\b[\w.\-]{2,40}\s?[(\[]?\s?\b(?:at|arobase|chez)\b\s?[)\]]?\s?[\w\-]{2,40}\s?[(\[]?\s?\b(?:dot|point)\b\s?[)\]]?\s?(?:com|ca|org|net|fr|example)\b"
        ),
    ),
    Pattern(Kind.LICENCE, shape(r"\b[A-Z]\d{4}[\s\-]?\d{5}[\s\-]?\d{5}\b|\b[A-Z]\d{4}[\s\-]\d{6}[\s\-]\d{2}\b")),
    Pattern(
        Kind.LICENCE,
        shape(
            r"(?:driver'?s?’?s? licen[cs]e|permis(?: de conduire)?)(?:\s*(?:no\.?|number|num[ée]ro|#|:|is|est))*\s*(?P<it>[A-Z]?\d[\d\s\-]{5,16}\d)"
        ),
    ),
    Pattern(Kind.HEALTH, shape(r"\b[A-Z]{4}[\s\-]?\d{4}[\s\-]?\d{4}\b")),
    Pattern(
        Kind.HEALTH,
        shape(
            r"(?:health (?:card|number|no\.?|insurance)|ohip|hcn|phn|carte[\s\-]sant[ée]|num[ée]ro de sant[ée]|assurance[\s\-]maladie|ramq|carte[\s\-]soleil|\bc\.?s\b\.?|\bn\.?a\.?m\b\.?|c\.? ?sant[ée])"
            r"[^\d\n]{0,25}(?P<it>\d{3,4}[\s\-]?\d{3}[\s\-]?\d{2,4}(?:[\s\-]?[A-Z]{1,2}\b)?)"
        ),
    ),
    Pattern(
        Kind.HEALTH,
        shape(
            r"\b(?:health|sant[ée]|carte|card|hc)\b[^\d\n]{0,28}(?P<it>\d{4}[\s\-]?\d{3}[\s\-]?\d{3}(?:[\s\-]?[A-Z]{2}\b)?)(?!\d)"
        ),
        _is_health_number,
    ),
    Pattern(Kind.HEALTH, shape(r"\b\d{4}[\s\-]\d{3}[\s\-]\d{3}(?:[\s\-]?[A-Z]{2}\b)?"), _is_health_number),
    Pattern(Kind.HEALTH, shape(r"\b\d{10}[\s\-]?[A-Z]{2}\b", 0), _is_health_number),
    Pattern(
        Kind.SIN,
        shape(
            r"(?:\bSIN\b|\bNAS\b|\bN\.A\.S\.|\bS\.I\.N\.|social insurance|assurance sociale)[^\d\n]{0,25}(?P<it>\d{3}[\s\-.]?\d{3}[\s\-.]?\d{3})(?!\d)"
        ),
    ),
    Pattern(
        Kind.PHONE,
        shape(
            r"(?<![\w\-])(?:\+?1[\s.\-]?)?(?:\([2-9]\d{2}\)|[2-9]\d{2})[\s.\-]{0,2}[2-9]\d{2}[\s.\-]?\d{4}(?:\s*(?:x|ext\.?|poste)\s*\d{1,5})?(?![\d\-])"
        ),
        lambda found: len(_digits(found)) != 9,
    ),
    Pattern(Kind.PHONE, shape(r"(?<!\w)\+(?!1\b)\d{1,3}[\s.\-]?\d(?:[\s.\-]?\d){6,12}\b")),
    Pattern(
        Kind.PHONE,
        shape(
            r"(?:call|text|phone|tel|t[ée]l|cell|appeler|texter|joindre|rings?|poste)\w*[^\d\n]{0,15}(?P<it>[2-9]\d{2}[\s.\-]\d{4})(?!\d)"
        ),
    ),
    Pattern(Kind.SIN, shape(r"(?<![\d\-])\d{3}[\s\-]?\d{3}[\s\-]?\d{3}(?![\d\-])"), social_insurance.is_valid),
    Pattern(Kind.POSTAL, shape(r"\b[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][\s\-]?\d[ABCEGHJ-NPRSTV-Z]\d\b")),
    Pattern(Kind.BIRTH_DATE, shape(rf"{BORN}[^.\n]{{0,30}}?(?P<it>{DATE})")),
    Pattern(
        Kind.BIRTH_DATE,
        shape(
            rf"{BORN}[^\d\n]{{0,15}}?(?P<it>(?<!\d)(?:{DAY_AND_MONTH}|{MONTH}[\s\-.]?\d{{1,2}}[,\s\-/]{{1,2}})['’]?(?:(?:19|20)\d{{2}}|\d{{2}}))(?!\d)"
        ),
    ),
    Pattern(
        Kind.BIRTH_DATE,
        shape(
            rf"{BORN}[^\d\n]{{0,15}}(?P<it>(?:(?:19|20)\d{{2}}|\d{{2}})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?![\d\-])"
        ),
    ),
    Pattern(Kind.BIRTH_DATE, shape(r"\b\d{1,2}[/.\-](?:i{1,3}|iv|vi{0,3}|ix|xi{0,2}|x)[/.\-](?:19\d{2}|20[01]\d)\b")),
    Pattern(
        Kind.BIRTH_DATE,
        shape(rf"{BORN}[^\d\n]{{0,8}}?(?P<it>\b[a-zé][a-zé\-]+(?:-et-un)? {MONTH},? (?:19|20)\d{{2}})\b"),
    ),
    Pattern(Kind.BIRTH_DATE, shape(rf"\b\d{{1,2}}-?{MONTH}-?(?:19\d{{2}}|200\d)\b")),
    Pattern(Kind.BIRTH_DATE, shape(rf"(?P<it>{DATE})(?=[^.\n]{{0,15}}{BORN})")),
    Pattern(
        Kind.BIRTH_DATE, shape(rf"\bdate\b[^.\n]{{0,20}}\b(?:file|dossier|card|carte)\b[^.\n]{{0,8}}?(?P<it>{DATE})")
    ),
    Pattern(Kind.BIRTH_DATE, shape(r"(?P<it>\b\d{1,2}[-/.]\d{1,2}[-/.](?:(?:19\d{2}|20[01]\d)|\d{2})\b)")),
    Pattern(Kind.BIRTH_DATE, shape(r"(?P<it>\b(?:19\d{2}|200\d)-\d{2}-\d{2}\b)")),
    Pattern(
        Kind.BIRTH_DATE,
        shape(rf"(?P<it>\b\d{{1,2}}\s+{MONTH}\s+(?:19\d{{2}}|200\d)|\b{MONTH}\s+\d{{1,2}},?\s+(?:19\d{{2}}|200\d))\b"),
    ),
    Pattern(
        Kind.BIRTH_DATE,
        shape(
            rf"{BORN}[^\d\n]{{0,12}}?(?P<it>{MONTH}[\s,]*(?:(?:19|20)\d{{2}}|['’]?\d{{2}})\b|\d{{1,2}}/(?:19|20)\d{{2}}\b|['’]\d{{2}}\b)"
        ),
    ),
    Pattern(Kind.BIRTH_DATE, shape(rf"{BORN}[^\d\n]{{0,15}}(?P<it>(?:19|20)\d{{2}}(?:[-/.]\d{{1,2}}){{0,2}})\b")),
    Pattern(
        Kind.ADDRESS,
        shape(
            r"\bRR\s?\d+\b[^.\n]{0,40}?(?:concession|road|line|chemin|route|rang|sideroad)\s+\w+|\bR\.?R\.?\s?#?\d+\b"
        ),
    ),
    Pattern(
        Kind.ADDRESS,
        shape(
            r"\b(?:house|maison|lot|fire number|num[ée]ro civique|civic(?: number| no\.?)?|cabin|chalet|site|trailer|roulotte)\s*(?:no\.?|#)?\s*\d+[,\s]+(?:[\w'’\-]+[\s,]+){0,4}?[\w'’\-]*"
        ),
        lambda found: bool(re.search(r"\d", found)),
    ),
    Pattern(
        Kind.ADDRESS,
        shape(
            r"\b\d{1,5},?\s+(?:route|chemin|ch\.|rang|concession|highway|hwy|county (?:road|rd)|regional (?:road|rd)|sideroad|line)\s+"
            r"(?:(?:de comt[ée]|r[ée]gionale?|rurale?|provinciale?)\s+)?(?:no\.?\s*)?\d{1,4}\b"
        ),
    ),
    Pattern(Kind.ADDRESS, shape(r"\b(?:P\.?\s?O\.?\s?Box|C\.\s?P\.|case postale)\s*:?\s*\d+")),
    Pattern(
        Kind.ADDRESS,
        re.compile(
            rf"\b\d{{1,5}}(?:[\s\-]?[A-Za-z])?(?:-\d{{1,5}})?\s+(?:{CAPITAL}\s+){{1,4}}(?i:{STREET})\b\.?(?i:{SIDE}){UNIT}"
        ),
    ),
    Pattern(
        Kind.ADDRESS,
        re.compile(
            rf"\b(?!\d{{1,2}} ?h\b)\d{{1,5}}(?:[\s\-]?[A-Za-z]\b)?(?:-\d{{1,5}})?,?\s+(?i:{STREET})\.?\s+(?:(?:de|du|des|la|le|les|of)\s+|d['’]|l['’])*{CAPITAL}(?:\s+{CAPITAL})*(?i:{SIDE})(?i:{UNIT})"
        ),
    ),
    Pattern(
        Kind.ADDRESS,
        re.compile(
            rf"(?i:\b(?:at|near|from|address|place|live[sd]? (?:at|in)|stays? at|au|chez|adresse?|habite|demeure|pr[èe]s du)\b[^.\d\n]{{0,18}})(?P<it>\d{{1,5}}\s+{CAPITAL}(?:\s+{CAPITAL})?(?i:{UNIT}))(?!\s*(?i:{MONTH}))"
        ),
        lambda found: not re.match(rf"\d{{1,2}}\s+(?i:{MONTH})|\d{{1,4}}\s+(?i:hrs?|hours?|h|heures?|am|pm)\b", found),
    ),
    *PLATES,
    Pattern(
        Kind.FILE,
        shape(
            rf"\b{NUMBER_CUE}\b(?:\s+(?:of|from|de|du|des|la|le|l['’]|the|in|with|no|number|num[ée]ro|h[oô]pital|hospital|saaq|cas|sae|files?|card|print|police|opp|ppo|rcmp|grc|dpj|ambulance|ems|fire|pompiers?|incendies?|param[ée]dics?|hosp|shelter|refuge|is|est|court))*(?:['’]?\s*(?:no\.?|n°|#|:|\.|mrn))*\s*\(?(?P<it>[A-Z]{{0,4}}[\-\s]?\d[\w]*(?:[\-/\s]\d[\w]*|-[A-Z]\b)*)"
        ),
        _has_number,
    ),
    Pattern(Kind.FILE, shape(r"\b(?:GO|RMS|CPIC)\s?#\s?[\w\-]*\d[\w\-]*")),
    Pattern(
        Kind.FILE,
        shape(
            r"\b(?:19|20)?\d{2}-\d{5,8}\b|\b\d{2}-\d{4}-\d{4}\b|\b[A-Z]{2}\d-\d{5}\b|\b[A-Z]{2}\d{6,9}\b|\b(?:no\.?|#)\s?[A-Z]{1,3}-\d{4,}\b"
        ),
    ),
    Pattern(Kind.FILE, shape(r"\b(?:officer|agent|constable|badge|pc|det)\b\.?\s*(?:no\.?|n°|#)?\s*(?P<it>\d{3,6})\b")),
    Pattern(
        Kind.FILE,
        shape(
            r"\b(?!F-[1-5]50\b)(?=[A-Z0-9/\-]*\d{3})(?:[A-Z]{1,5}[\-/])+[A-Z0-9]*\d[\w/\-]*|\b[A-Z]{1,3}\d{2}-\d{4,}\b|\b\d{2}-[A-Z]\d{3,}\b|\b\d{2,4}-\d{3,6}-[A-Z]{1,3}\b",
            0,
        ),
        _has_number,
    ),
    Pattern(
        Kind.FILE,
        shape(
            r"\b(?:permit|permis de travail|visa|warrant|mandat|order|ordonnance|claim|r[ée]clamation|charge|accus\w+)\b[^.\d\n]{0,18}(?P<it>[A-Z]{0,3}[\s\-]?\d{3}[\s\-]?\d{3}[\s\-]?\d{0,4})\b"
        ),
    ),
    Pattern(Kind.FILE, shape(r"\b\d{8,}\b")),
)
