"""How does a lead team record an attempt or a contact? On a small form, alone on its page or within the file."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.response.situations.models import Situation

from .actions import record_attempt
from .forms import AttemptForm, ContactForm
from .parts import parts_of
from .rooms import room_of, teams_at
from .rules import Parts, may_record_attempt


def find_parts(actor: Actor, number: str) -> Parts | None:
    """The situation of that number with its teams, as far as this person may see it."""
    situation = Situation.objects.select_related("table").filter(number=number).first()
    return parts_of(situation) if situation else None


@page(may_record_attempt, find=find_parts)
def attempt(request: Request, parts: Parts) -> HttpResponse:
    """An attempt that did not reach the person."""
    return _record(request, parts, AttemptForm)


@page(may_record_attempt, find=find_parts)
def contact(request: Request, parts: Parts) -> HttpResponse:
    """The person was reached: the clock stops."""
    return _record(request, parts, ContactForm)


def _record(request: Request, parts: Parts, shape: type[ContactForm]) -> HttpResponse:
    with timezone.override(parts.situation.table.time_zone):
        form = shape(request.POST or None, initial={"version": parts.situation.version})
        if form.is_valid() and _recorded(form, parts.situation, request.actor):
            return redirect("desk:situation", parts.situation.number)
        return _asked(request, form, parts)


def _recorded(form: ContactForm, situation: Situation, actor: Actor) -> bool:
    given = form.cleaned_data
    try:
        # what is refused leaves no ledger entry of something done
        with transaction.atomic():
            record_attempt(
                situation,
                actor=actor,
                seen_version=given["version"],
                at=given["at"],
                means=given["means"],
                reached=form.reached,
                obstacle=given.get("obstacle", ""),
            )
    except Invalid as wrong:
        form.add_error("at", str(wrong.sentence))
    return not form.errors


def _asked(request: Request, form: ContactForm, parts: Parts) -> HttpResponse:
    names = teams_at(parts.situation.table_id, timezone.localdate(), parts.teams)
    words = {
        "section": "situations",
        "band": room_of(parts, parts.situation.table, names),
        "situation": parts.situation,
        "form": form,
    }
    return render(request, "interventions/attempt.html", words, status=422 if form.is_bound else 200)
