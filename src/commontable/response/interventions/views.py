"""How does a team record an attempt or a contact? On a small form, alone on its page or within the file."""

from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.vocabulary.lists import load
from commontable.response.situations.models import Situation

from .attempts import record_attempt, strike_attempt, unread_of
from .forms import AttemptForm, ContactForm, StrikeForm
from .models import Attempt, Role
from .on_behalf import confirm_part
from .parts import parts_of
from .rooms import others_of, room_of, teams_at
from .rules import READ_FIRST, Entry, Parts, may_confirm_part, may_record_attempt, may_strike


def find_parts(actor: Actor, number: str) -> Parts | None:
    """The situation of that number with its teams, as far as this person may see it."""
    situation = Situation.objects.select_related("table").filter(number=number).first()
    return parts_of(situation) if situation else None


def find_entry(actor: Actor, number: str, attempt: UUID) -> Entry | None:
    """One attempt or contact of that situation."""
    entry = Attempt.objects.select_related("situation__table").filter(pk=attempt, situation__number=number).first()
    return Entry(parts_of(entry.situation), entry) if entry else None


@page(may_record_attempt, find=find_parts)
def attempt(request: Request, parts: Parts) -> HttpResponse:
    """An attempt that did not reach the person."""
    return _record(request, parts, AttemptForm)


@page(may_record_attempt, find=find_parts)
def contact(request: Request, parts: Parts) -> HttpResponse:
    """The person was reached: the clock stops."""
    return _record(request, parts, ContactForm)


@page(may_strike, find=find_entry)
def strike(request: Request, entry: Entry) -> HttpResponse:
    """An entry was made by mistake: struck out with a reason, and still there to read."""
    situation = entry.parts.situation
    form = StrikeForm(request.POST or None, initial={"version": situation.version})
    with timezone.override(situation.table.time_zone):
        if not form.is_valid():
            means = load("contact_means").label(entry.attempt.means)
            words = {"form": form, "entry": entry.attempt, "means": means}
            return shown(request, entry.parts, "interventions/strike.html", words)
        given = form.cleaned_data
        strike_attempt(
            situation,
            actor=request.actor,
            seen_version=given["version"],
            attempt=entry.attempt.pk,
            reason=given["reason"],
        )
    return redirect("desk:situation", situation.number)


def _record(request: Request, parts: Parts, shape: type[ContactForm]) -> HttpResponse:
    names = teams_at(parts.situation.table_id, timezone.localdate(), parts.teams)
    with timezone.override(parts.situation.table.time_zone):
        start = {"version": parts.situation.version}
        form = shape(request.POST or None, initial=start, others=others_of(parts, request.actor, names))
        unread = parts.situation.people.filter(pk__in=unread_of(parts.situation, request.actor))
        if form.is_bound and unread:
            form.add_error(None, str(READ_FIRST.sentence))
        if form.is_valid() and _recorded(form, parts.situation, request.actor):
            return redirect("desk:situation", parts.situation.number)
        return shown(request, parts, "interventions/attempt.html", {"form": form, "unread": unread})


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
                on_behalf_of=given.get("on_behalf_of"),
            )
    except Invalid as wrong:
        form.add_error("at", str(wrong.sentence))
    return not form.errors


def shown(request: Request, parts: Parts, template: str, words: dict) -> HttpResponse:
    """The page in the room of the few, again with its faults where a form was sent."""
    names = teams_at(parts.situation.table_id, timezone.localdate(), parts.teams)
    room = {
        "section": "situations",
        "band": room_of(parts, parts.situation.table, names),
        "situation": parts.situation,
    }
    return render(request, template, {**room, **words}, status=422 if words["form"].is_bound else 200)


def find_role(actor: Actor, role: UUID) -> Role | None:
    """The part, with its situation, as far as this person may see it."""
    return Role.objects.select_related("situation").filter(pk=role).first()


@page(may_confirm_part, find=find_role)
@require_POST
def confirm(request: Request, role: Role) -> HttpResponse:
    """The team, or the coordinator after asking it, stands by what was recorded on its behalf."""
    confirm_part(role, actor=request.actor)
    return redirect("desk:today")
