"""What may a coordinator say of a table? Shape and bounds only; the rule says whose table it is."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.vocabulary.lists import load
from commontable.partnership.tables.models import Filter3, Numbering, SituationTable, Test
from commontable.partnership.tables.plan import BOUNDS, SETTINGS, QuorumPlan, TablePlan

from .places import regions, zones

DAYS = {"type": "date"}
SECTOR = "sector-"


def days(label, *, required: bool = False, initial=None) -> forms.DateField:
    """A day, written as browsers send it."""
    return forms.DateField(
        label=label, required=required, initial=initial, widget=forms.DateInput(DAYS, format="%Y-%m-%d")
    )


def number(name: str, label, help_text="") -> forms.IntegerField:
    """A whole number between the bounds that the set-up file has too."""
    least, most = BOUNDS[name]
    usual = getattr(TablePlan, name)
    return forms.IntegerField(label=label, help_text=help_text, min_value=least, max_value=most, initial=usual)


def offered(field: Any, choices: list) -> None:
    """What a field of choices offers."""
    field.choices = choices


class TableForm(forms.Form):
    """A table and all its settings. `code` is asked once: it begins every number and never changes."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)
    name = forms.CharField(label=_("Name"), max_length=80)
    code = forms.RegexField(
        r"^\s*[A-Za-z]{2,4}\s*$",
        label=_("Code"),
        help_text=_("Two to four letters. It begins every number, as in PA-26-0001, and never changes."),
        error_messages={"invalid": _("A code is two to four letters, such as PA.")},
    )
    opened_on = days(_("Opened on"), required=True, initial=timezone.localdate)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=zones, initial="America/Toronto")
    is_city_wide = forms.BooleanField(label=_("City-wide: it covers no area of its own"), required=False)
    filter_3 = forms.ChoiceField(
        label=_("Who hears limited identity at filter 3"), choices=Filter3.choices, initial=Filter3.NAMED
    )
    test = forms.ChoiceField(label=_("Test of acutely elevated risk"), choices=Test.choices, initial=Test.MARKERS)
    numbering = forms.ChoiceField(label=_("Numbers begin"), choices=Numbering.choices, initial=Numbering.YEARLY)
    number_digits = number("number_digits", _("Digits of a number, at least"))
    clock_hours = number(
        "clock_hours", _("Hours to first contact"), _("From the decision, through nights and weekends.")
    )
    supervisor_after_hours = number("supervisor_after_hours", _("Hours overdue until the lead’s supervisor is told"))
    chairs_after_hours = number("chairs_after_hours", _("Hours overdue until the co-chairs are told"))
    silent_meetings = number("silent_meetings", _("Meetings without a word from the lead, until co-chairs may close"))
    silent_days = number("silent_days", _("Days without a word from the lead, until co-chairs may close"))
    reopen_days = number("reopen_days", _("Days in which a closed situation may be opened again under its number"))
    repeats_days = number(
        "repeats_days",
        _("Days in which somebody who comes back is recognised, by tokens that nobody can read"),
        _("0: nobody is. After that many days the tokens are destroyed."),
    )
    holidays = forms.ChoiceField(label=_("Holidays of"), choices=regions, required=False)
    quorum_teams = number("quorum_teams", _("Teams in the room to decide, at least"), _("0: no quorum."))

    def __init__(self, *args, table: SituationTable | None = None, **options) -> None:
        super().__init__(*args, **options)
        if table is not None:
            del self.fields["code"]
            offered(self.fields["holidays"], regions(table.holidays))
            offered(self.fields["time_zone"], zones(table.time_zone))
        for term in load("sectors"):
            self.fields[SECTOR + term.code] = forms.IntegerField(
                label=term.label(), required=False, min_value=0, max_value=20
            )
        self.table = table

    def clean_code(self) -> str:
        return self.cleaned_data["code"].strip().upper()

    @property
    def sectors(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(SECTOR)]

    @property
    def plan(self) -> TablePlan:
        """What was said, as the actions take it."""
        given = self.cleaned_data
        asked = ((term.code, given.get(SECTOR + term.code)) for term in load("sectors"))
        rules = tuple(QuorumPlan(code, least) for code, least in sorted(asked) if least)
        code = self.table.code if self.table else given["code"]
        return TablePlan(code=code, quorum=rules, **{name: given[name] for name in SETTINGS})


def said_of(plan: TablePlan) -> dict[str, Any]:
    """The same settings, as the form begins with them."""
    return {name: getattr(plan, name) for name in SETTINGS} | {
        SECTOR + rule.sector: rule.at_least for rule in plan.quorum
    }
