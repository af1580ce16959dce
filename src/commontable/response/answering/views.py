"""How is what was said confirmed, the person told, and an access request answered?"""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.design.bands import FEW, Band
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.groundwork.vocabulary.lists import load
from commontable.response.disclosure.page_words import band_of, day

from .actions import add, confirm, correct, defer, review, tell_person
from .answer import answer_about
from .finding import find_answerable, find_of, find_spoken
from .forms import AdditionForm, CorrectionForm, DeferForm, ReviewForm, ToldForm
from .rules import (
    OfPerson,
    Spoken,
    may_add,
    may_answer,
    may_confirm,
    may_correct,
    may_defer,
    may_read_telling,
    may_review,
    may_see_notice,
    may_tell_person,
)
from .telling_words import TellingShown, read_telling


@page(may_read_telling, find=find_spoken)
@require_safe
def telling(request: Request, spoken: Spoken) -> HttpResponse:
    """What was said, and what may be done about it."""
    return _telling(request, spoken)


@page(may_confirm, find=find_spoken)
@require_POST
def confirmed(request: Request, spoken: Spoken) -> HttpResponse:
    """One tap: it was so."""
    confirm(spoken.telling, actor=request.actor)
    return _back(request.POST.get("back", ""), spoken)


@page(may_correct, find=find_spoken)
@require_POST
def corrected(request: Request, spoken: Spoken) -> HttpResponse:
    """Put it right."""
    shown = read_telling(spoken)
    form = CorrectionForm(request.POST, people=shown.people, listeners=shown.listeners)
    if not form.is_valid():
        return _telling(request, spoken, correction=form)
    heard = [UUID(each) for each in form.cleaned_data["heard"]]
    correct(spoken.telling, actor=request.actor, kinds=form.kinds, heard=heard)
    return redirect("answering:telling", spoken.telling.pk)


@page(may_add, find=find_spoken)
@require_POST
def added(request: Request, spoken: Spoken) -> HttpResponse:
    """Add what turned out otherwise."""
    shown = read_telling(spoken)
    form = AdditionForm(request.POST, people=shown.people, teams=shown.teams)
    if not form.is_valid():
        return _telling(request, spoken, addition=form)
    given = {name: UUID(form.cleaned_data[name]) if form.cleaned_data[name] else None for name in ("person", "team")}
    add(
        spoken.telling,
        actor=request.actor,
        what=form.cleaned_data["what"],
        kind=form.cleaned_data["kind"],
        **given,
    )
    return redirect("answering:telling", spoken.telling.pk)


@page(may_see_notice, find=find_of)
@require_safe
def person(request: Request, of: OfPerson) -> HttpResponse:
    """Whether this person must be told, by when, and what is answered when they ask."""
    return _person(request, of)


@page(may_tell_person, find=find_of)
@require_POST
def told(request: Request, of: OfPerson) -> HttpResponse:
    """The person was told."""
    form = ToldForm(request.POST)
    if not form.is_valid():
        return _person(request, of, told_form=form)
    tell_person(of, actor=request.actor, method=form.cleaned_data["method"])
    return redirect("answering:person", of.pk)


@page(may_defer, find=find_of)
@require_POST
def deferred(request: Request, of: OfPerson) -> HttpResponse:
    """Ask that telling the person is put off."""
    form = DeferForm(request.POST)
    if form.is_valid():
        try:
            defer(of, actor=request.actor, **form.cleaned_data)
        except Invalid as wrong:
            form.add_error("until", str(wrong.sentence))
        else:
            return redirect("answering:person", of.pk)
    return _person(request, of, defer_form=form)


@page(may_review, find=find_of)
@require_POST
def reviewed(request: Request, of: OfPerson) -> HttpResponse:
    """A second person of another team says whether it is put off."""
    form = ReviewForm(request.POST)
    if not form.is_valid():
        raise Invalid(_("Say yes or no."))
    review(of, actor=request.actor, agreed=form.cleaned_data["agreed"] == "yes")
    return redirect("answering:person", of.pk)


@page(may_answer, find=find_answerable)
@require_safe
def answer(request: Request, of: OfPerson) -> HttpResponse:
    """What was told of one person, to be printed and handed to them. That it was looked at is recorded."""
    record(Kind.SAW, "answer", request.actor, of)
    situation = of.about.situation
    with timezone.override(situation.table.time_zone):
        words = {
            "section": "situations",
            "band": _answer_band(),
            "answer": answer_about(of.pk, situation.table_id),
            "person": of.pk,
        }
        return render(request, "answering/answer.html", words)


def _back(to: str, spoken: Spoken) -> HttpResponse:
    """To Today or the meeting's page where it was pressed there, else to what was said."""
    if to == "today":
        return redirect("desk:today")
    if to == "meeting":
        return redirect("desk:meeting", spoken.telling.meeting_id)
    return redirect("answering:telling", spoken.telling.pk)


def _telling(request: Request, spoken: Spoken, **forms: Any) -> HttpResponse:
    shown: TellingShown = read_telling(spoken)
    words = {
        "section": "situations",
        "band": _telling_band(shown),
        "spoken": spoken,
        "telling": spoken.telling,
        "shown": shown,
        "may_confirm": may_confirm(request.actor, spoken),
        "may_correct": may_correct(request.actor, spoken),
        "may_add": may_add(request.actor, spoken),
        "correction": CorrectionForm(people=shown.people, listeners=shown.listeners),
        "addition": AdditionForm(people=shown.people, teams=shown.teams),
        **forms,
    }
    with timezone.override(spoken.telling.table.time_zone):
        return render(request, "answering/telling.html", words, status=422 if forms else 200)


def _person(request: Request, of: OfPerson, **forms: Any) -> HttpResponse:
    actor, notice = request.actor, of.notice
    words = {
        "section": "situations",
        "band": band_of(of.about),
        "of": of,
        "situation": of.about.situation,
        "notice": notice,
        "ground": load("authorities").label(notice.authority) if notice else "",
        "method": load("notice_methods").label(notice.method) if notice and notice.method else "",
        "deferral": of.deferral,
        "why": load("deferral_reasons").label(of.deferral.reason) if of.deferral else "",
        "due": day(notice.due_on) if notice else "",
        "may_tell": may_tell_person(actor, of),
        "may_defer": may_defer(actor, of),
        "may_review": may_review(actor, of),
        "may_answer": may_answer(actor, of),
        "told_form": ToldForm(),
        "defer_form": DeferForm(),
        **forms,
    }
    return render(request, "answering/person.html", words, status=422 if forms else 200)


def _telling_band(shown: TellingShown) -> Band:
    return Band(
        room=FEW,
        word_detail=shown.number,
        names_line=_("No names here"),
        names_detail=_("kinds of facts, never the facts"),
        who_line=_("The team that spoke, and those that heard"),
        who_detail=_("and the privacy officer of the agency that spoke"),
    )


def _answer_band() -> Band:
    return Band(
        room=FEW,
        word_detail=_("one person"),
        names_line=_("No names here"),
        names_detail=_("the name is written by hand"),
        who_line=_("The privacy officer and the lead"),
        who_detail=_("print it for the person who asked"),
    )
