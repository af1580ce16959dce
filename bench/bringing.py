"""A file of past situations, kept, brought in, brought again and undone by the product. Django is set up before."""

from django.apps import apps

from commontable.groundwork.access.actor import operator, system
from commontable.groundwork.access.session import acting_as
from commontable.partnership.tables.models import SituationTable
from commontable.response.past import actions
from commontable.response.past.jobs import bring_in
from commontable.response.past.models import Batch

assert apps.ready
CODE = "EA"


def _table() -> SituationTable:
    with acting_as(operator()):
        return SituationTable.objects.get(code=CODE)


def warm(raw: bytes) -> None:
    """A small file, kept and cancelled: lists, words and names are loaded once in a process."""
    keep(raw)
    batch = _last()
    actor = system([batch.table_id])
    with acting_as(actor):
        actions.cancel(batch, actor=actor)


def keep(raw: bytes) -> None:
    """Read, headings found, looked through for names, kept in parts."""
    table = _table()
    actor = system([table.pk])
    with acting_as(actor):
        actions.start(actions.bring_file(table, actor=actor, raw=raw), actor=actor)


def bring() -> None:
    """Looked at part by part, then brought in by one transaction."""
    batch = _last()
    state = bring_in(table=str(batch.table_id), batch=str(batch.pk))
    assert state == "done", state


def again(raw: bytes) -> None:
    """The same file once more: nothing is added."""
    keep(raw)
    bring()
    assert _last().added == 0


def undone() -> None:
    table = _table()
    actor = system([table.pk])
    with acting_as(actor):
        batch = Batch.objects.filter(added__gt=0, state="done").first()
        actions.undo(batch, actor=actor, rows=batch.added)


def _last() -> Batch:
    table = _table()
    with acting_as(system([table.pk])):
        return Batch.objects.filter(table=table).first()
