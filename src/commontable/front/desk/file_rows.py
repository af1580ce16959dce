"""How does each row of a situation's file read? People in bands, facts, what was done and told; in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.vocabulary.lists import load
from commontable.groundwork.vocabulary.people import person_words
from commontable.response.disclosure.models import Disclosure
from commontable.response.interventions.models import Part
from commontable.response.situations.models import Situation

from .file import File, codes_with_letters
from .happened import barrier_words, how_decided, present
from .wording import day, day_and_hour, labels


def person_row(person: Any, situation: Situation, actor: Actor) -> dict[str, Any]:
    """A person in bands, and whether this actor's team holds their name."""
    ours = situation.originating_team_id in actor.teams
    return {
        "id": person.pk,
        "letter": person.letter,
        "words": person_words(person.gender, person.age_band),
        "harm": load("harm_roles").short(person.harm_role),
        "is_open": ours or (person.is_told and person.is_granted),
        "is_granted": person.is_granted,
        "is_ours": ours,
        "has_basis": (ours or person.is_granted) and not situation.is_cut,
    }


def fact_lists(file: File, names: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    """Each of these lists that has something: its title, its codes."""
    found = ((name, codes_with_letters(file, name)) for name in names)
    return [(load(name).title(), codes) for name, codes in found if codes]


def decision_words(file: File) -> dict[str, str] | None:
    """When and how the table decided, and who was present; None before that."""
    if file.decision is None or file.situation.decided_at is None:
        return None
    when = {"when": day_and_hour(file.decision.decided_at), "how": how_decided(file.decision)}
    return {"words": _("Met on %(when)s, %(how)s") % when, "present": present(file.decision)}


def tries_counted(tries: list[tuple]) -> str:
    """ "3 attempts, 1 contact"."""
    reached = sum(was_reached for _at, was_reached in tries)
    missed = len(tries) - reached
    attempts = ngettext("%(count)d attempt", "%(count)d attempts", missed) % {"count": missed}
    contacts = ngettext("%(count)d contact", "%(count)d contacts", reached) % {"count": reached}
    return f"{attempts}, {contacts}"


def service_rows(file: File) -> list[dict[str, str]]:
    """Each service a team named, and what came of it."""
    types, outcomes = load("service_types"), load("mobilization_outcomes")
    return [
        {
            "service": types.label(each.service),
            "team": file.teams.get(each.team_id, ""),
            "outcome": outcomes.label(each.outcome),
            "day": day(each.at),
        }
        for each in file.services
    ]


def barrier_rows(file: File) -> list[dict[str, str]]:
    """Each barrier a team met."""
    return [
        {
            "words": barrier_words(each.theme, each.service, each.wait, each.wait_days),
            "team": file.teams.get(each.team_id, ""),
            "day": day(each.at),
        }
        for each in file.barriers
    ]


def report_rows(situation: Any) -> list[tuple[str, str]]:
    """How it went, as the lead said it; nothing before that."""
    said = (
        (_("The language"), "language_met", situation.report_met),
        (_("The person says"), "persons_words", situation.report_word),
    )
    return [(title, load(name).label(code)) for title, name, code in said if code]


def role_rows(file: File) -> list[tuple[str, str]]:
    """Who brought it, who has which part now, and who stepped out."""
    now = [role for role in file.roles if role.ends_at is None]
    named = [(str(part.label), ", ".join(file.named_for(r for r in now if r.part == part))) for part in Part]
    gone = [f"{file.named_for([role])[0]}, {day(role.ends_at)}" for role in file.roles if role.ends_at]
    rows = [(_("Brought by"), file.originator), *named, (_("Stepped out"), _("; ").join(gone))]
    return [(part, names) for part, names in rows if names]


def calls_of(file: File) -> list[tuple[str, str]]:
    """Whom to call out of hours, of each team that leads; for those with a part."""
    return [(file.teams.get(team, ""), file.calls[team]) for team in file.parts.leading if team in file.calls]


def told_row(file: File, each: Disclosure) -> dict[str, str]:
    """Who told whom about which person, and on what authority: kinds of facts, never the facts."""
    return {
        "head": _("%(when)s: %(letter)s, from %(giver)s to %(hearer)s")
        % {
            "when": day_and_hour(each.at),
            "letter": file.letters(each.person_id),
            "giver": file.teams.get(each.from_team_id, ""),
            "hearer": file.teams.get(each.to_team_id, ""),
        },
        "kinds": labels("disclosure_kinds", each.kinds),
        "authority": load("authorities").label(each.authority),
        "mode": each.get_mode_display(),
    }


def said_rows(file: File) -> list[tuple[str, Any]]:
    """What was said of it aloud at each filter, as far as this person spoke or heard: in words, and which record."""
    return [
        (
            _("%(when)s: filter %(filter)s, %(team)s spoke")
            % {"when": day_and_hour(each.at), "filter": each.filter, "team": file.teams.get(each.from_team_id, "")},
            each.pk,
        )
        for each in file.said
    ]
