"""How is the clock to first contact drawn as a ruler, and what does it say?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .zones import before, changes_between, zone_name

DUE_HOURS = 48
"""A table's hours unless it says otherwise."""
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


def place(hours: float, allowed: float = DUE_HOURS) -> float:
    """The place of an hour on a ruler of so many hours: they stand at two thirds, what is half as late again at its end."""
    shown = allowed * 1.5
    return round(LEFT_EDGE + min(max(hours, 0), shown) * WIDTH / shown, 1)


def ruler(
    hours: float, attempts: Sequence[float] = (), contact: float | None = None, allowed: float = DUE_HOURS
) -> Ruler:
    """The drawing of a clock that has run `hours` of `allowed`, with attempts and the first contact at their hours."""
    stop = hours if contact is None else contact
    due = place(allowed, allowed)
    return Ruler(
        ticks=((place(0), "0"), (place(allowed / 2, allowed), span(allowed / 2)), (due, span(allowed))),
        end=place(allowed * 1.5, allowed),
        bar=min(place(stop, allowed), due),
        over=round(place(stop, allowed) - due, 1) if stop > allowed else 0,
        attempts=tuple(place(hour, allowed) for hour in attempts),
        contact=None if contact is None else place(contact, allowed),
        now=place(hours, allowed) if contact is None else None,
    )


def span(hours: float) -> str:
    """A length of time as a person says it: '11 h 20', '31 h', '40 min'."""
    whole, minutes = divmod(round(abs(hours) * 60), 60)
    if not whole:
        return _("%(minutes)d min") % {"minutes": minutes}
    if not minutes:
        return _("%(hours)d h") % {"hours": whole}
    return _("%(hours)d h %(minutes)02d") % {"hours": whole, "minutes": minutes}


def is_over(hours: float, contact: float | None = None, allowed: float = DUE_HOURS) -> bool:
    return contact is None and hours > allowed


def standing(hours: float, contact: float | None = None, allowed: float = DUE_HOURS) -> str:
    """What the clock says in words: time left, time over, or when contact stopped it."""
    if contact is not None:
        return _("Contact at %(span)s") % {"span": span(contact)}
    if is_over(hours, allowed=allowed):
        return _("%(span)s over") % {"span": span(hours - allowed)}
    return _("%(span)s left") % {"span": span(allowed - hours)}


def due_words(hours: float, due: datetime, allowed: float = DUE_HOURS) -> str:
    """'due today 19:30' or 'due Thu 15:10', in the reader's time zone; its name too where clocks change in between."""
    local = timezone.localtime(due)
    now = timezone.localtime(before(due, allowed - hours))
    # Translators: a date format of Django for the day of the week, abbreviated; French: l
    week_day = date_format(local, _("D"))
    # Translators: a date format of Django for a time of day; French: G \h i
    clock_time = date_format(local, _("H:i"))
    if changes_between(before(due, allowed), due):
        clock_time = f"{clock_time} {zone_name(due)}"
    if local.date() == now.date():
        return _("due today %(time)s") % {"time": clock_time}
    return _("due %(day)s %(time)s") % {"day": week_day, "time": clock_time}
