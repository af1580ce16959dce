"""How is what was asked answered, and carried out? On one page for those who ask and those who are asked."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.vocabulary.lists import load
from commontable.response.situations.between import OfferKind
from commontable.response.situations.models import Offer, Situation

from .answering import accept_for_table, accept_for_team, confirm_void, decline, hand_over, take_back_offer
from .forms import terms
from .page_bands import no_names
from .rules import (
    may_accept_for_table,
    may_accept_for_team,
    may_confirm_void,
    may_decline,
    may_hand_over,
    may_read_offer,
    may_take_offer_back,
)
from .waiting import line

YES = (
    (may_accept_for_table, accept_for_table),
    (may_accept_for_team, accept_for_team),
    (may_confirm_void, confirm_void),
)


def find_offer(actor: Actor, offer: UUID) -> Offer | None:
    """What is asked, as far as this person may see it."""
    offers = Offer.objects.select_related("table", "to_table", "from_team", "to_team", "other")
    return offers.filter(pk=offer).first()


@page(may_read_offer, find=find_offer)
def asked(request: Request, offer: Offer) -> HttpResponse:
    """What is asked, by whom and why; and the answers this person may give."""
    if request.method == "POST":
        return _answered(request, offer)
    return render(request, "moves/offer.html", _words(request.actor, offer))


@page(may_hand_over, find=find_offer, keys=("limited",))
@require_POST
def carry(request: Request, offer: Offer) -> HttpResponse:
    """Present it there, or hand it over with the names that are sealed to our team."""
    made = hand_over(offer, actor=request.actor)
    seen = Situation.objects.filter(pk=made.pk).first()
    return redirect("desk:situation", seen.number) if seen else redirect("desk:today")


def _answered(request: Request, offer: Offer) -> HttpResponse:
    said = request.POST.get("say", "")
    if said == "yes":
        _yes(request.actor, offer)
    elif said == "no":
        decline(offer, actor=request.actor, answer=request.POST.get("answer", ""))
    elif said == "back":
        take_back_offer(offer, actor=request.actor)
    else:
        raise Invalid(_("Say yes or no."))
    return redirect("desk:today")


def _yes(actor: Actor, offer: Offer) -> None:
    """Everything this person may agree to: who both runs that table and serves that team agrees for both."""
    agreed = [verb for rule, verb in YES if rule(actor, offer)] or [accept_for_table]
    for verb in agreed:
        verb(offer, actor=actor)


def _words(actor: Actor, offer: Offer) -> dict[str, Any]:
    number = Situation.objects.filter(pk=offer.situation_id).values_list("number", flat=True).first() or ""
    reasons = load("void_reasons" if offer.kind == OfferKind.VOID else "transfer_reasons")
    return {
        "section": "today",
        "band": no_names(sorted({offer.table.name} | ({offer.to_table.name} if offer.to_table else set()))),
        "line": line(actor, offer, number),
        "offer": offer,
        "earlier": _number(offer.other_id),
        "reason": reasons.label(offer.reason) if offer.reason else "",
        "authority": load("authorities").label(offer.authority) if offer.authority else "",
        "next": _next(offer),
        "yes": any(rule(actor, offer) for rule, _verb in YES),
        "no": bool(may_decline(actor, offer)),
        "back": bool(may_take_offer_back(actor, offer)),
        "carry": bool(may_hand_over(actor, offer)),
        "answers": () if offer.kind == OfferKind.JOIN else terms("offer_answers"),
    }


def _number(situation: UUID | None) -> str:
    return Situation.objects.filter(pk=situation).values_list("number", flat=True).first() or "" if situation else ""


def _next(offer: Offer) -> str:
    """What follows from a yes, and what cannot be undone."""
    return {
        OfferKind.JOIN: _(
            "If you agree, the later number ends and counts nowhere. Its team keeps its own file, reads the record of"
            " your number and takes part. If you decline, nobody else learns anything."
        ),
        OfferKind.GUEST: _(
            "Once the table agrees, the team presents it there under a number of that table’s own. Those seated there"
            " read its de-identified record; no name goes there."
        ),
        OfferKind.TRANSFER: _(
            "Once table and team agree, the team that brought it hands it over: a new number there, the number here"
            " ends. The names sealed to it go to the other team, and each is recorded as told."
        ),
        OfferKind.NOMINATE: _(
            "Once the table agrees, it comes there under a number of its own, to be heard at its next meeting."
        ),
        OfferKind.VOID: _("Once confirmed the number counts nowhere, and what the table knows under it is destroyed."),
    }[OfferKind(offer.kind)]
