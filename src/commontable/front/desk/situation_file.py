"""What does a situation file show? The record in bands; names only as fragments of the identity slice."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.access.session import moment
from commontable.groundwork.design.bands import Band, table_record
from commontable.groundwork.vocabulary.lists import load
from commontable.response.emergency.rules import may_call
from commontable.response.filters.audience_rules import Hearing3, may_name_audience
from commontable.response.filters.models import Certificate
from commontable.response.interventions.clock import clock_of
from commontable.response.interventions.rooms import room_of
from commontable.response.moves.waiting import asked_of
from commontable.response.moves.ways import ways_of
from commontable.response.situations.looking import look_at
from commontable.response.situations.models import Situation
from commontable.response.situations.rules import may_read
from commontable.response.situations.stages import ENDED, HIDDEN, Stage

from .calendar_rows import far_words
from .ended_words import ended_words
from .file import File, find_situation, read_file, rows_of
from .file_acts import chair_acts, room_acts, services_acts
from .file_plan import new_in_plan, plan_words
from .file_rows import (
    barrier_rows,
    calls_of,
    decision_words,
    fact_lists,
    person_row,
    report_rows,
    role_rows,
    said_rows,
    service_rows,
    told_row,
    tries_counted,
)
from .happened import happened
from .listeners import heard_at
from .numbers import moves, other_numbers
from .releases import releases
from .rooms import of_tables
from .since import marked, since_words
from .subject_words import subject_words
from .wording import day_and_hour, soon

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

_certificates = rows_of(Certificate)


@page(may_read, find=find_situation)
@require_safe
def situation(request: Request, situation: Situation) -> HttpResponse:
    """The file: its record in the few's room for a team with a part, else the table's; after a "no", what is left."""
    with timezone.override(situation.table.time_zone):
        printed = {"printed": day_and_hour(moment()), "section": "situations", "situation": situation}
        if situation.is_cut and situation.stage in ENDED:
            certified = bool(_certificates(situation.pk))
            words = {**printed, "certified": certified, **ended_words(situation)}
            return render(request, "desk/situation_ended.html", words)
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
        "certified": bool(_certificates(situation.pk)),
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
        "seen": f"{moment().timestamp():.3f}",
        "says_who_hears": bool(may_name_audience(actor, Hearing3(situation, situation.table.filter_3))),
        "call_now": may_call(actor, situation),
        "subject": subject_words(situation, file.people),
        "standing": " · ".join(_standing(file)),
        "clock": clock_of(situation, tries, moment()),
        "people": [person_row(person, situation, actor) for person in file.people],
        "originator": file.originator,
        "lists": fact_lists(file, AT_THE_TABLE),
        "before": fact_lists(file, BEFORE),
        "crossed": file.words,
        "decision": decision_words(file),
        "heard_at": heard_at(situation, file.parts, actor),
        "consent": load("consent_status").label(situation.consent) if situation.consent else "",
        "happened": steps,
        "since": since_words(sum(new for _step, new in steps) + (new_in_plan(plan) if plan else 0), since),
        "numbers": other_numbers(situation),
        **plan,
        "counts": tries_counted(tries),
        "services": service_rows(file),
        "barriers": barrier_rows(file),
        "roles": role_rows(file),
        "chair_acts": chair_acts(file, actor) + services_acts(file, actor),
        "calls": calls_of(file) if in_the_room else (),
        "said": said_rows(file),
        "told": [told_row(file, each) for each in file.told],
        **room_acts(file, actor, in_the_room, plan.get("language", "")),
        "report": report_rows(situation) if in_the_room else [],
        "ways": ways_of(actor, situation),
        "asked": asked_of(actor, situation),
        **releases(file.to_release, moment()),
    }


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
