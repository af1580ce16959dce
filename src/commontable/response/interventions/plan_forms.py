"""What is asked about a plan? Who goes, when, in which way and what language, how consent is asked, what to mind; each task."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.vocabulary.lists import load

from .models import Plan

TO_THE_MINUTE = "%Y-%m-%dT%H:%M"


def _one_of(vocabulary: str) -> Any:
    return lambda: [("", _("Not said yet")), *load(vocabulary).choices(timezone.localdate())]


class PlanForm(forms.Form):
    """What the few agreed. `version` is that of the plan the form was drawn from, 0 where there was none."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    going = forms.MultipleChoiceField(label=_("Who goes?"), widget=forms.CheckboxSelectMultiple, required=False)
    goes_at = forms.DateTimeField(
        label=_("When?"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format=TO_THE_MINUTE),
        error_messages={"invalid": _("Give a date and a time")},
    )
    means = forms.ChoiceField(label=_("In which way?"), choices=_one_of("contact_means"), required=False)
    asking = forms.ChoiceField(label=_("How is consent asked?"), choices=_one_of("consent_asking"), required=False)
    language = forms.ChoiceField(label=_("Which language do they need?"), required=False)
    flags = forms.MultipleChoiceField(
        label=_("What to mind"),
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: load("plan_safety").choices(timezone.localdate()),
        required=False,
    )

    def __init__(self, *args, teams: list[tuple[str, str]], **options) -> None:
        super().__init__(*args, **options)
        cast(Any, self.fields["going"]).choices = teams
        today, flags = timezone.localdate(), self.initial.get("flags") or ()
        cast(Any, self.fields["flags"]).choices = load("plan_safety").choices(today, kept=flags)
        means = load("contact_means").choices(today, kept=[self.initial.get("means") or ""])
        cast(Any, self.fields["means"]).choices = [("", _("Not said yet")), *means]
        languages = load("languages").choices(today, kept=[self.initial.get("language") or ""])
        cast(Any, self.fields["language"]).choices = [("", _("English or French will do")), *languages]

    def clean_going(self) -> list[UUID]:
        return [UUID(team) for team in self.cleaned_data["going"]]


class TaskForm(forms.Form):
    """What one team does, by when."""

    team = forms.ChoiceField(label=_("Who?"), error_messages={"required": _("Say which team.")})
    task = forms.ChoiceField(
        label=_("Does what?"), choices=_one_of("plan_tasks"), error_messages={"required": _("Say what is done.")}
    )
    due_on = forms.DateField(label=_("By"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args, teams: list[tuple[str, str]], **options) -> None:
        super().__init__(*args, **{"auto_id": "task-%s", **options})
        cast(Any, self.fields["team"]).choices = teams

    def clean_team(self) -> UUID:
        return UUID(self.cleaned_data["team"])


def as_written(plan: Plan | None, going: list[UUID]) -> dict[str, Any]:
    """The plan as its form shows it."""
    if plan is None:
        return {"version": 0}
    kept = {name: getattr(plan, name) for name in ("means", "asking", "language", "flags", "version")}
    goes_at = timezone.localtime(plan.goes_at).strftime(TO_THE_MINUTE) if plan.goes_at else None
    return {**kept, "goes_at": goes_at, "going": [str(team) for team in going]}
