"""What was said waits to be confirmed, a person to be told, a second agency to agree, a withdrawal to be known?"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commontable.groundwork.access.actor import Actor
from commontable.kept import kept
from commontable.response.disclosure.models import Agreeing, Consent, Deferral, Necessity, PersonNotice, Telling
from commontable.response.interventions.models import Part, Role
from commontable.response.situations.stages import HIDDEN, OPEN_WORK

from .line import Line

SHOWN_FOR = timedelta(days=14)
"""How long a withdrawal stands on Today of those who hold the name."""


def tellings(actor: Actor, now: datetime) -> Iterable[Line]:
    """What our teams said and nobody confirmed yet, the oldest first."""
    if not actor.teams:
        return
    for each in _unconfirmed(actor.teams):
        yield Line(
            room="few",
            number=each.situation.number,
            words=_("What we said at filter %(filter)s") % {"filter": each.filter},
            detail=date_format(timezone.localtime(each.at), _("D j M")),
            act=_("Confirm what we said"),
            url=reverse("answering:telling", args=[each.pk]),
        )


@kept
def _unconfirmed(teams: Iterable[UUID]) -> QuerySet[Telling]:
    ours = Telling.objects.filter(from_team__in=teams, confirmed_at=None).select_related("situation")
    return ours.exclude(situation__stage__in=HIDDEN).order_by("at", "filter")


def notices(actor: Actor, now: datetime) -> Iterable[Line]:
    """People whom we lead for and who must be told, the earliest first; and what waits for a second person's word."""
    if not actor.teams:
        return
    for each in _to_tell(actor.teams):
        yield _notice(each, timezone.localdate(now))


@kept
def _to_tell(teams: Iterable[UUID]) -> QuerySet[Any]:
    leads = Role.objects.filter(situation=OuterRef("situation"), ends_at=None, part__in=(Part.LEAD, Part.CO_LEAD))
    of_ours = leads.filter(Q(person=None) | Q(person=OuterRef("person")), team__in=teams)
    asked = Deferral.objects.filter(notice=OuterRef("pk"), reviewed_at=None)
    elsewhere = asked.exclude(asked_team__in=teams)
    unled = Q(origin_team__in=teams) & ~Exists(leads)
    rows = PersonNotice.objects.filter(done_at=None, situation__stage__in=OPEN_WORK).annotate(
        ours=Exists(of_ours), asked=Exists(asked), to_review=Exists(elsewhere)
    )
    mine = rows.filter(Q(ours=True, asked=False) | Q(unled, asked=False) | Q(to_review=True))
    return mine.select_related("situation", "person").order_by("due_on")


def agreements(actor: Actor, now: datetime) -> Iterable[Line]:
    """Where another agency would tell without consent and waits for a second one: ours could be that."""
    if not actor.teams:
        return
    for each in _to_agree(actor.agency):
        yield Line(
            room="few",
            number=each.situation.number,
            words=_("%(letter)s: another agency asks us to agree to tell without consent") % _letter(each),
            detail="",
            act=_("Look and answer"),
            url=reverse("disclosure:person", args=[each.person_id]),
        )


@kept
def _to_agree(agency: UUID | None) -> QuerySet[Necessity]:
    ours = Agreeing.objects.filter(necessity=OuterRef("pk"), team__agency=agency)
    any_second = Agreeing.objects.filter(necessity=OuterRef("pk")).exclude(team=OuterRef("origin_team"))
    waiting = Necessity.objects.filter(~Exists(ours), ~Exists(any_second), ended_at=None)
    return waiting.filter(situation__stage__in=OPEN_WORK).select_related("situation", "person").order_by("at")


def withdrawals(actor: Actor, now: datetime) -> Iterable[Line]:
    """Consent that was taken back lately, for those who brought the person or were told of them."""
    if not actor.teams:
        return
    for each in _withdrawn(now - SHOWN_FOR):
        yield Line(
            room="few",
            number=each.situation.number,
            words=_("%(letter)s took their consent back: nothing more goes out on it") % _letter(each),
            detail=date_format(timezone.localtime(each.withdrawn_at), _("D j M")),
            act=_("Look at it"),
            url=reverse("disclosure:person", args=[each.person_id]),
        )


@kept
def _withdrawn(since: datetime) -> QuerySet[Consent]:
    lately = Consent.objects.filter(withdrawn_at__gte=since, situation__stage__in=OPEN_WORK)
    return lately.select_related("situation", "person").order_by("withdrawn_at")


def _notice(each: Any, today: Any) -> Line:
    review = each.to_review
    words = _("%(letter)s: say whether telling this person is put off") if review else _("%(letter)s must be told")
    return Line(
        room="few",
        number=each.situation.number,
        words=words % _letter(each),
        detail=_("by %(day)s") % {"day": date_format(each.due_on, _("D j M"))},
        act=_("Look and answer") if review else _("Tell or put off"),
        url=reverse("answering:person", args=[each.person_id]),
        is_late=each.due_on < today,
    )


def _letter(each: Any) -> dict[str, str]:
    return {"letter": each.person.letter}
