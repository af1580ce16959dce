"""What waits to be released by us, in words?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from commontable.groundwork.design.clocks import span
from commontable.groundwork.vocabulary.lists import load
from commontable.groundwork.vocabulary.people import person_words
from commontable.response.disclosure.waiting import Waiting

from .wording import day_and_hour


@dataclass(frozen=True)
class Release:
    """One person's limited identity on its way to one team: who in bands, to whom, until when."""

    waiting: Waiting
    now: datetime

    @property
    def words(self) -> str:
        person: Any = self.waiting.grant.person
        return _("%(letter)s: %(person)s · limited identity") % {
            "letter": person.letter,
            "person": person_words(person.gender, person.age_band),
        }

    @property
    def to_whom(self) -> str:
        grant = self.waiting.grant
        waits = span((self.now - grant.starts_at).total_seconds() / 3600)
        said = {"team": grant.team.name, "when": day_and_hour(grant.starts_at), "span": waits}
        return _("to %(team)s. It waits since %(when)s: %(span)s.") % said

    @property
    def rests_on(self) -> str:
        """By what it may go: the person's consent, or the ground two agencies agreed on; empty where neither stands."""
        return load("authorities").label(self.waiting.rests_on) if self.waiting.rests_on else ""

    @property
    def _due(self) -> Any:
        return self.waiting.grant.situation.due_at

    @property
    def is_late(self) -> bool:
        return self._due < self.now

    @property
    def left(self) -> str:
        """What is left of the time to first contact: a team without the name can reach nobody."""
        hours = (self._due - self.now).total_seconds() / 3600
        return (_("%(span)s over") if self.is_late else _("%(span)s left")) % {"span": span(hours)}


def releases(found: Iterable[Waiting], now: datetime) -> dict[str, Any]:
    """The rows that wait to be released by us."""
    return {"to_release": [Release(each, now) for each in found]}
