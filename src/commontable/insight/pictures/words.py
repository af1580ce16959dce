"""How are numbers, and the few words of a picture, said in English and in French?"""

from datetime import date

SPACE = "\u00a0"
MINUS = "\u2212"

_SAID = {
    "withheld": ("withheld", "masqué"),
    "why.small": ("too few to be told", "trop peu pour être dit"),
    "why.dominated": ("almost all from one agency", "presque tout vient d’un seul organisme"),
    "why.all_or_none": ("it would say the same of everybody", "cela dirait la même chose de chacun"),
    "why.complement": ("the rest would be too few to be told", "le reste serait trop peu pour être dit"),
    "why.linked": ("another could be worked out from it", "un autre pourrait en être déduit"),
    "why.earlier": ("an earlier report would give it away", "un rapport antérieur le trahirait"),
    "none": ("none to count", "rien à compter"),
    "of": ("{some} of {all}", "{some} sur {all}"),
    "and": ("and", "et"),
}


def say(key: str, lang: str, **values: object) -> str:
    """The phrase of that key, filled in; a key nobody wrote raises KeyError."""
    english, french = _SAID[key]
    return (french if lang == "fr" else english).format(**values)


def withheld(why: str, lang: str) -> str:
    """'withheld: too few to be told'."""
    return f"{say('withheld', lang)}{colon(lang)}{say(f'why.{why}', lang)}"


def colon(lang: str) -> str:
    return f"{SPACE}: " if lang == "fr" else ": "


def number(value: float | None, lang: str, places: int = 1) -> str:
    """'1,234.5' in English, '1 234,5' in French; whole numbers without a point; None is a dash."""
    if value is None:
        return "–"
    text = f"{abs(value):,.{places}f}" if value != int(value) else f"{abs(int(value)):,}"
    if lang == "fr":
        text = text.replace(",", SPACE).replace(".", ",")
    return MINUS + text if value < 0 else text


def percent(share: float | None, lang: str) -> str:
    """'86%' in English, '86 %' in French, halves away from zero; None is a dash."""
    if share is None:
        return "–"
    whole = number(int(share * 100 + 0.5 + 1e-9), lang)
    return f"{whole}{SPACE}%" if lang == "fr" else f"{whole}%"


def some_of_all(some: float, of: float, lang: str) -> str:
    """'31 of 36'."""
    return say("of", lang, some=number(some, lang), all=number(of, lang))


def listed(names: list[str], lang: str) -> str:
    """'A, B and C'."""
    last = f" {say('and', lang)} "
    return last.join([*filter(None, [", ".join(names[:-1])]), *names[-1:]])


MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
}


def month(day: date, lang: str) -> str:
    return MONTHS["fr" if lang == "fr" else "en"][day.month - 1]
