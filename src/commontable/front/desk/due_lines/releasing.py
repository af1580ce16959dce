"""What of names and keys waits for our teams? To say who hears, to answer, to renew a key, to give the plan."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from commontable.front.desk.wording import day_and_hour
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import as_system, moment
from commontable.kept import kept
from commontable.partnership.tables.models import Filter3
from commontable.response.disclosure.renewals import due_keys
from commontable.response.filters.models import Involvement
from commontable.response.interventions.models import PlanWords
from commontable.response.situations.grants import HEARS
from commontable.response.situations.models import Compartment, Grant, Person, Situation
from commontable.response.situations.stages import Stage

from .line import Line


def releasing(actor: Actor, now: datetime) -> Iterable[Line]:
    """What only we can do about who is told; each says since when, or until when."""
    if not actor.teams:
        return
    yield from _to_name(actor)
    yield from _to_answer(actor)
    yield from _to_renew(actor)
    yield from _to_give(actor)


def _to_name(actor: Actor) -> Iterable[Line]:
    for situation in _unnamed(actor.teams):
        yield Line(
            room="own",
            number=situation.number,
            words=_("To say who hears it at filter 3"),
            detail=_("since %(when)s") % {"when": day_and_hour(situation.decided_at)},
            act=_("Say who hears"),
            url=reverse("filters:hearing", args=[situation.number]),
        )


@kept
def _unnamed(teams: Iterable[UUID]) -> QuerySet[Any]:
    hearing = Grant.objects.filter(situation=OuterRef("pk"), why=HEARS)
    ours = Situation.objects.filter(
        ~Exists(hearing), originating_team__in=teams, stage=Stage.FILTER_3, table__filter_3=Filter3.NAMED
    )
    return ours.order_by("decided_at")


def _to_answer(actor: Actor) -> Iterable[Line]:
    grants = _unanswered(actor.teams, moment())
    numbers = _numbers(grants) if grants else {}
    for grant in grants:
        number, letter = numbers[grant.person_id]
        yield Line(
            room="few",
            number=number,
            words=_("%(letter)s: is our team involved?") % {"letter": letter},
            detail=_("open until %(when)s") % {"when": day_and_hour(grant.ends_at)},
            act=_("To filter 3"),
            url=reverse("filters:heard", args=[grant.pk]),
            is_readable=False,
        )


@kept
def _unanswered(teams: Iterable[UUID], at: datetime) -> QuerySet[Any]:
    """What is heard always has an end, and is found by it."""
    said = Involvement.objects.filter(person=OuterRef("person"), team=OuterRef("team"))
    asked = Grant.objects.filter(~Exists(said), why=HEARS, team__in=teams, ends_at__gt=at)
    return asked.order_by("ends_at", "pk")


def _numbers(grants: list[Any]) -> dict[Any, tuple[str, str]]:
    """Number and letter of each: after the meeting the record itself is closed to a team that hears."""
    with as_system(*{grant.table_id for grant in grants}):
        people = _lettered([grant.person_id for grant in grants])
    return {pk: (number, letter) for pk, number, letter in people}


@kept
def _lettered(people: Iterable[UUID]) -> QuerySet[Any, Any]:
    return Person.objects.filter(pk__in=people).values_list("pk", "situation__number", "letter")


def _to_renew(actor: Actor) -> Iterable[Line]:
    first: dict[str, Any] = {}
    for grant in due_keys(actor.teams):
        first.setdefault(grant.situation.number, grant)
    for number, grant in first.items():
        said = {"team": grant.team.name, "when": day_and_hour(grant.ends_at)}
        yield Line(
            room="own",
            number=number,
            words=_("To renew the key: a team that was told has left"),
            detail=_("%(team)s, since %(when)s") % said,
            act=_("Renew the key"),
            url=reverse("disclosure:renew", args=[number]),
            is_press=True,
        )


def _to_give(actor: Actor) -> Iterable[Line]:
    """Seen by whoever takes part: who else may have the plan follows from the parts, which they read."""
    held = _plans(actor.teams, moment())
    if not held:
        return
    with as_system(*{words.situation.table_id for words in held}):
        late = Grant.objects.open_now().filter(
            compartment=Compartment.PLAN, situation__in=[w.situation_id for w in held]
        )
        came = late.filter(starts_at__gt=F("situation__plan_words__shared_at"))
        new = {grant.situation_id: grant for grant in came.select_related("team").order_by("-starts_at")}
    for words in held:
        if grant := new.get(words.situation_id):
            yield Line(
                room="few",
                number=words.situation.number,
                words=_("To give the plan in words to a team that came"),
                detail=_("%(team)s, since %(when)s") % {"team": grant.team.name, "when": day_and_hour(grant.starts_at)},
                act=_("Give the plan"),
                url=reverse("interventions:share_plan", args=[words.situation.number]),
                is_press=True,
            )


@kept
def _plans(teams: Iterable[UUID], at: datetime) -> QuerySet[Any]:
    ours = Grant.objects.open_at(at).filter(
        situation=OuterRef("situation"), compartment=Compartment.PLAN, team__in=teams
    )
    given = ours.filter(starts_at__lte=OuterRef("shared_at"))
    return PlanWords.objects.filter(Exists(given)).select_related("situation")
