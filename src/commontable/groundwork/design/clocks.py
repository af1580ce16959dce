"""How is a 48-hour clock drawn as a ruler, and what does it say?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

DUE_HOURS = 48
SHOWN_HOURS = 72
LEFT_EDGE = 6.0
WIDTH = 248.0


@dataclass(frozen=True)
class Ruler:
    """Places along the ruler, in the units of its drawing; `now` is None once contact stopped the clock."""

    ticks: tuple[tuple[float, str], ...]
    end: float
    bar: float
    over: float
    attempts: tuple[float, ...]
    contact: float | None
    now: float | None


def place(hours: float) -> float:
    """The place of an hour on the ruler; anything past 72 hours stands at its end."""
    return round(LEFT_EDGE + min(max(hours, 0), SHOWN_HOURS) * WIDTH / SHOWN_HOURS, 1)


def ruler(hours: float, attempts: Sequence[float] = (), contact: float | None = None) -> Ruler:
    """The drawing of a clock that has run `hours`, with attempts and the first contact at their hours."""
    stop = hours if contact is None else contact
    return Ruler(
        ticks=((place(0), "0"), (place(24), _("24 h")), (place(48), _("48 h"))),
        end=place(SHOWN_HOURS),
        bar=place(min(stop, DUE_HOURS)),
        over=round(place(stop) - place(DUE_HOURS), 1) if stop > DUE_HOURS else 0,
        attempts=tuple(place(hour) for hour in attempts),
        contact=None if contact is None else place(contact),
        now=place(hours) if contact is None else None,
    )


def span(hours: float) -> str:
    """A length of time as a person says it: '11 h 20', '31 h', '40 min'."""
    whole, minutes = divmod(round(abs(hours) * 60), 60)
    if not whole:
        return _("%(minutes)d min") % {"minutes": minutes}
    if not minutes:
        return _("%(hours)d h") % {"hours": whole}
    return _("%(hours)d h %(minutes)02d") % {"hours": whole, "minutes": minutes}


def is_over(hours: float, contact: float | None = None) -> bool:
    return contact is None and hours > DUE_HOURS


def standing(hours: float, contact: float | None = None) -> str:
    """What the clock says in words: time left, time over, or when contact stopped it."""
    if contact is not None:
        return _("Contact at %(span)s") % {"span": span(contact)}
    if is_over(hours):
        return _("%(span)s over") % {"span": span(hours - DUE_HOURS)}
    return _("%(span)s left") % {"span": span(DUE_HOURS - hours)}


def due_words(hours: float, due: datetime) -> str:
    """'due today 19:30' or 'due Thu 15:10', in the reader's time zone."""
    local = timezone.localtime(due)
    now = timezone.localtime(due - timedelta(hours=DUE_HOURS - hours))
    # Translators: a date format of Django for the day of the week, abbreviated; French: l
    week_day = date_format(local, _("D"))
    # Translators: a date format of Django for a time of day; French: G \h i
    clock_time = date_format(local, _("H:i"))
    if local.date() == now.date():
        return _("due today %(time)s") % {"time": clock_time}
    return _("due %(day)s %(time)s") % {"day": week_day, "time": clock_time}
