"""Which number stands for a thing in snapshots? Drawn at random once; who knows the number knows nothing."""

import secrets
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from itertools import batched
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from commontable.insight.mart import NUMBER_BITS
from commontable.partnership.meetings.models import Meeting
from commontable.response.situations.counting import MET, NOT_MET
from commontable.response.situations.models import Situation

from .models import Changed, Number, Numbered

AT_ONCE = 2000
DECIDED = MET | NOT_MET


def numbers_of(kind: Numbered, sources: Collection[UUID], table: UUID | None = None) -> dict[UUID, int]:
    """The number of each, drawn for those that have none yet. As the system, of that table where they belong to one."""
    known = dict(_known(kind, sources))
    new = [_new(kind, source, table) for source in sorted(set(sources) - known.keys())]
    Number.objects.bulk_create(new)
    return known | {row.source: row.number for row in new}


def numbers_of_people(people: Iterable[tuple[UUID, UUID]], table: UUID) -> dict[UUID, int]:
    """The number of each person, given with their situation."""
    of = dict(people)
    known = dict(_known(Numbered.PERSON, of))
    new = [_new(Numbered.PERSON, who, table, of[who]) for who in of if who not in known]
    Number.objects.bulk_create(new)
    return known | {row.source: row.number for row in new}


def wanted_situations(table: UUID) -> QuerySet:
    """What a snapshot holds of a table: decided numbers only."""
    return Situation.objects.filter(DECIDED, table=table)


def wanted_meetings(table: UUID, taken: datetime) -> QuerySet:
    """And its meetings: those that were to begin before it is taken, or did."""
    return Meeting.objects.filter(Q(starts_at__lt=taken) | Q(opened_at__lt=taken), table=table)


def number_new(kind: Numbered, wanted: QuerySet, table: UUID) -> set[UUID]:
    """Draw one for each that is wanted and has none; returns which those are."""
    numbered = Number.objects.filter(kind=kind, source=OuterRef("pk"))
    new = set(wanted.filter(~Exists(numbered)).order_by().values_list("pk", flat=True))
    for some in batched(sorted(new), AT_ONCE):
        Number.objects.bulk_create([_new(kind, pk, table) for pk in some])
    return new


def drop_unwanted(kind: Numbered, wanted: QuerySet, table: UUID) -> None:
    """Take the number from what is gone, or no longer wanted, and from its people."""
    sources = list(_unwanted(kind, wanted, table).values_list("source", flat=True))
    if sources:
        Number.objects.filter(Q(of__in=sources) | Q(kind=kind, source__in=sources)).delete()


def any_gone(table: UUID) -> bool:
    """Whether a situation that a snapshot holds was since ended, destroyed or opened again."""
    touched = Number.objects.filter(source__in=Changed.objects.values("subject"))
    gone = _unwanted(Numbered.SITUATION, wanted_situations(table), table)
    return gone.filter(pk__in=touched.values("pk")).exists()


def _unwanted(kind: Numbered, wanted: QuerySet, table: UUID) -> QuerySet:
    return Number.objects.filter(~Exists(wanted.filter(pk=OuterRef("source")).order_by()), kind=kind, table=table)


def in_order(kind: Numbered, table: UUID) -> Iterator[list[tuple[int, UUID]]]:
    """(number, what it stands for) of a table in the order of the numbers, which is nobody's; so many at once."""
    last = -1
    rows = Number.objects.filter(kind=kind, table=table).order_by("number").values_list("number", "source")
    while some := list(rows.filter(number__gt=last)[:AT_ONCE]):
        yield some
        last = some[-1][0]


def _known(kind: Numbered, sources: Collection[UUID]) -> Iterable[tuple[UUID, int]]:
    return Number.objects.filter(kind=kind, source__in=list(sources)).values_list("source", "number")


def _new(kind: Numbered, source: UUID, table: UUID | None, of: UUID | None = None) -> Number:
    return Number(kind=kind, source=source, of=of, table_id=table, number=secrets.randbits(NUMBER_BITS))
