"""How does somebody end a number, open one again, or ask for something? On a small page that says what cannot be undone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.response.situations.models import Referral, Situation
from commontable.response.situations.stages import UNDECIDED

from .actions import bring_anew, reopen, void, withdraw
from .asking import ask_to_join, ask_to_present, ask_to_take_over, nominate, propose_void
from .ending import ended
from .forms import JoinForm, NominateForm, SureForm, TableForm, TeamForm, VoidForm
from .page_bands import no_names
from .referrals import keep_here
from .rules import (
    Ended,
    may_ask_to_join,
    may_bring_anew,
    may_declare_void,
    may_keep,
    may_nominate,
    may_offer,
    may_reopen,
    may_withdraw,
)


@dataclass(frozen=True)
class Words:
    """The words of one page: its title, what happens next, what cannot be undone, its button."""

    title: Any
    next: Any
    final: Any
    button: Any


WITHDRAW = Words(
    _("Withdraw it from the table"),
    _("Your own file stays as it is, and may be brought again under a new number."),
    _("What the table knows of it is destroyed at once. Nobody can bring it back."),
    _("Withdraw"),
)
VOID = Words(
    _("Declare the number void"),
    _("For a number entered in error. It counts nowhere; the team that brought it keeps its own file."),
    _("What the table knows under it is destroyed. Nobody can bring it back."),
    _("Declare void"),
)
PROPOSE_VOID = Words(
    _("Propose that the number is void"),
    _("The table has decided this, so a second person of another agency confirms it. Until then nothing changes."),
    _("Once confirmed, what the table knows under it is destroyed, with all that was recorded since."),
    _("Propose"),
)
REOPEN = Words(
    _("Open it again"),
    _("It goes on under the same number, with the teams that had a part. The next meeting hears it as an update."),
    _("The decision and its clock stand as they were. That it was closed stays on record."),
    _("Open again"),
)
ANEW = Words(
    _("Bring it anew"),
    _("A draft is started in your own space with what your file says. It stands under your drafts."),
    _("Brought, it gets a new number. That it comes back from this one, your team alone can see."),
    _("Start the draft"),
)
PRESENT = Words(
    _("Present it at another table"),
    _(
        "That table is asked to hear your team as a guest. Once it agrees, you present it there under a number of its own."
    ),
    _("Those seated there then read its de-identified record. No name goes there. Until then they learn nothing."),
    _("Ask that table"),
)
TAKE_OVER = Words(
    _("Hand it over to a team at another table"),
    _("That table and that team are asked. Once both agree, your team hands it over in one press."),
    _("The number here then ends. Each name that goes is recorded as told, on the authority you name."),
    _("Ask that team"),
)
NOMINATE = Words(
    _("Nominate it to another table"),
    _("That table is asked. Once it agrees, it comes there under a number of its own. What is in work here stays."),
    _("If this table has not decided it, the number here then ends, and what this table knows of it is destroyed."),
    _("Nominate"),
)
JOIN = Words(
    _("One number for what two teams brought"),
    _(
        "The team that brought the earlier number is asked whether both are the same. If it declines, nobody learns why."
    ),
    _("Once it agrees, this number ends and counts nowhere. Its team keeps its own file and takes part in the other."),
    _("Ask the earlier team"),
)


def find_situation(actor: Actor, number: str) -> Situation | None:
    """The situation of that number, as far as this person may see it."""
    return Situation.objects.select_related("table").filter(number=number).first()


def find_ended(actor: Actor, number: str) -> Ended | None:
    """The same, with what stands around its end."""
    found = find_situation(actor, number)
    return ended(found) if found else None


def find_referral(actor: Actor, number: str) -> Referral | None:
    """What came from an area that no table covers, to those who run the table it came to."""
    return Referral.objects.select_related("situation").filter(situation__number=number).first()


@page(may_withdraw, find=find_situation)
def withdrawal(request: Request, situation: Situation) -> HttpResponse:
    """Withdraw it before the table has decided."""
    return _ask(request, situation, WITHDRAW, SureForm, withdraw)


@page(may_declare_void, find=find_ended)
def voiding(request: Request, ended: Ended) -> HttpResponse:
    """Declare it void, or once the table has decided propose that it is."""
    if ended.situation.stage in UNDECIDED:
        return _ask(request, ended.situation, VOID, VoidForm, void)
    return _ask(request, ended.situation, PROPOSE_VOID, VoidForm, propose_void)


@page(may_reopen, find=find_ended)
def reopening(request: Request, ended: Ended) -> HttpResponse:
    """Open a closed situation again."""
    return _ask(request, ended.situation, REOPEN, SureForm, reopen)


@page(may_bring_anew, find=find_ended)
def anew(request: Request, ended: Ended) -> HttpResponse:
    """Start a draft from a number that was closed too long ago to open it again."""
    return _ask(request, ended.situation, ANEW, SureForm, bring_anew)


@page(may_offer, find=find_situation)
def present(request: Request, situation: Situation) -> HttpResponse:
    """Ask another table to hear it as a guest's."""
    return _ask(request, situation, PRESENT, TableForm, ask_to_present)


@page(may_offer, find=find_situation)
def take_over(request: Request, situation: Situation) -> HttpResponse:
    """Ask a team at another table to take it over."""
    return _ask(request, situation, TAKE_OVER, TeamForm, ask_to_take_over)


@page(may_nominate, find=find_situation)
def nomination(request: Request, situation: Situation) -> HttpResponse:
    """Nominate it to the city-wide table, or to the nearest one from where no table is."""
    return _ask(request, situation, NOMINATE, NominateForm, nominate)


@page(may_ask_to_join, find=find_situation)
def joining(request: Request, situation: Situation) -> HttpResponse:
    """Ask the earlier originator whether two numbers are one situation."""
    return _ask(request, situation, JOIN, JoinForm, ask_to_join)


@page(may_keep, find=find_referral)
@require_POST
def keep(request: Request, referral: Referral) -> HttpResponse:
    """Say that what came from where no table is is heard here."""
    keep_here(referral, actor=request.actor)
    return redirect("desk:today")


def _ask(request: Request, situation: Situation, words: Words, shape: type[SureForm], act: Callable) -> HttpResponse:
    form = shape(request.POST or None, situation=situation)
    if form.is_valid() and _done(form, situation, request.actor, act):
        return redirect("desk:situation", situation.number)
    with timezone.override(situation.table.time_zone):
        shown = {
            "section": "situations",
            "band": no_names([situation.table.name]),
            "situation": situation,
            "words": words,
            "form": form,
        }
        return render(request, "moves/act.html", shown, status=422 if form.is_bound else 200)


def _done(form: SureForm, situation: Situation, actor: Actor, act: Callable) -> bool:
    said = {name: _typed(name, value) for name, value in form.cleaned_data.items() if name != "version"}
    try:
        # what is refused leaves no ledger entry of something done
        with transaction.atomic():
            act(situation, actor=actor, seen_version=form.cleaned_data["version"], **said)
    except (Invalid, Refused) as wrong:
        form.add_error(None, str(wrong.sentence))
    return not form.errors


def _typed(name: str, value: Any) -> Any:
    return UUID(value) if name in ("to_table", "to_team", "other") else value
