"""What happened to this situation, the newest first?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commontable.groundwork.access.session import current_actor
from commontable.groundwork.vocabulary.lists import load
from commontable.groundwork.vocabulary.wording import between
from commontable.response.filters.models import Decision
from commontable.response.interventions.models import Attempt, Part
from commontable.response.interventions.rules import Entry, may_strike
from commontable.response.situations.stages import ACCEPTED, Stage

from .file import File, RoleNow
from .wording import day_and_hour, labels, named

LATER = timedelta(hours=1)
"""What is written down later than this after it was done says so."""


@dataclass(frozen=True)
class Moment:
    """One thing that happened: when, its shape, a word for it, the rest, and who did it."""

    at: datetime
    shape: str
    lead: str
    text: str = ""
    who: str = ""
    struck: str = ""
    correct_url: str = ""
    noted_at: datetime | None = None
    """When it was written down, or struck out, where that was later."""

    @property
    def when(self) -> str:
        return day_and_hour(self.at)


def happened(file: File, moves: Iterable[Moment] = ()) -> list[Moment]:
    """The time line, with what moved it between tables. Of two things at one moment the later step stands first."""
    steps = [*moves, *_at_the_table(file), *_parts(file), *_releases(file), *_work(file), *_end(file)]
    return sorted(steps, key=lambda moment: moment.at)[::-1]


def _at_the_table(file: File) -> Iterable[Moment]:
    situation = file.situation
    duty = situation.duty_to_report
    said = _("Duty to report: %(answer)s.") % {"answer": load("duty_to_report").label(duty).lower()} if duty else ""
    yield Moment(situation.brought_at, "noted", _("Brought to the table."), said, file.originator)
    if file.decision and situation.decided_at and situation.stage in ACCEPTED:
        yield Moment(situation.decided_at, "told", _("AER met"), how_decided(file.decision), present(file.decision))
        if file.decision.ratified_at:
            yield Moment(file.decision.ratified_at, "told", _("Ratified by the table."))


def how_decided(decision: Decision) -> str:
    """ "by consensus" or "by vote, 7 to 2", and whether somebody dissented."""
    votes = {"votes_for": decision.votes_for, "against": decision.votes_against}
    how = _("by consensus") if decision.how == "consensus" else _("by vote, %(votes_for)s to %(against)s") % votes
    return _("%(how)s, dissent on record.") % {"how": how} if decision.dissent else f"{how}."


def present(decision: Decision) -> str:
    """ "9 teams in the room"."""
    words = ngettext("%(count)d team in the room", "%(count)d teams in the room", decision.teams_present)
    return words % {"count": decision.teams_present}


def _parts(file: File) -> Iterable[Moment]:
    for at in sorted({role.starts_at for role in file.roles}):
        started = [role for role in file.roles if role.starts_at == at]
        yield Moment(at, "told", _("Teams named."), _who_does_what(file, started))
    for role in file.roles:
        if role.ends_at:
            yield Moment(role.ends_at, "noted", _("Stepped out."), ", ".join(file.named_for([role])))


def _who_does_what(file: File, roles: list[RoleNow]) -> str:
    words = {
        Part.LEAD: _("Lead: %(names)s."),
        Part.CO_LEAD: _("Co-lead: %(names)s."),
        Part.ASSISTING: _("Assisting: %(names)s."),
    }
    whose = {part: file.named_for(role for role in roles if role.part == part) for part in words}
    return " ".join(words[part] % {"names": named(names)} for part, names in whose.items() if names)


def _releases(file: File) -> Iterable[Moment]:
    for told in file.told:
        words = {"team": file.teams.get(told.to_team_id, ""), "letter": file.letters(told.person_id)}
        kinds = labels("disclosure_kinds", told.kinds)
        text = _("to %(team)s, of %(letter)s: %(kinds)s.") % {**words, "kinds": kinds[:1].lower() + kinds[1:]}
        yield Moment(told.at, "told", _("Released"), text, file.teams.get(told.from_team_id, ""))


def _work(file: File) -> Iterable[Moment]:
    for attempt in file.attempts:
        yield _tried(attempt, file)
    for service in file.services:
        text = between(load("service_types").label(service.service), ":", _outcome(service.outcome))
        yield Moment(service.at, "noted", _("Service."), f"{text}.", file.teams.get(service.team_id, ""))
    for barrier in file.barriers:
        text = barrier_words(barrier.theme, barrier.service, barrier.wait, barrier.wait_days)
        yield Moment(barrier.at, "noted", _("Barrier."), f"{text}.", file.teams.get(barrier.team_id, ""))


def _tried(attempt: Attempt, file: File) -> Moment:
    means, who = load("contact_means").label(attempt.means), _who_tried(attempt, file)
    more: Any = {**_corrected(attempt, file), "noted_at": attempt.struck_at or attempt.recorded_at}
    if attempt.reached:
        return Moment(attempt.at, "contact", _("Contact."), f"{means}.", who, **more)
    obstacle = load("attempt_obstacles").label(attempt.obstacle)
    text = between(means, ":", f"{obstacle[:1].lower()}{obstacle[1:]}")
    return Moment(attempt.at, "attempt", _("Attempt."), f"{text}.", who, **more)


def _who_tried(attempt: Attempt, file: File) -> str:
    """ "Shelter East, told by Housing East, written down Fri 27 Nov, 16:10": what is usual is left out."""
    said = [file.teams.get(attempt.acted, "")]
    if attempt.on_behalf_of_id:
        said.append(_("told by %(team)s") % {"team": file.teams.get(attempt.team_id, "")})
    if attempt.recorded_at - attempt.at > LATER:
        said.append(_("written down %(when)s") % {"when": day_and_hour(attempt.recorded_at)})
    return ", ".join(said)


def _corrected(attempt: Attempt, file: File) -> dict[str, str]:
    """Why it was struck out, or where it may be by whoever reads."""
    if attempt.struck_at:
        why = load("correction_reasons").label(attempt.struck_reason)
        when = {"when": day_and_hour(attempt.struck_at), "why": f"{why[:1].lower()}{why[1:]}"}
        return {"struck": _("Struck out %(when)s: %(why)s.") % when}
    if not may_strike(current_actor(), Entry(file.parts, attempt)):
        return {}
    return {"correct_url": reverse("interventions:strike", args=[file.situation.number, attempt.pk])}


def _outcome(code: str) -> str:
    words = load("mobilization_outcomes").label(code)
    return words[:1].lower() + words[1:]


def barrier_words(theme: str, service: str, wait: str, wait_days: int | None) -> str:
    """ "Wait-listed, emergency bed, 40 days"."""
    words = [load("barrier_themes").label(theme)]
    if service:
        words.append(load("service_types").label(service))
    if wait:
        words.append(load("wait_bands").label(wait))
    if wait_days is not None:
        words.append(ngettext("%(count)d day", "%(count)d days", wait_days) % {"count": wait_days})
    return ", ".join(words)


def _end(file: File) -> Iterable[Moment]:
    situation = file.situation
    if situation.stage == Stage.CLOSED and situation.closed_at:
        conclusion = load("conclusions").get(situation.conclusion)
        shape = "lowered" if conclusion.group == "risk_lowered" else "still"
        yield Moment(situation.closed_at, shape, _("Closed."), f"{conclusion.label()}.")
