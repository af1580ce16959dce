"""What leads to the newest situations that this person may see at a table? Grants, drafts and facts, in the order of the list.

Each of them stands where its situation does, so no more of them is read than a page holds, however many there are. Who sees
a situation that is found so is said by its own row policy.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.models import QuerySet
from commontable.partnership.tables.models import SituationTable
from commontable.response.situations.models import Compartment, Draft, Fact, Grant, Situation


@dataclass(frozen=True)
class Reach:
    """How much of a stream is read: so many, from this place in the list on or from the newest."""

    many: int
    place: int | None


def newest(seen: QuerySet, actor: Actor, table: SituationTable, asked: dict[str, Any], reach: Reach) -> QuerySet:
    """Of `seen` what this person is led to: the newest of it, as far as is asked, and perhaps some more."""
    # There is one of a number, and whoever runs a table sees it whole: neither is looked for in what a team may read.
    as_it_stands = not asked["whose"] and bool(asked["number"] or table.pk in actor.tables_run)
    if as_it_stands and not asked["factor"]:
        return seen
    said = Fact.objects.filter(table=table, list="risk_factors", code=asked["factor"])
    if as_it_stands:
        return _of(_first(said, "list_place", seen, reach))
    teams = sorted(actor.teams)
    granted = [_granted(team, table, only_ours=bool(asked["whose"])) for team in teams]
    if asked["factor"]:
        return _of(*(_first(_both(said, grants), "list_place", seen, reach) for grants in granted))
    return _of(
        *(_first(grants, "list_place", seen, reach) for grants in granted),
        *(_first(_ended(team), "ended_place", seen, reach) for team in teams),
    )


def _granted(team: Any, table: SituationTable, *, only_ours: bool) -> QuerySet:
    grants = Grant.objects.filter(team=team, table=table, compartment=Compartment.RECORD, ends_at=None)
    return grants.filter(why__in=["originator", "part"]) if only_ours else grants


def _ended(team: Any) -> QuerySet:
    """What ended of the team's own, which its draft alone opens. No fact is left of it, so a search has no need of it."""
    return Draft.objects.filter(team=team, ended_place__isnull=False)


def _both(said: QuerySet, grants: QuerySet) -> QuerySet:
    """Facts of what the team may read, from the newest of it on. Whichever of the two is rarer, the planner begins there."""
    newest_of_it = Subquery(grants.order_by("-list_place").values("list_place")[:1])
    granted = Exists(grants.filter(list_place=OuterRef("list_place")))
    return said.filter(granted, list_place__lte=newest_of_it)


def _first(stream: QuerySet, place: str, seen: QuerySet, reach: Reach) -> Any:
    """The first of a stream; several grants or facts of one situation count once."""
    if reach.place is not None:
        stream = stream.filter(**{f"{place}__lte": reach.place})
    return stream.filter(situation__in=seen).order_by(f"-{place}").distinct(place).values("situation")[: reach.many]


def _of(*found: Any) -> QuerySet:
    if not found:
        return Situation.objects.none()
    first, *others = found
    return Situation.objects.filter(pk__in=first.union(*others, all=True) if others else first)
