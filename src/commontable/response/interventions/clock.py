"""How far has the clock to first contact run? In hours since the table said yes, through nights and holidays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commontable.groundwork.design.clocks import span
from commontable.response.situations.models import Situation


@dataclass(frozen=True, slots=True)
class Clock:
    """Hours run, hours of each attempt, hour of the first contact or None, when contact is due, and the hours the
    table allowed when it said yes: what it allows since changes no running clock."""

    hours: float
    attempts: tuple[float, ...]
    contact: float | None
    due: datetime
    is_late: bool
    is_closed: bool = False
    allowed: float = 48

    @property
    def words(self) -> str:
        """What a closed clock says; a running one says it itself."""
        return _("No contact on record") if self.is_closed and self.contact is None else ""

    @property
    def first_attempt(self) -> float | None:
        """The hour of the first attempt of all; one that reached the person was an attempt too."""
        tried = [*self.attempts, *([] if self.contact is None else [self.contact])]
        return min(tried, default=None)

    @property
    def detail(self) -> str:
        """What was tried, where no contact was made in time: "1 attempt, no contact"; then how soon it was tried."""
        if self.contact is not None:
            return self.firsts if self.attempts else ""
        if not self.is_late:
            return ""
        tried = ngettext("%(count)d attempt, no contact", "%(count)d attempts, no contact", len(self.attempts))
        return tried % {"count": len(self.attempts)} if self.attempts else _("Nothing tried yet")

    @property
    def firsts(self) -> str:
        """ "First attempt after 18 h 20, first contact after 43 h 20"; empty where nothing was tried."""
        if self.first_attempt is None:
            return ""
        tried = {"attempt": span(self.first_attempt)}
        if self.contact is None:
            return _("First attempt after %(attempt)s") % tried
        both = {**tried, "contact": span(self.contact)}
        return _("First attempt after %(attempt)s, first contact after %(contact)s") % both


def clock_of(situation: Situation, tries: Iterable[tuple[datetime, bool]], now: datetime) -> Clock | None:
    """The clock of an accepted situation from its attempts (when, reached); None where no clock runs.

    Closing stops it; a first contact stops it wherever it stands.
    """
    if situation.decided_at is None or situation.due_at is None:
        return None
    made = sorted(tries)
    reached = next((at for at, has_reached in made if has_reached), None)
    until = situation.closed_at or now
    return Clock(
        hours=_hours(until - situation.decided_at),
        attempts=tuple(_hours(at - situation.decided_at) for at, has_reached in made if not has_reached),
        contact=_hours(reached - situation.decided_at) if reached else None,
        due=situation.due_at,
        is_late=reached is None and until > situation.due_at,
        is_closed=situation.closed_at is not None,
        allowed=_hours(situation.due_at - situation.decided_at),
    )


def _hours(length: timedelta) -> float:
    return max(length.total_seconds(), 0) / 3600
