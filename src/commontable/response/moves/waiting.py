"""What waits for this person's answer, what was agreed and can be carried out, and what came of what was asked?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import moment
from commontable.groundwork.vocabulary.lists import load
from commontable.kept import kept
from commontable.response.situations.between import OfferKind, Outcome
from commontable.response.situations.models import Offer, Referral, Situation

from .rules import (
    asks,
    may_accept_for_table,
    may_accept_for_team,
    may_confirm_void,
    may_hand_over,
)

LATELY = timedelta(days=14)
"""An answer is shown to whoever asked this long."""


@dataclass(frozen=True)
class Asked:
    """One line: what is asked, by whom, where it stands. `number` is empty for whoever may not know it."""

    offer: Offer
    number: str
    words: str
    standing: str
    is_ours_to_do: bool


def asked_of(actor: Actor, situation: Situation | None = None) -> list[Asked]:
    """What this person asks or is asked, of all or of one situation, what waits for them first; two queries."""
    found = _offers(moment() - LATELY, situation.pk if situation else None)
    numbers = dict(_numbers([each.situation_id for each in found]))
    lines = [line(actor, offer, numbers.get(offer.situation_id, "")) for offer in found]
    return sorted(lines, key=lambda each: not each.is_ours_to_do)


@kept
def _offers(since: datetime, situation: UUID | None) -> QuerySet[Offer]:
    lately = Q(ended_at=None) | Q(ended_at__gte=since, outcome=Outcome.DECLINED)
    offers = Offer.objects.filter(lately).select_related("table", "to_table", "from_team", "to_team")
    return offers.filter(situation=situation) if situation else offers


@kept
def _numbers(situations: Iterable[UUID]) -> QuerySet[Any, Any]:
    return Situation.objects.filter(pk__in=situations).values_list("pk", "number")


def line(actor: Actor, offer: Offer, number: str) -> Asked:
    """One offer in words."""
    return Asked(offer, number, words_of(offer), standing_of(actor, offer), waits_for(actor, offer))


def waits_for(actor: Actor, offer: Offer) -> bool:
    """Whether something waits for this person."""
    answers = (may_accept_for_table, may_accept_for_team, may_confirm_void, may_hand_over)
    return any(rule(actor, offer) for rule in answers)


def words_of(offer: Offer) -> str:
    """What is asked, in a sentence that names no number."""
    said = {
        "table": offer.table.name,
        "there": offer.to_table.name if offer.to_table else "",
        "team": offer.from_team.name if offer.from_team else "",
        "to_team": offer.to_team.name if offer.to_team else "",
    }
    return {
        OfferKind.JOIN: _("%(table)s asks %(to_team)s whether another team brought the same situation."),
        OfferKind.GUEST: _("%(team)s, of %(table)s, asks to present a situation at %(there)s."),
        OfferKind.TRANSFER: _("%(team)s, of %(table)s, asks %(to_team)s, of %(there)s, to take a situation over."),
        OfferKind.NOMINATE: _("%(table)s nominates a situation to %(there)s."),
        OfferKind.VOID: _("A number of %(table)s is proposed as void."),
    }[OfferKind(offer.kind)] % said


def standing_of(actor: Actor, offer: Offer) -> str:
    """Where it stands for this person."""
    if offer.outcome == Outcome.DECLINED:
        why = load("offer_answers").label(offer.answer) if offer.answer else ""
        return _("Declined: %(why)s") % {"why": why} if why else _("Declined")
    if may_hand_over(actor, offer):
        return _("Agreed. Your team carries it out.")
    if waits_for(actor, offer):
        return _("Waits for your answer.")
    return _("Waits for an answer.") if asks(actor, offer) else _("Waits for others.")


def referrals_for(actor: Actor) -> list[Referral]:
    """What came from where no table is and nobody has said yet which table hears it."""
    if not actor.tables_run:
        return []
    return _unanswered(actor.tables_run)


@kept
def _unanswered(tables: Iterable[UUID]) -> QuerySet[Referral]:
    unanswered = Referral.objects.filter(answered_at=None, table__in=tables, situation__isnull=False)
    return unanswered.select_related("situation", "area", "table")
