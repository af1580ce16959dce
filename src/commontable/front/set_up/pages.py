"""What have the set-up pages in common? How their things are found, and the band that says who changes them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.requests import Request
from commontable.groundwork.design.bands import TABLE, Band
from commontable.partnership.tables.models import SituationTable, Team


def find_table(actor: Actor, table: UUID) -> SituationTable | None:
    return SituationTable.objects.filter(pk=table).first()


def find_team(actor: Actor, team: UUID) -> Team | None:
    """A team of a table, with what its page shows. A guest in one situation is none."""
    whole = Team.objects.select_related("table", "agency", "agreement", "supervisor")
    return whole.filter(pk=team, is_guest=False).first()


def done(form: forms.Form, act: Callable[[], Any]) -> bool:
    """Whether the form is right and the act was done. What the act finds wrong stands on the form; nothing is kept."""
    if not form.is_valid():
        return False
    try:
        with transaction.atomic():
            act()
    except Invalid as wrong:
        form.add_error(None, str(wrong.sentence))
    return not form.errors


def show(
    request: Request, template: str, table: SituationTable | None, status: int = 200, **words: Any
) -> HttpResponse:
    """A set-up page of this table, or of none yet."""
    page = {"section": "set_up", "table": table, "band": _band(table), **words}
    return render(request, f"set_up/{template}.html", page, status=status)


def ask(request: Request, template: str, table: SituationTable | None, form: forms.Form, **words: Any) -> HttpResponse:
    """A page with a form: as it begins, or with what is to be put right."""
    return show(request, template, table, 422 if form.is_bound else 200, form=form, **words)


def _band(table: SituationTable | None) -> Band:
    return Band(
        room=TABLE,
        word_detail=table.name if table else _("Set up"),
        names_line=_("No names of people in situations"),
        names_detail=_("how a table works, and who serves there"),
        who_line=_("Its coordinators change it"),
        who_detail=_("every member signed in may know of it"),
    )
