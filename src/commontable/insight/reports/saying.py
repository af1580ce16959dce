"""How is a number, a day or a reason said in English and in French?"""

from datetime import date

from commontable.groundwork.vocabulary.wording import spoken_language
from commontable.insight.pictures.words import SPACE, month, number
from commontable.insight.pictures.words import percent as share

from .document import COUNT, DAYS, HOURS, POINTS, RATIO, SHARE, Shown

WITHHELD = {"en": "withheld", "fr": "masqué"}
HIDDEN, NOTHING = "hidden", "nothing"
"""Why there is no number: it is withheld, or there is nothing to divide by."""
REASONS = {
    # One sentence for every hidden number. Which of them is small would itself be told by a finer one.
    HIDDEN: {
        "en": "it counts too few, or a number that does could be worked out from it",
        "fr": "le nombre est trop petit, ou un nombre trop petit pourrait en être déduit",
    },
    NOTHING: {"en": "there was none to count", "fr": "il n’y en avait aucun à compter"},
}


def of_language(language: str) -> str:
    """The one of our two languages that "fr-ca" or "en" asks for."""
    return spoken_language(language)


def reason(code: str, language: str) -> str:
    """Why there is no number, as a clause."""
    return REASONS[code][of_language(language)]


def said(shown: Shown, language: str) -> str:
    """The number with its unit, or that it is withheld; a dash where there is none."""
    if shown.value is None:
        return "–" if shown.reason == NOTHING else WITHHELD[of_language(language)]
    return SAYING[shown.unit](shown.value, of_language(language))


def made_of(shown: Shown, language: str) -> str:
    """ "31 of 36" beside a share, "583 ÷ 347" beside an average; empty where it does not apply or is withheld."""
    if shown.part is None or shown.whole is None:
        return ""
    if shown.unit == RATIO:
        return f"{whole(shown.part, language)} ÷ {whole(shown.whole, language)}"
    between = " of " if of_language(language) == "en" else " sur "
    return whole(shown.part, language) + between + whole(shown.whole, language)


def whole(value: float, language: str) -> str:
    """A whole number; French parts its thousands by a space."""
    return number(round(value), of_language(language))


def decimal(value: float, language: str, places: int = 1) -> str:
    text = f"{value:,.{places}f}"
    if of_language(language) == "fr":
        return text.replace(",", SPACE).replace(".", ",")
    return text


def percent(value: float, language: str) -> str:
    """A share between 0 and 1 as a whole percentage, the same that a picture says."""
    return share(value, of_language(language))


def _days(value: float, language: str) -> str:
    text = whole(value, language) if float(value).is_integer() else decimal(value, language)
    return text + SPACE + {"en": "day" if value == 1 else "days", "fr": "jour" if value < 2 else "jours"}[language]


def _hours(value: float, language: str) -> str:
    text = whole(value, language) if float(value).is_integer() else decimal(value, language)
    return text + SPACE + "h"


def points(value: float, language: str) -> str:
    """By how many points of a hundred, with its sign."""
    sign = "+" if value > 0 else "\N{MINUS SIGN}" if value < 0 else ""
    return sign + decimal(abs(value), language)


SAYING = {POINTS: points, COUNT: whole, SHARE: percent, DAYS: _days, HOURS: _hours, RATIO: decimal}


def day(value: date, language: str) -> str:
    """2 October 2026, 1er octobre 2026."""
    tongue = of_language(language)
    of_month = "1er" if tongue == "fr" and value.day == 1 else value.day
    return f"{of_month}{SPACE}{month(value, tongue)} {value.year}"


def months(first: date, last: date, language: str) -> str:
    """July to September 2026; October 2025 to September 2026."""
    tongue = of_language(language)
    start, end = month(first, tongue), month(last, tongue)
    whence = start if first.year == last.year else f"{start} {first.year}"
    if tongue == "fr":
        return f"{'d’' if start[0] in 'ao' else 'de '}{whence} à {end} {last.year}"
    return f"{whence} to {end} {last.year}"
