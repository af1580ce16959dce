"""How does the desk say days, hours, codes and lists of names?"""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commontable.groundwork.vocabulary.lists import load


def day(at: datetime) -> str:
    """'Wed 25 Nov', in the zone now active."""
    return date_format(timezone.localtime(at), _("D j M"))


def hour(at: datetime) -> str:
    """'09:30'."""
    return date_format(timezone.localtime(at), _("H:i"))


def day_and_hour(at: datetime) -> str:
    """'Wed 25 Nov 09:30'."""
    return f"{day(at)} {hour(at)}"


def soon(at: datetime) -> str:
    """'today 09:30', or with the day where it is another one."""
    if timezone.localdate(at) == timezone.localdate():
        return _("today %(time)s") % {"time": hour(at)}
    return day_and_hour(at)


def named(names: Iterable[str]) -> str:
    """'East table', 'East table and West table', 'A, B and C'."""
    *first, last = [*names] or [""]
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last


def labels(vocabulary: str, codes: Iterable[str]) -> str:
    """The wordings of these codes, one after another, without capitals after the first."""
    words = [load(vocabulary).label(code) for code in codes]
    return ", ".join(word if place == 0 else word[:1].lower() + word[1:] for place, word in enumerate(words))
