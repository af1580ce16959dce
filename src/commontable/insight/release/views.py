"""How are releases listed, asked for, followed, looked at, let go and taken back?"""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.access.session import moment

from .actions import prepare, publish, stop, withdraw
from .figures import Span
from .forms import CITY, PrepareForm, WithdrawForm
from .jobs import queue
from .knowing import looked_at
from .models import Preparation, Release
from .offers import OFFERS
from .pages import show
from .reading import percent_said, places, reasons, sheets_of, span_said
from .rules import Looked, Wish, may_look, may_make, may_prepare, may_publish, may_read, may_stop, may_withdraw
from .snapshots import snapshots
from .stages import UNDER_WAY, Audience, Progress, State
from .widening import RULE, rule, spoken, widened

LISTED = 100


def find_release(actor: Actor, release: UUID) -> Looked | None:
    found = Release.objects.select_related("table", "follows", "prepared_by", "published_by").filter(pk=release).first()
    return looked_at(found) if found else None


def find_preparation(actor: Actor, preparation: UUID) -> Preparation | None:
    return Preparation.objects.select_related("table", "asked_by").filter(pk=preparation).first()


@page(may_look)
@require_safe
def releases(request: Request) -> HttpResponse:
    """What was released to this person, the newest first; for those who make them, what is prepared and under way."""
    found = Release.objects.select_related("table")[:LISTED]
    waiting = Preparation.objects.select_related("table").filter(
        Q(progress__in=UNDER_WAY) | Q(progress=Progress.REFUSED)
    )
    verdict = may_make(request.actor)
    asked = list(waiting[:20]) if verdict else []
    return show(
        request,
        "releases",
        lines=[(each, _title(each), _days(each)) for each in found],
        waiting=[(each, _title(each)) for each in asked if each.progress in UNDER_WAY],
        in_vain=[(each, _title(each)) for each in asked if each.progress not in UNDER_WAY],
        may_make=verdict,
        analyses=request.actor.analyses,
    )


@page(may_make)
def new(request: Request) -> HttpResponse:
    """Ask the queue for a release."""
    found = snapshots()
    today = timezone.localdate(moment())
    form = PrepareForm(request.POST or None, actor=request.actor, found=found, today=today)
    if form.is_valid():
        wish = _wish(form.cleaned_data)
        asked = prepare(wish, actor=request.actor, audience=wish.audience, report=wish.report)
        queue(asked)
        return redirect("release:making", asked.pk)
    said = spoken(RULE, get_language() or "en")
    return show(request, "new", 422 if form.is_bound else 200, form=form, none_taken=not found, coarsening=said)


@page(may_prepare, find=find_preparation)
@require_safe
def making(request: Request, preparation: Preparation) -> HttpResponse:
    """How far it is; when it is not safe, where not."""
    if preparation.release_id:
        return redirect("release:release", preparation.release_id)
    return show(
        request,
        "making",
        asked=preparation,
        title=_title(preparation),
        runs=preparation.progress in UNDER_WAY,
        why=_why(preparation),
        places=places(preparation.conflict),
    )


@page(may_stop, find=find_preparation)
@require_POST
def stop_it(request: Request, preparation: Preparation) -> HttpResponse:
    """It is no longer wanted."""
    stop(preparation, actor=request.actor)
    return redirect("release:releases")


@page(may_read, find=find_release)
@require_safe
def release(request: Request, looked: Looked) -> HttpResponse:
    """The numbers, what is withheld, how that was decided, what each means, and what was there the last time."""
    return _release(request, looked, WithdrawForm())


@page(may_publish, find=find_release)
@require_POST
def publish_it(request: Request, looked: Looked) -> HttpResponse:
    """Let it leave, with the certificate that was on the page."""
    publish(looked.release, actor=request.actor, certificate=request.POST.get("certificate", ""))
    return redirect("release:release", looked.pk)


@page(may_withdraw, find=find_release)
@require_POST
def withdraw_it(request: Request, looked: Looked) -> HttpResponse:
    """Take it back, for a reason of the list."""
    form = WithdrawForm(request.POST)
    if form.is_valid():
        withdraw(looked.release, actor=request.actor, why=form.cleaned_data["why"])
        return redirect("release:release", looked.pk)
    return _release(request, looked, form, 422)


def _release(request: Request, looked: Looked, form: WithdrawForm, status: int = 200) -> HttpResponse:
    found, actor = looked.release, request.actor
    makes = bool(may_publish(actor, looked) or may_withdraw(actor, looked) or may_prepare(actor, found))
    made = Preparation.objects.filter(release=found).first() if makes else None
    return show(
        request,
        "release",
        status,
        who=str(found.get_audience_display()),
        release=found,
        title=_title(found),
        span=_days(found),
        sheets=sheets_of(found),
        reasons=reasons(made.withheld) if made else [],
        coarsening=rule(found.figures, get_language() or "en"),
        coarser=len(list(widened(found.figures))),
        may_publish=may_publish(actor, looked) if found.state == State.PREPARED and makes else None,
        may_withdraw=bool(may_withdraw(actor, looked)),
        form=form,
        share=percent_said(100 * found.cells_shown / found.cells) if found.cells else None,
        people="" if found.people_shown is None else percent_said(found.people_shown),
    )


def _days(found: Release) -> str:
    return span_said(Span.between(found.starts_on, found.ends_on))


def _title(thing: Any) -> str:
    """The report's title; its code when no report of today has it."""
    return str(OFFERS[thing.report]) if thing.report in OFFERS else thing.report


def _why(asked: Preparation) -> str:
    return {
        "not_safe": _("The verifier could work out a withheld number. Nothing was kept. Ask for coarser figures."),
        "timed_out": _("It was not proved in time that it is safe. Nothing was kept. Ask for fewer figures."),
        "overtaken": _("Others were told something each time while it was made. Nothing was kept. Ask for it again."),
        "counted_twice": _("Two figures count differently what is the same. Nothing was kept."),
        "failed": _("It failed three times, for a reason that is in the log. Nothing was kept. Tell the operator."),
        "no_snapshot": _("Its snapshot is no longer kept. Take a new one."),
    }.get(asked.code, "")


def _wish(given: dict[str, Any]) -> Wish:
    of_city = given["place"] == CITY
    span = Span.read(f"{given['since']}..{given['until']}")
    figures = tuple(
        replace(each, may_widen=not given["as_asked"]) for each in OFFERS[given["report"]].figures(span, of_city)
    )
    table = None if of_city else UUID(given["place"])
    return Wish(Audience(given["audience"]).value, table, given["report"], given["snapshot"], figures)
