"""How is a name released, on whose consent, and on what does an agency go?"""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.vocabulary.lists import load
from commontable.partnership.tables.models import Team
from commontable.response.identity.models import SealedIdentity
from commontable.response.identity.renewing import renew_key
from commontable.response.situations.models import Compartment, Grant, Person, Situation

from .about import About, about
from .actions import release
from .consent_rules import may_agree, may_ask_consent, may_say_necessary, may_see_basis, may_withdraw_consent
from .consenting import agree, reasons_of, record_consent, say_necessary, withdraw_consent
from .forms import AgreeForm, ConsentForm, NecessityForm
from .page_words import band_of, consent_rows, necessity_words
from .renewals import to_renew
from .rules import may_release, may_renew_all


def find_grant(actor: Actor, grant: UUID) -> Grant | None:
    """The grant of limited identity, as far as this person may see it."""
    grants = Grant.objects.filter(pk=grant, compartment=Compartment.LIMITED)
    return grants.select_related("situation").first()


def find_about(actor: Actor, person: UUID) -> About | None:
    """A person of a situation this actor may read, with what is on record of their consent."""
    found = Person.objects.filter(pk=person).select_related("situation__table").first()
    return about(found) if found else None


@page(may_release, find=find_grant, keys=("limited",))
@require_POST
def released(request: Request, grant: Grant) -> HttpResponse:
    """Release, then back to where the button was pressed."""
    release(grant, actor=request.actor, authority=_authority(request.POST.get("authority", "")))
    match request.POST.get("back"):
        case "today":
            return redirect("desk:today")
        case "hearing":
            return redirect("filters:hearing", grant.situation.number)
    return redirect("desk:situation", grant.situation.number)


def find_to_renew(actor: Actor, number: str) -> Situation | None:
    """The situation of that number, as far as this person may see it."""
    return Situation.objects.filter(number=number).first()


@page(may_renew_all, find=find_to_renew, keys=("limited",))
@require_POST
def renewed(request: Request, situation: Situation) -> HttpResponse:
    """Each person of whom a team was told that has left gets a new key; then back to what is due."""
    people = to_renew(request.actor.teams).filter(situation=situation).values("person")
    for sealed in SealedIdentity.objects.filter(pk__in=people):
        renew_key(sealed, actor=request.actor)
    return redirect("desk:today")


@page(may_see_basis, find=find_about)
@require_safe
def person(request: Request, about: About) -> HttpResponse:
    """What one person agreed to, or why they are spoken of without it, and who agreed to that."""
    actor = request.actor
    acts = {
        "may_withdraw": may_withdraw_consent(actor, about),
        "may_say": may_say_necessary(actor, about),
        "may_agree": may_agree(actor, about),
    }
    return _show(
        request,
        "person",
        about,
        consents=consent_rows(about.basis.consents),
        necessity=necessity_words(about.basis),
        **acts,
    )


@page(may_ask_consent, find=find_about)
def consent(request: Request, about: About) -> HttpResponse:
    """Write down that the person was asked."""
    form = ConsentForm(request.POST if request.method == "POST" else None, table=about.situation.table_id)
    if form.is_valid():
        given = {**form.cleaned_data, "recipients": [UUID(each) for each in form.cleaned_data["recipients"]]}
        try:
            record_consent(about, actor=request.actor, **given)
        except Invalid as wrong:
            form.add_error("expires_on", str(wrong.sentence))
        else:
            return redirect("disclosure:person", about.pk)
    return _show(request, "consent", about, form=form)


@page(may_withdraw_consent, find=find_about)
@require_POST
def withdraw(request: Request, about: About) -> HttpResponse:
    """The person took it back."""
    withdraw_consent(about, actor=request.actor)
    return redirect("disclosure:person", about.pk)


@page(may_say_necessary, find=find_about)
def necessary(request: Request, about: About) -> HttpResponse:
    """Say why the person is spoken of without consent."""
    team = about.situation.originating_team_id
    reasons = reasons_of(team) if team else []
    form = NecessityForm(request.POST if request.method == "POST" else None, reasons=reasons)
    if form.is_valid():
        say_necessary(about, actor=request.actor, reason=form.cleaned_data["reason"])
        return redirect("disclosure:person", about.pk)
    agency = Team.objects.select_related("agency").get(brought=about.situation).agency
    return _show(request, "necessary", about, form=form, reasons=reasons, agency=agency)


@page(may_agree, find=find_about)
@require_POST
def agreed(request: Request, about: About) -> HttpResponse:
    """Agree, as a second agency, to the reason that stood on the page."""
    form = AgreeForm(request.POST)
    agree(about, actor=request.actor, necessity=form.cleaned_data["necessity"] if form.is_valid() else None)
    return redirect("disclosure:person", about.pk)


def _show(request: Request, template: str, about: About, **words: Any) -> HttpResponse:
    status = 422 if "form" in words and words["form"].is_bound else 200
    page = {"section": "situations", "about": about, "situation": about.situation, "band": band_of(about), **words}
    return render(request, f"disclosure/{template}.html", page, status=status)


def _authority(code: str) -> str:
    if code not in load("authorities"):
        raise Invalid(_("Choose the authority on which it is released."))
    return code
