"""Which number stands for a thing in snapshots? Drawn at random once; who knows the number knows nothing."""

import secrets
from collections.abc import Collection, Iterable, Iterator
from itertools import batched
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from commontable.response.situations.counting import MET, NOT_MET
from commontable.response.situations.models import Situation

from .models import Number, Numbered

BITS = 62
"""All 62 are random: so many that none is ever drawn twice, and a signed 64-bit integer holds it on every backend."""
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


def number_decided(table: UUID) -> None:
    """Draw one for each situation the table has decided since."""
    numbered = Number.objects.filter(kind=Numbered.SITUATION, source=OuterRef("pk"))
    new = Situation.objects.filter(DECIDED, ~Exists(numbered), table=table).order_by("pk")
    for some in batched(new.values_list("pk", flat=True).iterator(chunk_size=AT_ONCE), AT_ONCE):
        Number.objects.bulk_create(_new(Numbered.SITUATION, pk, table) for pk in some)


def drop_undecided(table: UUID) -> int:
    """Take the number from each that is gone, void, joined, or open again at filter 2; returns how many."""
    decided = Situation.objects.filter(DECIDED, table=table, pk=OuterRef("source"))
    gone = Number.objects.filter(~Exists(decided), kind=Numbered.SITUATION, table=table)
    sources = list(gone.values_list("source", flat=True))
    if sources:
        Number.objects.filter(Q(of__in=sources) | Q(kind=Numbered.SITUATION, source__in=sources)).delete()
    return len(sources)


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
    return Number(kind=kind, source=source, of=of, table_id=table, number=secrets.randbits(BITS))
