"""What does the page of an emergency call hold? Who was called and what they say, the facts, and what is next."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.requests import Request
from commontable.groundwork.design import bands
from commontable.response.emergency.convening import convened
from commontable.response.emergency.models import Answer, Called
from commontable.response.emergency.rules import (
    Convened,
    may_answer,
    may_close_call,
    may_decide_in_call,
    may_name_in_call,
    may_plan_in_call,
    may_record_answer,
)
from commontable.response.situations.models import Person, Situation
from commontable.response.situations.stages import Stage
from commontable.response.situations.words import words_of

from .call_forms import SaidForm
from .item_facts import facts_of
from .naming_forms import choices_of, held_parts, naming_forms
from .subject_words import subject_words

FILTER_OF = {Stage.FILTER_2: 2, Stage.FILTER_3: 3}


@dataclass(frozen=True, slots=True)
class Line:
    """One called team and its answer; `mine` is whether this person may answer for it."""

    row: Called
    mine: bool

    @property
    def shape(self) -> str:
        shapes = {Answer.AGREE: bands.PHONE, Answer.DISAGREE: bands.PHONE, Answer.CANNOT_JOIN: bands.ABSENT}
        return shapes.get(Answer(self.row.answer), bands.LEFT) if self.row.answer else bands.LEFT


def find_call(actor: Actor, number: str) -> Convened | None:
    """The call that is open for the situation of that number, as far as this person may see it."""
    # One question, whether the number is unknown or has no call: how long the answer takes tells neither.
    in_a_call = Situation.objects.filter(number=number, calls__meeting__closed_at=None, calls__isnull=False)
    situation = in_a_call.select_related("table").first()
    return convened(situation) if situation else None


def show_call(request: Request, on: Convened, **given: Any) -> HttpResponse:
    """The page. `status` and forms may be given."""
    status = given.pop("status", 200)
    with timezone.override(on.situation.table.time_zone):
        return render(request, "desk/call.html", _page(request.actor, on) | given, status=status)


def _page(actor: Actor, on: Convened) -> dict[str, Any]:
    situation = on.situation
    rows = Called.objects.filter(call=on.call).select_related("team__agency", "team__agreement", "by")
    lines = [Line(row, row.team_id in actor.own_teams) for row in rows]
    people = list(Person.objects.filter(situation=situation))
    parts = held_parts(situation)
    teams_form, parts_form = naming_forms(situation, people, parts, choices_of(situation, parts))
    return {
        "section": "meetings",
        "band": _band(situation, lines),
        "situation": situation,
        "call": on.call,
        "lines": lines,
        "answers": Answer.choices,
        "subject": subject_words(situation, people),
        "facts": facts_of(situation, people),
        "crossed": words_of(situation),
        "teams_form": teams_form,
        "parts_form": parts_form,
        "said_form": SaidForm(auto_id=False),
        "answer": may_answer(actor, on),
        "record": may_record_answer(actor, on),
        "decide": may_decide_in_call(actor, on),
        "name": may_name_in_call(actor, on),
        "plan": may_plan_in_call(actor, on),
        "close": may_close_call(actor, on),
        "has_part": bool(actor.teams & {team for team, _person, _part in parts})
        or situation.originating_team_id in actor.teams,
    }


def _band(situation: Situation, lines: list[Line]) -> bands.Band:
    seats = [bands.Seat(line.row.team.name, line.shape) for line in lines]
    return bands.table_in_session(situation.table.name, seats, filter=FILTER_OF.get(Stage(situation.stage), 4))
