"""How does a coordinator bring past situations in: choose, say what the columns are, look, start, follow, cancel, undo?"""

from itertools import islice, zip_longest
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.design.bands import TABLE, Band
from commontable.partnership.tables.models import SituationTable
from commontable.response.returns.writing import as_csv

from . import actions
from .forms import ColumnsForm, FileForm
from .jobs import bring_in
from .meaning import Past
from .models import OPEN, RUNNING, Batch, BatchPart, State
from .opening import MOST_BYTES
from .reading import parts_of
from .rules import Standing, may_bring_past, may_cancel, may_change_batch, may_see_batch, may_undo

SHOWN = 10
"""How many rows the preview shows, and how many wrong ones it lists."""


def find_table(actor: Actor, table: UUID) -> SituationTable | None:
    return SituationTable.objects.filter(pk=table).first()


def find_batch(actor: Actor, batch: UUID) -> Batch | None:
    return Batch.objects.select_related("table").filter(pk=batch).first()


def find_standing(actor: Actor, batch: UUID) -> Standing | None:
    found = find_batch(actor, batch)
    return actions.standing(found) if found else None


@page(may_bring_past, find=find_table)
def batches(request: Request, table: SituationTable) -> HttpResponse:
    """The files of past situations of a table, and the way to bring another."""
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        made: list[Batch] = []
        raw = form.cleaned_data["file"].read(MOST_BYTES + 1)
        try:
            with transaction.atomic():
                made.append(actions.bring_file(table, actor=request.actor, raw=raw))
        except Invalid as wrong:
            form.add_error("file", str(wrong.sentence))
        if made:
            return redirect("past:batch", made[0].pk)
    status = 422 if form.is_bound else 200
    return _show(request, "batches", table, status, form=form, batches=Batch.objects.filter(table=table))


@page(may_see_batch, find=find_batch)
@require_safe
def batch(request: Request, batch: Batch) -> HttpResponse:
    """How far a file is: what its columns are and what its rows mean, or what came of it."""
    return _batch(request, batch, ColumnsForm(batch=batch) if batch.state in OPEN else None)


@page(may_change_batch, find=find_batch)
@require_POST
def say_columns(request: Request, batch: Batch) -> HttpResponse:
    """What each column is."""
    form = ColumnsForm(request.POST, batch=batch)
    if form.is_valid():
        try:
            with transaction.atomic():
                actions.map_columns(batch, actor=request.actor, **form.said)
            return redirect("past:batch", batch.pk)
        except Invalid as wrong:
            form.add_error(None, str(wrong.sentence))
    return _batch(request, batch, form, 422)


@page(may_change_batch, find=find_batch)
@require_POST
def start(request: Request, batch: Batch) -> HttpResponse:
    """Into the queue."""
    actions.start(batch, actor=request.actor)
    bring_in.defer(table=str(batch.table_id), batch=str(batch.pk))
    return redirect("past:batch", batch.pk)


@page(may_cancel, find=find_batch)
@require_POST
def cancel(request: Request, batch: Batch) -> HttpResponse:
    """Stop it."""
    actions.cancel(batch, actor=request.actor)
    return redirect("past:batch", batch.pk)


@page(may_undo, find=find_standing)
@require_POST
def undo(request: Request, standing: Standing) -> HttpResponse:
    """Take it all out again."""
    actions.undo(standing.batch, actor=request.actor, rows=standing.batch.added)
    return redirect("past:batch", standing.batch.pk)


@page(may_see_batch, find=find_batch)
@require_safe
def wrong_rows(request: Request, batch: Batch) -> HttpResponse:
    """Every row that is wrong, as it was written in the columns that are something, with its reasons."""
    bad = {row.line: row.faults for rows in parts_of(batch, batch.table) for row in rows if row.faults}
    written = (line for part in BatchPart.objects.filter(batch=batch).iterator(chunk_size=1) for line in part.rows)
    rows = ([str(line), *_meant(batch, cells), " ".join(bad[line])] for line, cells in written if line in bad)
    head = [_("Row"), *_meant(batch, batch.headings), _("What is wrong")]
    answer = HttpResponse(as_csv(head, rows), content_type="text/csv")
    answer.headers["Content-Disposition"] = 'attachment; filename="rows-to-correct.csv"'
    return answer


def _meant(batch: Batch, cells: list[str]) -> list[str]:
    """The cells of those columns that are something."""
    pairs = zip_longest(batch.columns, cells[: len(batch.columns)], fillvalue="")
    return [cell for code, cell in pairs if code]


def _batch(request: Request, batch: Batch, form: ColumnsForm | None, status: int = 200) -> HttpResponse:
    words = {"batch": batch, "form": form, "runs": batch.state in RUNNING, "done": batch.state == State.DONE}
    return _show(request, "batch", batch.table, status, **words, **_looked_at(batch))


def _looked_at(batch: Batch) -> dict[str, Any]:
    """The first rows as they are meant, and the first that are wrong of those looked at."""
    if batch.state not in OPEN:
        return {}
    rows: list[Past] = [row for part in islice(parts_of(batch, batch.table), 2) for row in part]
    wrong = [row for row in rows if row.faults]
    return {"first": rows[:SHOWN], "wrong": wrong[:SHOWN], "wrong_rows": len(wrong), "of_rows": len(rows)}


def _show(request: Request, template: str, table: SituationTable, status: int, **words: Any) -> HttpResponse:
    whole = {"section": "set_up", "table": table, "band": _band(table), **words}
    return render(request, f"past/{template}.html", whole, status=status)


def _band(table: SituationTable) -> Band:
    return Band(
        room=TABLE,
        word_detail=table.name,
        names_line=_("No names here"),
        names_detail=_("a file that names somebody is refused"),
        who_line=_("Its coordinators bring them in"),
        who_detail=_("those who run the table read them"),
    )
