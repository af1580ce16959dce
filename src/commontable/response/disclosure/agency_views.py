"""Where does a privacy officer set what their agency goes by, and where is an officer named?"""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.design.bands import TABLE, Band
from commontable.groundwork.vocabulary.lists import load
from commontable.groundwork.vocabulary.provenance import list_sentence
from commontable.partnership.agencies.models import Agency
from commontable.partnership.tables.actions.officers import end_privacy_officer, guarded, name_privacy_officer
from commontable.partnership.tables.officer_rules import (
    Guarded,
    may_end_officer,
    may_name_officer,
    may_see_defaults,
    may_set_defaults,
)

from .forms import DefaultsForm, OfficerForm, ReasonsForm
from .models import NecessityReason
from .settings_of import changed, defaults_of, set_default, set_reason


def find_guarded(actor: Actor, agency: UUID) -> Guarded | None:
    found = Agency.objects.filter(pk=agency).first()
    return guarded(found) if found else None


def find_agency(actor: Actor, agency: UUID) -> Agency | None:
    return Agency.objects.filter(pk=agency).first()


@page(may_see_defaults, find=find_guarded)
@require_safe
def agency(request: Request, guarded: Guarded) -> HttpResponse:
    """What an agency tells and collects on, and who answers for it."""
    return _show(request, guarded)


@page(may_name_officer, find=find_guarded)
@require_POST
def officer(request: Request, guarded: Guarded) -> HttpResponse:
    """Name a privacy officer."""
    form = OfficerForm(request.POST, agency=guarded.agency)
    if form.is_valid():
        name_privacy_officer(guarded.agency, actor=request.actor, member=UUID(form.cleaned_data["member"]))
        return redirect("disclosure:agency", guarded.pk)
    return _show(request, guarded, officer_form=form)


@page(may_end_officer, find=find_guarded)
@require_POST
def officer_ends(request: Request, guarded: Guarded, member: UUID) -> HttpResponse:
    """End a privacy officer's term."""
    end_privacy_officer(guarded.agency, actor=request.actor, member=member)
    return redirect("disclosure:agency", guarded.pk)


@page(may_set_defaults, find=find_agency)
@require_POST
def defaults(request: Request, agency: Agency) -> HttpResponse:
    """Set on what the agency tells and collects."""
    now = defaults_of([agency.pk])
    form = DefaultsForm(request.POST, agency=agency.pk, set_now=now)
    if not form.is_valid():
        return _show(request, guarded(agency), defaults_form=form)
    for use, kind, authority in changed(now, agency.pk, form.wanted):
        set_default(agency, actor=request.actor, use=use, kind=kind, authority=authority)
    return redirect("disclosure:agency", agency.pk)


@page(may_set_defaults, find=find_agency)
@require_POST
def reasons(request: Request, agency: Agency) -> HttpResponse:
    """Set which reasons may be used without consent."""
    now = _reasons(agency)
    form = ReasonsForm(request.POST, set_now=now)
    if not form.is_valid():
        return _show(request, guarded(agency), reasons_form=form)
    for reason, authority in form.cleaned_data.items():
        if now.get(reason, "") != authority:
            set_reason(agency, actor=request.actor, reason=reason, authority=authority)
    return redirect("disclosure:agency", agency.pk)


def _reasons(agency: Agency) -> dict[str, str]:
    held = NecessityReason.objects.filter(agency=agency, ended_at=None)
    return dict(held.values_list("reason", "authority"))


def _show(request: Request, guarded: Guarded, **forms: Any) -> HttpResponse:
    agency, now = guarded.agency, defaults_of([guarded.pk])
    of_lists = [load(name) for name in ("authorities", "collecting_authorities")]
    words = {
        "section": "set_up",
        "band": _band(agency),
        "agency": agency,
        "officers": [(term.member, may_end_officer(request.actor, guarded)) for term in guarded.officers],
        "may_name": may_name_officer(request.actor, guarded),
        "may_set": may_set_defaults(request.actor, agency),
        "officer_form": OfficerForm(agency=agency),
        "defaults_form": DefaultsForm(agency=agency.pk, set_now=now),
        "reasons_form": ReasonsForm(set_now=_reasons(agency)),
        "said": [list_sentence(each) for each in of_lists],
        **forms,
    }
    return render(request, "disclosure/agency.html", words, status=422 if forms else 200)


def _band(agency: Agency) -> Band:
    return Band(
        room=TABLE,
        word_detail=agency.short_name,
        names_line=_("No names of people in situations"),
        names_detail=_("what this agency tells and collects on"),
        who_line=_("Its privacy officer changes it"),
        who_detail=_("its people and its tables’ coordinators may read it"),
    )
