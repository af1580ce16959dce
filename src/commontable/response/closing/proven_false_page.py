"""How does a co-chair record that AER was proven false? On a small page of its own: why, and on whose word."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.design.bands import table_record
from commontable.response.situations.models import Situation

from .proven_false import prove_false, reasons
from .rules import may_prove_false


class ProvenFalseForm(forms.Form):
    """Why it was no acutely elevated risk, and on whose word."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    conclusion = forms.ChoiceField(
        label=_("Why?"),
        widget=forms.RadioSelect,
        choices=lambda: list(reasons().items()),
        error_messages={"required": _("Say why")},
    )
    word = forms.ChoiceField(
        label=_("On whose word?"),
        widget=forms.RadioSelect,
        choices=[("lead", _("The lead team’s")), ("originator", _("That of the team that brought it"))],
        error_messages={"required": _("Say on whose word")},
    )


def find_accepted(actor: Actor, number: str) -> Situation | None:
    """The situation of that number, as far as this person may see it."""
    return Situation.objects.select_related("table").filter(number=number).first()


@page(may_prove_false, find=find_accepted)
def proven_false(request: Request, situation: Situation) -> HttpResponse:
    """AER proven false: every name is withdrawn at once."""
    form = ProvenFalseForm(request.POST or None, initial={"version": situation.version})
    if not form.is_valid():
        band = table_record(situation.table.name, [])
        words = {"section": "situations", "band": band, "situation": situation, "form": form}
        return render(request, "closing/proven_false.html", words, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    said = {"conclusion": given["conclusion"], "word": given["word"]}
    prove_false(situation, actor=request.actor, seen_version=given["version"], **said)
    return redirect("desk:situation", situation.number)
