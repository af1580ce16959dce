"""Which day is meant? Written as a spreadsheet writes it, in English or French; never guessed where it could be two."""

import re
from datetime import date, timedelta

from django.utils.translation import gettext as _

from commontable.groundwork.vocabulary.wording import folded

EXCEL_BEGAN = date(1899, 12, 30)
SERIAL = range(20000, 80000)
"""Excel’s own numbers of days, from 1954 to 2119."""
DAY_FIRST, MONTH_FIRST = "dmy", "mdy"
MONTHS = {
    month: place
    for place, names in enumerate(
        (
            ("jan", "january", "janv", "janvier"),
            ("feb", "february", "fev", "fevr", "fevrier"),
            ("mar", "march", "mars"),
            ("apr", "april", "avr", "avril"),
            ("may", "mai"),
            ("jun", "june", "juin"),
            ("jul", "july", "juil", "juillet"),
            ("aug", "august", "aout"),
            ("sep", "sept", "september", "septembre"),
            ("oct", "october", "octobre"),
            ("nov", "november", "novembre"),
            ("dec", "december", "decembre"),
        ),
        1,
    )
    for month in names
}
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
SHORT = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: .*)?")
WORDED = (
    re.compile(r"(?P<day>\d{1,2})(?:er|st|nd|rd|th)? (?P<month>[a-z]+)\.?,? (?P<year>\d{4})"),
    re.compile(r"(?P<month>[a-z]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})"),
)


class NoDay(ValueError):
    """This is no day, or could be two. The message says how to write it."""


def day_of(said: str, order: str = "") -> date:
    """The day. `order` says which comes first in 03/04/2019: "dmy" or "mdy". Raises NoDay."""
    try:
        return _day(said.strip(), order)
    except (ValueError, OverflowError) as wrong:
        if isinstance(wrong, NoDay):
            raise
        raise NoDay(_("“%(said)s” is no day. Write it as 2026-01-05.") % {"said": said[:20]}) from None


def _day(said: str, order: str) -> date:
    if said.isdecimal() and int(said) in SERIAL:
        return EXCEL_BEGAN + timedelta(days=int(said))
    if match := ISO.fullmatch(said):
        return date(*(int(part) for part in match.groups()))
    if match := SHORT.fullmatch(said):
        first, second, year = (int(part) for part in match.groups())
        return _short(first, second, year, order, said)
    plain = folded(said).replace(",", "")
    for shape in WORDED:
        if (match := shape.fullmatch(plain)) and match["month"] in MONTHS:
            return date(int(match["year"]), MONTHS[match["month"]], int(match["day"]))
    raise ValueError(said)


def _short(first: int, second: int, year: int, order: str, said: str) -> date:
    if first != second and max(first, second) <= 12 and not order:
        raise NoDay(_("“%(said)s” may be two days. Say above whether day or month comes first.") % {"said": said[:20]})
    day_first = order == DAY_FIRST if max(first, second) <= 12 else first > 12
    return date(year, second, first) if day_first else date(year, first, second)
