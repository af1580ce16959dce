"""What do the rows of a file mean? Read part by part, so that memory does not grow with the file."""

from collections.abc import Iterator

from commontable.partnership.tables.models import SituationTable
from commontable.partnership.tables.terms import today_at

from .meaning import Desk, Past, meant
from .models import Batch, BatchPart
from .writing import key_of, teams_of

A_PART = 500


def desk_of(batch: Batch, table: SituationTable) -> Desk:
    """What the rows of this file are read with."""
    said = batch.settings
    return Desk(teams_of(table), today_at(table), said.get("order", ""), said.get("harm_role", ""))


def parts_of(batch: Batch, table: SituationTable) -> Iterator[list[Past]]:
    """The rows of the file as they are meant, part by part."""
    desk, seen = desk_of(batch, table), dict[str, int]()
    places = list(BatchPart.objects.filter(batch=batch).values_list("pk", flat=True))
    for pk in places:
        lines = BatchPart.objects.get(pk=pk).rows
        rows = [meant(line, cells, batch.columns, desk) for line, cells in lines]
        for row in rows:
            row.key = key_of(table.pk, row, seen)
        yield rows
