"""Which tables does a coordinator set up, what does one look like, and how are its settings changed?"""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commontable.groundwork.access.errors import Stale
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.partnership.tables.actions import change_table, make_table
from commontable.partnership.tables.actions.tables import differing, seal, settings_of
from commontable.partnership.tables.models import SituationTable
from commontable.partnership.tables.rules import may_change_table, may_make_table

from .overview import overview_of
from .pages import ask, done, find_table, show
from .table_form import TableForm, said_of


@page(may_make_table)
@require_safe
def tables(request: Request) -> HttpResponse:
    """The tables this coordinator sets up, and the way to a new one."""
    mine = SituationTable.objects.filter(pk__in=request.actor.coordinates)
    return show(request, "tables", None, tables=mine)


@page(may_make_table)
def new(request: Request) -> HttpResponse:
    """Make a table."""
    form = TableForm(request.POST or None)
    made: list[SituationTable] = []
    if done(form, lambda: made.append(make_table(form.plan, actor=request.actor))):
        return redirect("set_up:table", made[0].pk)
    return ask(request, "settings", None, form)


@page(may_change_table, find=find_table)
@require_safe
def table(request: Request, table: SituationTable) -> HttpResponse:
    """Everything that is set up of a table, and what is still missing."""
    return show(request, "table", table, overview=overview_of(table, request.actor))


@page(may_change_table, find=find_table)
def settings(request: Request, table: SituationTable) -> HttpResponse:
    """Change a table’s settings, for what comes next."""
    now = settings_of(table)
    form = TableForm(request.POST or None, table=table, initial={**said_of(now), "seen": seal(now)})
    try:
        if done(form, lambda: _change(request, table, form)):
            return redirect("set_up:table", table.pk)
    except Stale as stale:
        return _both(request, stale.current)
    return ask(request, "settings", table, form)


def _change(request: Request, table: SituationTable, form: TableForm) -> None:
    wanted = form.plan
    changed = differing(settings_of(table), wanted)
    change_table(table, actor=request.actor, plan=wanted, seen=form.cleaned_data["seen"], changed=changed)


def _both(request: Request, table: SituationTable) -> HttpResponse:
    """A lost race: what was typed stays, beside each field that somebody else set otherwise meanwhile."""
    now = settings_of(table)
    theirs = said_of(now)
    typed = request.POST.copy()
    typed["seen"] = seal(now)
    form = TableForm(typed, table=table)
    form.is_valid()
    for name in form.fields:
        if name in theirs and theirs[name] != form.cleaned_data.get(name):
            form.add_error(name, _("Somebody else left this at: %(value)s") % {"value": _shown(form, name, theirs)})
    return ask(request, "settings", table, form, is_lost_race=True)


def _shown(form: TableForm, name: str, theirs: dict) -> str:
    choices = getattr(form.fields[name], "choices", None)
    flat = {key: label for each in choices or () for key, label in _pairs(each)}
    return str(flat.get(theirs[name], theirs[name]))


def _pairs(choice: tuple) -> list[tuple]:
    key, label = choice
    return list(label) if isinstance(label, list) else [(key, label)]
