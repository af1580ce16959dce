"""What differs from the last return? Told by keyed digests, so that no fact is kept for the sake of comparing."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.crypto import salted_hmac

from .models import Return, ReturnedLine
from .profile import COMPARED
from .rows import Period, Row

LENGTH = 16


@dataclass(frozen=True)
class Changed:
    """A discussion that was in the last return with something else in these fields."""

    number: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """New discussions, changed ones, and those that are there no more. `last` is None where nothing was returned yet."""

    last: Return | None
    new: tuple[str, ...] = ()
    changed: tuple[Changed, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def is_none(self) -> bool:
        return not (self.new or self.changed or self.gone)


def digests_of(row: Row) -> dict[str, str]:
    """A keyed digest of each field: whoever has the database alone cannot tell what was in it."""
    return {code: _digest(f"{row.situation.pk}/{code}/{row[code]}") for code in COMPARED}


def _digest(said: str) -> str:
    return salted_hmac("commontable.returns", said, algorithm="sha256").hexdigest()[:LENGTH]


def last_return(table: UUID, period: Period) -> Return | None:
    """The last return of the table whose period begins on the same day."""
    return Return.objects.filter(table=table, starts_on=period.starts_on).order_by("-taken_at", "-pk").first()


def difference(rows: Sequence[Row], last: Return | None) -> Difference:
    """What differs from that return."""
    if last is None:
        return Difference(None)
    before = dict(ReturnedLine.objects.filter(taken=last).values_list("situation_id", "digests"))
    known, now = set(last.numbers), {row["number"] for row in rows}
    changed = [
        Changed(row["number"], fields)
        for row in rows
        if row["number"] in known and (fields := _differing(row, before.get(row.situation.pk, {})))
    ]
    return Difference(
        last,
        new=tuple(row["number"] for row in rows if row["number"] not in known),
        changed=tuple(changed),
        gone=tuple(number for number in last.numbers if number not in now),
    )


def _differing(row: Row, before: dict[str, str]) -> tuple[str, ...]:
    now = digests_of(row)
    return tuple(code for code in COMPARED if before.get(code) != now[code])
