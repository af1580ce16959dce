"""Which walk-ons of our teams wait: for who it is, or for whether the duty to report was made?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from commontable.groundwork.access.actor import Actor
from commontable.kept import kept
from commontable.response.situations.answers import CHILD_BANDS
from commontable.response.situations.models import Draft, Person, Situation
from commontable.response.situations.stages import OPEN_WORK, Stage

from .models import SealedIdentity


@dataclass(frozen=True)
class WaitingWalkOn:
    """A walk-on said by one of our teams, our own file of it if it was opened, and what it waits for."""

    situation: Situation
    bands: list[str]
    draft: UUID | None
    unnamed: int
    asks_duty: bool


def waiting_walk_ons(actor: Actor) -> list[WaitingWalkOn]:
    """Of the teams this person serves, the oldest first; two queries, or none without a team."""
    if not actor.teams:
        return []
    found = _walk_ons(actor.teams)
    files = {file.situation_id: file for file in _files([each.pk for each in found], actor.teams)}
    looked_at = [_looked_at(situation, files.get(situation.pk)) for situation in found]
    return [each for each in looked_at if each.unnamed or each.asks_duty]


@kept
def _walk_ons(teams: Iterable[UUID]) -> QuerySet[Any]:
    under_way = [Stage.BROUGHT, Stage.FILTER_2, *OPEN_WORK]
    people = Person.objects.filter(situation=OuterRef("pk")).order_by("letter")
    sealed = SealedIdentity.objects.filter(
        pk__in=Person.objects.filter(situation=OuterRef(OuterRef("pk"))).values("pk")
    )
    ours = Situation.objects.filter(walk_on=True, originating_team__in=teams, stage__in=under_way)
    return ours.order_by("brought_at").annotate(
        bands=ArraySubquery(people.values("age_band")), sealed=ArraySubquery(sealed.values("pk"))
    )


@kept
def _files(situations: Iterable[UUID], teams: Iterable[UUID]) -> QuerySet[Draft]:
    return Draft.objects.filter(situation__in=situations, team__in=teams)


def _looked_at(situation: Any, file: Draft | None) -> WaitingWalkOn:
    child = any(band in CHILD_BANDS for band in situation.bands)
    return WaitingWalkOn(
        situation=situation,
        bands=situation.bands,
        draft=file.pk if file else None,
        unnamed=0 if file and file.without_identity else len(situation.bands) - len(situation.sealed),
        asks_duty=child and not (file and file.answers.get("duty_to_report")),
    )
