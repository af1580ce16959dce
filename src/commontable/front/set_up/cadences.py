"""How does a coordinator say when a table meets, and that it no longer does so?"""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.partnership.meetings.actions import add_cadence, change_cadence
from commontable.partnership.meetings.models import Cadence
from commontable.partnership.meetings.rules import may_change_cadence
from commontable.partnership.tables.models import SituationTable
from commontable.partnership.tables.rules import may_change_table
from commontable.partnership.tables.terms import ends_now

from .forms import CadenceForm
from .pages import ask, done, find_table


@page(may_change_table, find=find_table)
def cadence_new(request: Request, table: SituationTable) -> HttpResponse:
    """A day of the week and an hour at which the table meets; its next eight weeks are planned at once."""
    form = CadenceForm(request.POST or None)
    if done(form, lambda: add_cadence(table, actor=request.actor, **form.cleaned_data)):
        return redirect("set_up:table", table.pk)
    return ask(request, "cadence", table, form)


def find_cadence(actor: Actor, cadence: UUID) -> Cadence | None:
    return Cadence.objects.select_related("table").filter(pk=cadence, ends_on=None).first()


@page(may_change_cadence, find=find_cadence)
@require_POST
def stop(request: Request, cadence: Cadence) -> HttpResponse:
    """The table no longer meets so. Meetings nobody changed are taken out of the calendar."""
    kept = {name: getattr(cadence, name) for name in ("weekday", "at", "every_weeks", "minutes", "starts_on")}
    change_cadence(cadence, actor=request.actor, **kept, ends_on=ends_now(cadence, cadence.table))
    runs_it = may_change_table(request.actor, cadence.table)
    return redirect("set_up:table", cadence.table_id) if runs_it else redirect("desk:meetings")
