"""What do the readers of a release know already, from which count on are they shown one, and who may publish?"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import Max, Q

from commontable.insight.suppression.tables import Published
from commontable.partnership.tables.models import CityRole, Office, SituationTable

from .making import Before
from .models import AskedCut, Release, Threshold
from .rules import Looked
from .stages import FLOORS, WIDER, Audience, State


def threshold_of(audience: str) -> int:
    """From which count on one is shown: the floor, or what this installation raised it to."""
    raised = Threshold.objects.filter(audience=audience).aggregate(most=Max("least"))["most"]
    return max(FLOORS[audience], raised or 0)


def thresholds() -> dict[str, int]:
    """The same of each audience, in one query."""
    raised = dict(Threshold.objects.values_list("audience").annotate(most=Max("least")).order_by())
    return {str(each): max(floor, raised.get(str(each), 0)) for each, floor in FLOORS.items()}


def before(audience: str, table: UUID | None) -> Before:
    """What this audience was shown, everything that was ever out: a withdrawn release was read."""
    return Before(audience, threshold_of(audience), (*released_to(audience, table), *answered_to(audience, table)))


def released_to(audience: str, table: UUID | None) -> list[Published]:
    """The tables of every release to it or to a wider audience."""
    out = Release.objects.filter(known_to(audience, table)).exclude(state=State.PREPARED).order_by("prepared_at")
    return [each for pk, tables in out.values_list("pk", "tables") for each in read(tables, str(pk))]


def answered_to(audience: str, table: UUID | None, member: UUID | None = None) -> list[Published]:
    """What readers of it were answered beside; of one reader where one is named."""
    cuts = AskedCut.objects.filter(known_to(audience, table), refused_for="")
    cuts = cuts.filter(member=member) if member else cuts
    return [each for pk, shown in cuts.values_list("pk", "shown") for each in read(shown, str(pk))]


def known_to(audience: str, table: UUID | None) -> Q:
    own = Q(audience=audience, table=table) if audience == Audience.TABLE else Q(audience=audience)
    return own | Q(audience__in=WIDER[audience])


def read(tables: Iterable[dict[str, Any]], whose: str) -> list[Published]:
    """Kept tables as they were, named so that two releases of one report are told apart."""
    from commontable.insight.suppression.plain import read as read_plain

    found = [read_plain(each) for each in tables]
    return [replace(each, name=f"{whose}:{each.name}") for each in found]


def looked_at(release: Release) -> Looked:
    """The release with what its rules must know; two queries."""
    since = Release.objects.filter(known_to(release.audience, release.table_id), published_at__gte=release.prepared_at)
    return Looked(release, city_wide(), release.state == State.PREPARED and since.exists())


def tables_of(member: UUID | None) -> list[UUID]:
    """The tables a member sits at, co-chairs or coordinates, or once did; and all of them for whoever makes the city's numbers."""
    everywhere = SituationTable.objects.order_by("pk").values_list("pk", flat=True)
    if CityRole.objects.filter(member=member, office=Office.ANALYST).exists():
        return list(everywhere)
    theirs = Q(teams__seats__member=member) | Q(co_chairs__member=member) | Q(coordinators__member=member)
    return list(everywhere.filter(theirs).distinct())


def sits_for_city(member: UUID | None) -> bool:
    """Whether they read, or once read, what is released to the steering committee."""
    return CityRole.objects.filter(member=member).exists()


def city_wide() -> frozenset[UUID]:
    return frozenset(SituationTable.objects.filter(is_city_wide=True).values_list("pk", flat=True))
