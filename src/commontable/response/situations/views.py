"""What does a team do in its own space? Start a draft, have it kept as it is typed, bring it to the table."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from commontable.groundwork.access.actions import permitted
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Stale
from commontable.groundwork.access.pages import page, signed_in
from commontable.groundwork.access.requests import Request
from commontable.groundwork.design.bands import own_space
from commontable.partnership.tables.models import Team

from .actions import bring, leave_unnamed, open_own_file, save_draft, say_duty, start_draft
from .answers import Answers
from .around import areas_of, people_of, tests_of
from .crossing import answer_words, sides
from .draft_page import draft_page, right_side
from .forms import Fault, Typed, a_person, read
from .models import Draft, Situation
from .questions import QUESTIONS
from .rules import may_bring, may_complete_walk_on, may_edit_draft, may_open_own_file, may_read_draft, may_start
from .words import WordsAre

SEE_OTHER, SEND_AGAIN_THERE = 303, 307


def find_draft(actor: Actor, draft: UUID) -> Draft | None:
    """The draft, if it is of a team this actor serves. Raises Refused for whoever must sign in first."""
    permitted(signed_in, actor, None)
    return Draft.objects.of(actor).filter(pk=draft).first()


@page(may_start)
def start(request: Request) -> HttpResponse:
    """For which team? With one team only, sending the form without naming it is enough."""
    teams = list(Team.objects.filter(pk__in=request.actor.own_teams).select_related("table"))
    if request.method != "POST":
        return _start_page(request, teams)
    team = _team_named(teams, request.POST.get("team", ""))
    if team is None:
        return _start_page(request, teams, faults=[Fault("team", _("Say for which team this draft is."))])
    draft = start_draft(team, actor=request.actor)
    save_draft(draft, actor=request.actor, answers=Answers(people=(a_person(),)))
    return _to(draft)


@page(may_read_draft, find=find_draft)
def draft(request: Request, draft: Draft) -> HttpResponse:
    """The draft and, with the wall between, what the table will see; sent, it is kept as it is typed."""
    if request.method != "POST":
        return _draft_page(request, draft, Answers.from_json(draft.answers))
    typed = typed_in(request, draft)
    if typed.faults:
        return _draft_page(request, draft, typed.answers, faults=typed.faults, status=422)
    try:
        save_draft(draft, actor=request.actor, answers=typed.answers, seen_version=typed.version)
    except Stale as stale:
        return _both(request, "design/errors/409.html", draft, typed, stale)
    return _to(draft, typed.place)


@page(may_edit_draft, find=find_draft)
@require_POST
def autosave(request: Request, draft: Draft) -> HttpResponse:
    """Keep what is typed so far: 204 with the new version, 422 with what is wrong, 409 with both texts."""
    typed = typed_in(request, draft)
    if typed.faults:
        return render(request, "design/error_summary.html", {"faults": typed.faults}, status=422)
    try:
        kept = save_draft(draft, actor=request.actor, answers=typed.answers, seen_version=typed.version)
    except Stale as stale:
        return _both(request, "situations/stale.html", draft, typed, stale)
    return HttpResponse(status=204, headers={"X-Version": str(kept.version)})


@page(may_read_draft, find=find_draft)
@require_GET
def sees(request: Request, draft: Draft) -> HttpResponse:
    """What changes on the page when something was kept: progress, the right side, what is picked, the bar."""
    context = right_side(draft, Answers.from_json(draft.answers), request.actor)
    return render(request, "situations/sees.html", context)


@page(may_read_draft, find=find_draft)
@require_POST
def bring_it(request: Request, draft: Draft) -> HttpResponse:
    """Keep what is typed, then bring it to the table; what is missing is said and nothing of it is lost."""
    typed = typed_in(request, draft)
    if typed.faults:
        return _draft_page(request, draft, typed.answers, faults=typed.faults, status=422)
    try:
        kept = save_draft(draft, actor=request.actor, answers=typed.answers, seen_version=typed.version)
    except Stale as stale:
        return _both(request, "design/errors/409.html", draft, typed, stale)
    verdict = may_bring(request.actor, kept)
    if not verdict:
        faults = (Fault("bar", verdict.sentence),)
        return _draft_page(request, kept, typed.answers, faults=faults, status=422)
    if kept.words == WordsAre.CHECKED:
        return _on_to(reverse("identity:bring_words", args=[draft.pk]))
    bring(kept, actor=request.actor)
    return _to(draft)


def find_walk_on(actor: Actor, number: str) -> Situation | None:
    """The situation of that number, as far as this person may see it."""
    return Situation.objects.filter(number=number).first()


@page(may_open_own_file, find=find_walk_on)
@require_POST
def own_file(request: Request, situation: Situation) -> HttpResponse:
    """The team's own file of a walk-on it said aloud: opened at the first press, found again at every other."""
    return _to(open_own_file(situation, actor=request.actor), "q-people")


@page(may_complete_walk_on, find=find_draft)
@require_POST
def duty(request: Request, draft: Draft) -> HttpResponse:
    """Whether the duty to report was made, asked after the table heard it."""
    say_duty(draft, actor=request.actor, duty=request.POST.get("duty_to_report", ""))
    return _to(draft, "q-duty_to_report")


@page(may_complete_walk_on, find=find_draft)
@require_POST
def unnamed(request: Request, draft: Draft) -> HttpResponse:
    """Nobody in it will be named: nothing waits for that any more."""
    leave_unnamed(draft, actor=request.actor)
    return _to(draft, "q-people")


def typed_in(request: Request, draft: Draft) -> Typed:
    """What the form of the draft page sent."""
    table = draft.team.table
    return read(request.POST, Answers.from_json(draft.answers), areas_of(table), tests_of(table))


def _start_page(request: Request, teams: list[Team], faults: Sequence[Fault] = ()) -> HttpResponse:
    band = own_space(request.actor.agency_name, people_of(*teams))
    context = {"section": "situations", "band": band, "teams": teams, "faults": faults}
    return render(request, "situations/start.html", context, status=422 if faults else 200)


def _team_named(teams: list[Team], named: str) -> Team | None:
    if len(teams) == 1 and not named:
        return teams[0]
    return next((team for team in teams if str(team.pk) == named), None)


def _draft_page(
    request: Request, draft: Draft, answers: Answers, *, faults: tuple[Fault, ...] = (), status: int = 200
) -> HttpResponse:
    context = draft_page(draft, answers, request.actor, request.GET)
    template = "situations/draft.html" if context["may_edit"] else "situations/brought.html"
    return render(request, template, {**context, "faults": faults}, status=status)


def _both(request: Request, template: str, draft: Draft, typed: Typed, stale: Stale) -> HttpResponse:
    theirs = Answers.from_json(stale.current.answers)
    context: dict[str, Any] = {
        "section": "situations",
        "sentence": stale.sentence,
        "differences": _differences(draft, typed.answers, theirs),
        "again_url": reverse("situations:draft", args=[draft.pk]),
    }
    return render(request, template, context, status=409)


def _differences(draft: Draft, mine: Answers, theirs: Answers) -> list[tuple[str, str, str]]:
    areas, tests = areas_of(draft.team.table), tests_of(draft.team.table)
    pairs = zip(QUESTIONS, sides(mine, areas, tests), sides(theirs, areas, tests), strict=True)
    return [
        (str(question.words), answer_words(my), answer_words(their)) for question, my, their in pairs if my != their
    ]


def _on_to(address: str) -> HttpResponse:
    """The same press goes on to another address: a page that is lent the keys the words need."""
    answer = HttpResponse(status=SEND_AGAIN_THERE)
    answer["Location"] = address
    return answer


def _to(draft: Draft, place: str = "") -> HttpResponse:
    answer = redirect("situations:draft", draft=draft.pk)
    answer.status_code = SEE_OTHER
    if place:
        answer["Location"] += f"#{place}"
    return answer
