"""What is under way for a situation the table has said yes to? Teams, the clock, services, barriers, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commontable.groundwork.access.session import moment
from commontable.groundwork.vocabulary.lists import load
from commontable.groundwork.vocabulary.wording import between
from commontable.response.interventions.models import Part
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import ENDED, Stage

from .item_done import RATIFIED, TO_RATIFY, Done, Record

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Clock:
    """Hours since the table's decision, and at which hours attempts and the first contact were."""

    hours: float
    attempts: tuple[float, ...]
    contact: float | None
    due: datetime
    allowed: float


@dataclass(frozen=True)
class Work:
    """What the page says of an accepted situation."""

    decided: str
    lead: str
    co_leads: Sequence[str]
    assisting: Sequence[str]
    waiting: Sequence[str]
    """Teams on whose behalf a part was recorded that nobody has confirmed yet."""
    clock: Clock | None
    attempts: Sequence[tuple[datetime, str, str]]
    """(when, shape, words)"""
    services: Sequence[tuple[str, str]]
    """(service, what came of it)"""
    barriers: Sequence[str]
    conclusion: str


def work_of(situation: Situation, record: Record) -> Work:
    """What was decided, named, tried and met, from what `done_about` found."""
    return Work(
        decided=_decided(record.decision),
        lead=next(iter(_named(record, Part.LEAD)), ""),
        co_leads=_named(record, Part.CO_LEAD),
        assisting=_named(record, Part.ASSISTING),
        waiting=sorted({line.name for line in record.of("part") if line.first}),
        clock=_clock(situation, record),
        attempts=[(line.at, *_attempt(line)) for line in record.of("attempt")],
        services=[
            (load("service_types").short(line.code), load("mobilization_outcomes").label(line.detail))
            for line in record.of("service")
        ],
        barriers=[_barrier(line) for line in record.of("barrier")],
        conclusion=load("conclusions").label(situation.conclusion) if situation.conclusion else "",
    )


def _decided(decision: Done | None) -> str:
    if decision is None:
        return ""
    how = load("decision_modes").label(decision.code)
    if decision.code == "vote":
        how = _("%(how)s, %(for)d for and %(against)d against") % {
            "how": how,
            "for": decision.first,
            "against": decision.second,
        }
    how = _("%(how)s; someone dissented") % {"how": how} if decision.detail else how
    if decision.name == TO_RATIFY:
        return _("%(how)s, in an emergency call the table has still to ratify") % {"how": how}
    return _("%(how)s, in an emergency call, ratified") % {"how": how} if decision.name == RATIFIED else how


def _named(record: Record, part: str) -> list[str]:
    """ "Housing East", or "School East (B)" where the part is for one person."""
    return sorted(for_whom(line.name, line.detail) for line in record.of("part") if line.code == part)


def for_whom(name: str, letters: str) -> str:
    """A team's name, with the letters of those its part is for; without letters it is for everybody."""
    return _("%(team)s (%(letters)s)") % {"team": name, "letters": letters} if letters else name


def _clock(situation: Situation, record: Record) -> Clock | None:
    if situation.stage in (Stage.CLOSED, *ENDED):
        return None
    (start, due), contact = situation.clock, record.contact
    return Clock(
        hours=(moment() - start) / HOUR,
        attempts=tuple((line.at - start) / HOUR for line in record.of("attempt") if line.detail),
        contact=(contact.at - start) / HOUR if contact else None,
        due=due,
        allowed=(due - start) / HOUR,
    )


def _attempt(line: Done) -> tuple[str, str]:
    means = load("contact_means").label(line.code)
    if not line.detail:
        return "contact", between(_("Contact"), ":", means)
    return "attempt", f"{means}, {load('attempt_obstacles').label(line.detail)}"


def _barrier(line: Done) -> str:
    words = load("barrier_themes").label(line.code)
    if line.detail:
        words = between(words, ":", load("service_types").short(line.detail))
    if line.name:
        return f"{words}, {load('wait_bands').label(line.name)}"
    if line.first is None:
        return words
    wait = ngettext("%(days)d day of waiting", "%(days)d days of waiting", line.first) % {"days": line.first}
    return f"{words}, {wait}"
