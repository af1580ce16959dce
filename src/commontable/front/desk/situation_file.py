"""What does a situation file show? The record in bands; names only as fragments of the identity slice."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.access.session import moment
from commontable.groundwork.design.bands import Band, table_record
from commontable.groundwork.vocabulary.lists import load
from commontable.groundwork.vocabulary.people import person_words
from commontable.response.closing.forms import BarrierForm, ServiceForm
from commontable.response.closing.rules import may_report
from commontable.response.emergency.rules import may_call
from commontable.response.interventions.clock import clock_of
from commontable.response.interventions.forms import AttemptForm, ContactForm
from commontable.response.interventions.models import Part
from commontable.response.interventions.rooms import others_of, room_of
from commontable.response.interventions.rules import may_hand_over_lead, may_record_attempt
from commontable.response.moves.waiting import asked_of
from commontable.response.moves.ways import ways_of
from commontable.response.situations.looking import look_at
from commontable.response.situations.models import Situation
from commontable.response.situations.rules import may_read
from commontable.response.situations.stages import ENDED, HIDDEN, Stage

from .calendar_rows import far_words
from .ended_words import ended_words
from .file import File, codes_with_letters, find_situation, read_file
from .file_plan import new_in_plan, plan_words
from .happened import barrier_words, happened, how_decided, present
from .listeners import heard_at
from .numbers import moves, other_numbers
from .releases import releases
from .rooms import of_tables
from .since import marked, since_words
from .subject_words import subject_words
from .wording import day, day_and_hour, labels, soon

WITH_A_ROOM = (Stage.FILTER_4, Stage.INTERVENING, Stage.CLOSED, Stage.TRANSFERRED)
OVER = (Stage.CLOSED, *ENDED)
FILTER_OF = {Stage.FILTER_2: 2, Stage.FILTER_3: 3}
AT_THE_TABLE = (
    "risk_factors",
    "risk_categories",
    "protective_factors",
    "study_flags",
    "aer_markers",
    "aer_tests",
    "aer_four_part",
)
BEFORE = ("tried", "sectors")


@page(may_read, find=find_situation)
@require_safe
def situation(request: Request, situation: Situation) -> HttpResponse:
    """The file: its record in the few's room for a team with a part, else the table's; after a "no", what is left."""
    with timezone.override(situation.table.time_zone):
        printed = {"printed": day_and_hour(moment()), "section": "situations", "situation": situation}
        if situation.is_cut and situation.stage in ENDED:
            return render(request, "desk/situation_ended.html", {**printed, **ended_words(situation)})
        if situation.stage in HIDDEN:
            return render(request, "desk/situation_not_met.html", {**printed, **_what_is_left(situation)})
        file = read_file(situation, request.actor, moment())
        since = look_at(situation, request.actor)
        return render(request, "desk/situation.html", {**printed, **_words(file, request.actor, since)})


def _what_is_left(situation: Any) -> dict[str, Any]:
    readers = _("The table’s co-chairs and coordinators")
    return {
        "band": of_tables([situation.table.name], readers, _("and the team that brought it see these lines")),
        "kind": load("subject_kinds").label(situation.kind),
        "sector": load("sectors").label(situation.originating_sector),
        "agency_type": load("agency_types").label(situation.originating_type),
        "reason": load("rejection_reasons").label(situation.rejection_reason),
        "brought": day_and_hour(situation.brought_at),
        "decided": day_and_hour(situation.decided_at),
        "is_final": situation.stage == Stage.MINIMISED,
    }


def _words(file: File, actor: Actor, since: datetime | None) -> dict[str, Any]:
    situation = file.situation
    in_the_room = situation.stage in WITH_A_ROOM and bool(file.parts.teams & actor.teams)
    plan = plan_words(file.parts, file.teams, actor, since) if in_the_room else {}
    steps = marked(happened(file, moves(situation)), since)
    tries = [(attempt.at, attempt.reached) for attempt in file.attempts if attempt.struck_at is None]
    return {
        "band": room_of(file.parts, situation.table, file.now_at_table) if in_the_room else _record_band(file),
        "in_the_room": in_the_room,
        "call_now": may_call(actor, situation),
        "subject": subject_words(situation, file.people),
        "standing": " · ".join(_standing(file)),
        "clock": clock_of(situation, tries, moment()),
        "people": [_person(person, situation, actor) for person in file.people],
        "originator": file.originator,
        "lists": _lists(file, AT_THE_TABLE),
        "before": _lists(file, BEFORE),
        "decision": _decision(file),
        "heard_at": heard_at(situation, file.parts, actor),
        "consent": load("consent_status").label(situation.consent) if situation.consent else "",
        "happened": steps,
        "since": since_words(sum(new for _step, new in steps) + (new_in_plan(plan) if plan else 0), since),
        "numbers": other_numbers(situation),
        **plan,
        "counts": _counts(tries),
        "services": _services(file),
        "barriers": _barriers(file),
        "roles": _roles(file),
        "chair_acts": _chair_acts(file, actor),
        "calls": _calls(file) if in_the_room else (),
        "told": [_told(file, each) for each in file.told],
        **_acts(file, actor, in_the_room),
        "ways": ways_of(actor, situation),
        "asked": asked_of(actor, situation),
        **releases(file.to_release, moment()),
    }


def _counts(tries: list[tuple]) -> str:
    reached = sum(was_reached for _at, was_reached in tries)
    missed = len(tries) - reached
    attempts = ngettext("%(count)d attempt", "%(count)d attempts", missed) % {"count": missed}
    contacts = ngettext("%(count)d contact", "%(count)d contacts", reached) % {"count": reached}
    return f"{attempts}, {contacts}"


def _record_band(file: File) -> Band:
    readers = file.parts.teams | {file.situation.originating_team_id}
    names = [name for team, name in file.teams.items() if team in readers]
    situation: Any = file.situation
    seated = situation.open_meeting is not None
    detail = _("and every team in the room until the meeting closes") if seated else _("and those who run the table")
    return table_record(
        file.situation.table.name, names, who_detail=detail, filter=FILTER_OF.get(Stage(file.situation.stage))
    )


def _standing(file: File) -> list[str]:
    """The line under the heading: stage, decision, lead, when it is next at the table."""
    situation: Any = file.situation
    lead = file.teams[file.parts.lead] if file.parts.lead else ""
    said = [str(Stage(situation.stage).label)]
    if situation.decided_at:
        said.append(_("AER met %(when)s") % {"when": day_and_hour(situation.decided_at)})
    if lead:
        said.append(_("lead: %(team)s") % {"team": lead})
    if situation.stage not in OVER and situation.open_meeting:
        said.append(_("the table is meeting now"))
    elif situation.stage not in OVER and situation.next_meeting_at:
        said.append(_("next at the table %(when)s") % {"when": soon(situation.next_meeting_at)})
        if far := far_words(situation.next_meeting_at, moment(), situation.table.time_zone):
            said.append(far)
    return said


def _person(person: Any, situation: Situation, actor: Actor) -> dict[str, Any]:
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
    }


def _lists(file: File, names: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    found = ((name, codes_with_letters(file, name)) for name in names)
    return [(load(name).title(), codes) for name, codes in found if codes]


def _decision(file: File) -> dict[str, str] | None:
    if file.decision is None or file.situation.decided_at is None:
        return None
    when = {"when": day_and_hour(file.decision.decided_at), "how": how_decided(file.decision)}
    return {"words": _("Met on %(when)s, %(how)s") % when, "present": present(file.decision)}


def _services(file: File) -> list[dict[str, str]]:
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


def _barriers(file: File) -> list[dict[str, str]]:
    return [
        {
            "words": barrier_words(each.theme, each.service, each.wait_days),
            "team": file.teams.get(each.team_id, ""),
            "day": day(each.at),
        }
        for each in file.barriers
    ]


def _roles(file: File) -> list[tuple[str, str]]:
    now = [role for role in file.roles if role.ends_at is None]
    named = [(str(part.label), ", ".join(file.named_for(r for r in now if r.part == part))) for part in Part]
    gone = [f"{file.named_for([role])[0]}, {day(role.ends_at)}" for role in file.roles if role.ends_at]
    rows = [(_("Brought by"), file.originator), *named, (_("Stepped out"), _("; ").join(gone))]
    return [(part, names) for part, names in rows if names]


def _chair_acts(file: File, actor: Actor) -> list[tuple[str, str]]:
    """Where a co-chair goes when the lead is silent."""
    number, stage = file.situation.number, file.situation.stage
    if not may_hand_over_lead(actor, file.parts):
        return []
    over = (_("Hand the lead to another team"), reverse("interventions:lead", args=[number]))
    silent = (_("Close on silence"), reverse("closing:silence", args=[number]))
    return [over, silent] if stage == Stage.INTERVENING else [over]


def _calls(file: File) -> list[tuple[str, str]]:
    """Whom to call out of hours, of each team that leads; for those with a part."""
    return [(file.teams.get(team, ""), file.calls[team]) for team in file.parts.leading if team in file.calls]


def _told(file: File, each) -> dict[str, str]:
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


def _acts(file: File, actor: Actor, in_the_room: bool) -> dict[str, Any]:
    """The four small forms of the room, each with the verdict of its rule; none outside the room."""
    if not in_the_room:
        return {"acts": ()}
    start = {"version": file.situation.version}
    others = others_of(file.parts, actor, file.now_at_table)
    tries, reports = may_record_attempt(actor, file.parts), may_report(actor, file.parts)
    attempt, contact = "interventions/attempt_form.html", "interventions/attempt_form.html"
    return {
        "acts": (
            (
                _("Record an attempt"),
                AttemptForm(initial=start, auto_id="attempt-%s", others=others),
                attempt,
                tries,
                "",
            ),
            (
                _("Record a contact"),
                ContactForm(initial=start, auto_id="contact-%s", others=others),
                contact,
                tries,
                "",
            ),
            (
                _("Name a service"),
                ServiceForm(initial=start, auto_id="service-%s"),
                "closing/service_form.html",
                reports,
                "outline",
            ),
            (
                _("Name a barrier"),
                BarrierForm(initial=start, auto_id="barrier-%s"),
                "closing/barrier_form.html",
                reports,
                "outline",
            ),
        )
    }
