"""How is a file of past situations brought, its columns said, brought in whole or not at all, cancelled, undone?"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import batched, islice
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.session import as_system, moment
from commontable.partnership.agencies.models import Agency
from commontable.partnership.tables.models import Area, SituationTable, Team
from commontable.partnership.tables.sheet import SheetError
from commontable.response.situations.models import PastSituation, Situation

from .headings import LOOKED_AT, READ, folded, found
from .models import Batch, BatchPart, Mapping, State
from .opening import opened
from .reading import A_PART, parts_of
from .refusing import refuse_names, without_left_out
from .rules import Standing, may_bring_past, may_cancel, may_change_batch, may_undo, may_work
from .writing import known_of, write

ORDERS = ("", "dmy", "mdy")


@action(may_bring_past)
def bring_file(table: SituationTable, *, actor: Actor, raw: bytes) -> Batch:
    """Keep the rows of a file until they are brought in. Raises Invalid for what cannot be read, or names somebody."""
    known = _known_words(table)
    try:
        head, headings, columns = found(list(islice(opened(raw), LOOKED_AT)), saved_words(table))
        rows = refuse_names(headings, columns, (cells for _line, cells in _body(raw, head)), known)
    except SheetError as wrong:
        raise Invalid(str(wrong)) from wrong
    if not rows:
        raise Invalid(_("There is no row under the headings."))
    batch = Batch.objects.create(
        table=table, headings=headings, columns=columns, rows=rows, made_at=moment(), settings={}
    )
    _keep(batch, without_left_out(_body(raw, head), columns, known))
    return batch


def _body(raw: bytes, head: int) -> Iterator[tuple[int, list[str]]]:
    """The rows under the headings with anything in them, as the file is read: it is read twice, and never held whole."""
    return ((line, cells) for line, cells in enumerate(opened(raw), 1) if line > head and cells)


@action(may_change_batch)
def map_columns(batch: Batch, *, actor: Actor, columns: Sequence[str], order: str = "", harm_role: str = "") -> Batch:
    """Say which field each column is. The table’s next file begins with it. Raises Invalid for a field said twice."""
    named = [code for code in columns if code]
    if len(columns) != len(batch.headings) or not set(named) <= set(READ) or order not in ORDERS:
        raise Invalid(_("One of the answers is on no list. Pick it again."))
    if len(set(named)) < len(named):
        raise Invalid(_("Two columns are said to be the same. Leave one out."))
    batch.columns, batch.settings, batch.state = (
        list(columns),
        {"order": order, "harm_role": harm_role},
        State.LOOKED_AT,
    )
    batch.save()
    words = {folded(heading): code for heading, code in zip(batch.headings, columns, strict=True) if heading}
    saved = Mapping.objects.filter(table=batch.table_id).first() or Mapping(table_id=batch.table_id)
    saved.words = saved.words | words
    saved.save()
    return batch


@action(may_change_batch)
def start(batch: Batch, *, actor: Actor) -> Batch:
    """Put it in the queue: it is looked at row by row, and brought in when every row is right."""
    batch.state, batch.looked_at, batch.bad = State.WAITING, 0, 0
    batch.save()
    return batch


@action(may_work, records=("rows",))
def looked_at(batch: Batch, *, actor: Actor, rows: int, bad: int) -> Batch:
    """Note how many rows were looked at so far, and how many of them are wrong."""
    batch.state, batch.looked_at, batch.bad = State.CHECKING, rows, bad
    batch.save()
    return batch


@action(may_work)
def finish(batch: Batch, *, actor: Actor) -> Batch:
    """Bring every row in that is not there yet; nothing where one is wrong."""
    table = SituationTable.objects.get(pk=batch.table_id)
    if batch.bad and (bad := _wrong(batch, table)):  # looked at just now: nothing is written only to be undone
        batch.added, batch.known, batch.bad = 0, 0, bad
        return _ended(batch, State.WRONG)
    try:
        with transaction.atomic():
            _bring(batch, table)
    except _Wrong:
        batch.added, batch.known, batch.bad = 0, 0, _wrong(batch, table)
        return _ended(batch, State.WRONG)
    return _ended(batch, State.DONE)


class _Wrong(Exception):
    """A row was right when it was looked at, and is not any more."""


def _bring(batch: Batch, table: SituationTable) -> None:
    batch.added = batch.known = batch.bad = 0
    for rows in parts_of(batch, table):
        if any(row.faults for row in rows):
            raise _Wrong
        known = known_of(table, rows)
        new = [row for row in rows if row.key not in known]
        batch.added, batch.known = batch.added + len(new), batch.known + len(rows) - len(new)
        if new:
            write(table, batch.pk, new)


def _wrong(batch: Batch, table: SituationTable) -> int:
    """How many of its rows are wrong."""
    return sum(bool(row.faults) for rows in parts_of(batch, table) for row in rows)


@action(may_cancel)
def cancel(batch: Batch, *, actor: Actor) -> Batch:
    """Stop it: nothing of it is brought in, and its rows are kept no longer."""
    return _ended(batch, State.CANCELLED)


def standing(batch: Batch) -> Standing:
    """The file, and whether any of its situations is no longer as it came in."""
    with as_system(batch.table_id):
        own = Situation.objects.filter(past__batch=batch.pk)
        return Standing(
            batch, own.exclude(stage__in=["closed", "minimised"]).exists() or own.filter(version__gt=1).exists()
        )


@action(may_undo, given=standing, records=("rows",))
def undo(batch: Batch, *, actor: Actor, rows: int = 0) -> Batch:
    """Take everything out again that this file brought in. Its numbers are never given twice."""
    with as_system(batch.table_id):
        own = list(PastSituation.objects.filter(batch=batch.pk).values_list("situation_id", flat=True))
        for some in batched(own, A_PART):
            Situation.objects.filter(pk__in=some).delete()
    batch.state = State.UNDONE
    batch.save()
    return batch


def saved_words(table: SituationTable) -> dict[str, str]:
    """What the table’s headings meant last time."""
    saved = Mapping.objects.filter(table=table).first()
    return saved.words if saved else {}


def _known_words(table: SituationTable) -> set[str]:
    """Names that name nobody: agencies, teams, tables, areas."""
    agencies = Agency.objects.values_list("name", "short_name")
    names = {word for pair in agencies for word in pair} | set(Area.objects.values_list("name", flat=True))
    return names | set(Team.objects.filter(table=table).values_list("name", flat=True)) | {table.name, table.code}


def _keep(batch: Batch, body: Iterable[tuple[int, list[str]]]) -> None:
    for place, rows in enumerate(batched(body, A_PART)):
        BatchPart.objects.create(batch=batch, table_id=batch.table_id, place=place, rows=list(rows))


def _ended(batch: Batch, state: State) -> Batch:
    if state != State.WRONG:
        BatchPart.objects.filter(batch=batch).delete()
    batch.state, batch.ended_at = state, moment()
    batch.save()
    return batch


def facts_of(batch: Batch) -> dict[str, Any]:
    """What is told of a file that ended."""
    return {"rows": batch.rows, "added": batch.added, "known": batch.known, "bad": batch.bad}
