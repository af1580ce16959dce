"""What do the readers of a release know already, from which count on are they shown one, and who may publish?"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Max, Q, QuerySet

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as
from commontable.insight.suppression.tables import Published
from commontable.partnership.tables.models import CityRole, Office, SituationTable

from .making import Before
from .models import AskedCut, Release, Threshold
from .queues import queue_of
from .rules import Looked
from .stages import FLOORS, WIDER, Audience, State

LOCK = 7_302_117
"""Held while an answer or a release is kept: nobody else keeps one."""


def threshold_of(audience: str) -> int:
    """From which count on one is shown: the floor, or what this installation raised it to."""
    raised = Threshold.objects.filter(audience=audience).aggregate(most=Max("least"))["most"]
    return max(FLOORS[audience], raised or 0)


def thresholds() -> dict[str, int]:
    """The same of each audience, in one query."""
    raised = dict(Threshold.objects.values_list("audience").annotate(most=Max("least")).order_by())
    return {str(each): max(floor, raised.get(str(each), 0)) for each, floor in FLOORS.items()}


def before(audience: str, table: UUID | None, *, leaving: bool = False) -> Before:
    """What this audience was shown, whoever of it asked, and everything that was ever out: a withdrawn release was read.

    `leaving`: with what is prepared, which may leave any moment.
    """
    known = (*released_to(audience, table, leaving=leaving), *answered_to(audience, table))
    return Before(audience, threshold_of(audience), known)


def who_else(audience: str, table: UUID | None, *, leaving: bool = False) -> list[Before]:
    """Others who read what this audience reads, or may be told: the committee, and with it each table that was told anything.

    Members of a table talk, and some sit on the committee. They know a table's numbers from its own least count on,
    and whatever they work out may not be below that.
    """
    with acting_as(system([])):
        committee = before(Audience.STEERING, None, leaving=leaving)
        tables = [table] if table and audience == Audience.TABLE else list(_every_table())
    found = [committee] if audience == Audience.PUBLIC and committee.known else []
    for place in tables:
        with acting_as(system([place])):
            own = before(Audience.TABLE, place, leaving=leaving)
        inner = committee if audience == Audience.TABLE else own
        if any(audience_of(each) == inner.audience for each in inner.known):
            found.append(replace(own, known=once(own.known, committee.known)))
    return found


def released_to(audience: str, table: UUID | None, *, leaving: bool = False) -> list[Published]:
    """The tables of every release to it or to a wider audience."""
    out = Release.objects.filter(known_to(audience, table)).order_by("prepared_at")
    out = out if leaving else out.exclude(state=State.PREPARED)
    return [
        each
        for pk, whose, tables in out.values_list("pk", "audience", "tables")
        for each in read(tables, f"{whose}:{pk}")
    ]


def answered_to(audience: str, table: UUID | None) -> list[Published]:
    """What readers of it were answered beside."""
    cuts = AskedCut.objects.filter(known_to(audience, table), refused_for="")
    return [
        each
        for pk, whose, shown in cuts.values_list("pk", "audience", "shown")
        for each in read(shown, f"{whose}:{pk}")
    ]


def once(*known: Iterable[Published]) -> tuple[Published, ...]:
    """Each of them once, though several know it."""
    return tuple({each.name: each for some in known for each in some}.values())


def audience_of(known: Published) -> str:
    """For whom it was: the first word of its name."""
    return known.name.partition(":")[0]


def told_so_far(*, alone: bool = False) -> tuple[int, ...]:
    """How many answers and releases there are of everybody's. `alone`: and until this transaction ends there are no more.

    Two that are made side by side do not know of each other: whoever keeps one sees whether this is as it was before.
    """
    if alone:
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
    with acting_as(system([])):
        tables = list(_every_table())
    with acting_as(system(tables)):
        return AskedCut.objects.filter(refused_for="").count(), Release.objects.count()


def known_to(audience: str, table: UUID | None) -> Q:
    """What is told to it and to wider ones."""
    own = Q(audience=audience, table=table) if audience == Audience.TABLE else Q(audience=audience)
    return own | Q(audience__in=WIDER[audience])


def read(tables: Iterable[dict[str, Any]], whose: str) -> list[Published]:
    """Kept tables as they were, named so that two releases of one report are told apart."""
    from commontable.insight.suppression.plain import read as read_plain

    found = [read_plain(each) for each in tables]
    return [replace(each, name=f"{whose}:{each.name}") for each in found]


def looked_at(release: Release) -> Looked:
    """The release with what its rules must know."""
    return Looked(release, city_wide(), release.state == State.PREPARED and _has_left_since(release))


def _has_left_since(release: Release) -> bool:
    """Anything that was not in its test. The committee's is not for every maker to see: asked as the queue that made it."""
    left = Release.objects.filter(published_at__gte=release.prepared_at)
    if release.audience != Audience.TABLE:
        return left.exists()
    with acting_as(queue_of(release.table_id)):
        return left.filter(~Q(audience=Audience.TABLE) | Q(table=release.table_id)).exists()


def tables_of(member: UUID | None) -> list[UUID]:
    """The tables a member sits at, co-chairs or coordinates, or once did; and all of them for whoever makes the city's numbers."""
    if member is None:
        return []
    everywhere = _every_table()
    if CityRole.objects.filter(member=member, office=Office.ANALYST).exists():
        return list(everywhere)
    theirs = Q(teams__seats__member=member) | Q(co_chairs__member=member) | Q(coordinators__member=member)
    return list(everywhere.filter(theirs).distinct())


def _every_table() -> QuerySet[Any, UUID]:
    return SituationTable.objects.order_by("pk").values_list("pk", flat=True)


def sits_for_city(member: UUID | None) -> bool:
    """Whether they read, or once read, what is released to the steering committee."""
    return CityRole.objects.filter(member=member).exists()


def city_wide() -> frozenset[UUID]:
    return frozenset(SituationTable.objects.filter(is_city_wide=True).values_list("pk", flat=True))
