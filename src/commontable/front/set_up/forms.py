"""What is asked about an area, an agency, a team, a person, a day of meeting, a list? Shape and wording only."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.vocabulary.lists import load
from commontable.partnership.agencies.models import Agency, Member
from commontable.partnership.tables.actions.people import PersonFacts
from commontable.partnership.tables.actions.teams import Papers, TeamFacts
from commontable.partnership.tables.models import SituationTable, Team
from commontable.partnership.tables.plan import AgencyPlan, AreaPlan
from commontable.partnership.tables.terms import today_at

from .places import weekdays
from .table_form import days, offered


class AreaForm(forms.Form):
    """An area and the days on which the table covers it."""

    name = forms.CharField(label=_("Area"), help_text=_("A police division, a town, a ward."), max_length=80)
    starts_on = days(_("From"), required=True)
    ends_on = days(_("Until"))

    def clean(self) -> dict:
        given = super().clean() or {}
        if given.get("starts_on") and given.get("ends_on") and given["ends_on"] < given["starts_on"]:
            self.add_error("ends_on", _("The last day lies before the first."))
        return given

    @property
    def plan(self) -> AreaPlan:
        return AreaPlan(**self.cleaned_data)


class AgencyForm(forms.Form):
    """What is known of an agency."""

    name = forms.CharField(label=_("Name of the agency"), max_length=120)
    short_name = forms.CharField(label=_("Short name"), max_length=40)
    sector = forms.ChoiceField(label=_("Sector"), choices=lambda: _of("sectors"))
    agency_type = forms.ChoiceField(label=_("Type"), choices=lambda: _of("agency_types"))
    is_police = forms.BooleanField(
        label=_("Police"), help_text=_("A decision takes two agencies, one of them not police."), required=False
    )

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        types = load("agency_types").choices(timezone.localdate(), kept=[self.initial.get("agency_type", "")])
        offered(self.fields["agency_type"], [("", _("Choose…")), *types])

    @property
    def plan(self) -> AgencyPlan:
        return AgencyPlan(**self.cleaned_data)


class TeamForm(forms.Form):
    """A team: its agency is chosen once. Without both papers no name is released to it."""

    agency = forms.ChoiceField(label=_("Agency"))
    name = forms.CharField(label=_("Name of the team"), help_text=_("As it is called at this table."), max_length=120)
    starts_on = days(_("At the table from"), required=True)
    sharing_from = days(_("Sharing agreement in force from"))
    pledge_from = days(_("Pledge in force from"))
    ends_on = days(_("Both end on"))
    supervisor = forms.ChoiceField(
        label=_("Supervisor"), help_text=_("Told after the lead when the clock has run out."), required=False
    )
    out_of_hours = forms.CharField(
        label=_("Whom to call out of hours"),
        help_text=_("A desk or a person of the agency, and a number."),
        max_length=120,
        required=False,
    )

    def __init__(self, *args, team: Team | None = None, **options) -> None:
        super().__init__(*args, **options)
        if team is None:
            del self.fields["supervisor"]
            offered(self.fields["agency"], [("", _("Choose…")), *Agency.objects.values_list("pk", "name")])
        else:
            del self.fields["agency"]
            people = Member.objects.filter(agency=team.agency_id).values_list("pk", "name")
            offered(self.fields["supervisor"], [("", _("nobody")), *people])

    @property
    def facts(self) -> TeamFacts:
        given = self.cleaned_data
        papers = Papers(given["sharing_from"], given["pledge_from"], given["ends_on"])
        return TeamFacts(
            given["name"], given["starts_on"], papers, given.get("supervisor") or None, given["out_of_hours"]
        )


def said_of_team(team: Team) -> dict[str, Any]:
    """What is known of the team, as the form begins with it."""
    papers = team.agreement
    return {
        "name": team.name,
        "starts_on": team.starts_on,
        "sharing_from": papers and papers.sharing_from,
        "pledge_from": papers and papers.pledge_from,
        "ends_on": papers and papers.ends_on,
        "supervisor": team.supervisor_id,
        "out_of_hours": team.out_of_hours,
    }


class NameForm(forms.Form):
    """A person's name."""

    name = forms.CharField(label=_("Name"), max_length=80)


class PersonForm(forms.Form):
    """A person, found again by address."""

    name = forms.CharField(label=_("Name"), max_length=80)
    email = forms.EmailField(
        label=_("Work e-mail"), help_text=_("Who is known by it already keeps the name they have."), max_length=254
    )
    starts_on = days(_("From"), required=True)

    def __init__(self, *args, table: SituationTable, **options) -> None:
        super().__init__(*args, **options)
        self.fields["starts_on"].initial = today_at(table)

    @property
    def facts(self) -> PersonFacts:
        given = self.cleaned_data
        return PersonFacts(given["name"], given["email"], given["starts_on"], given.get("is_alternate", False))


class SeatForm(PersonForm):
    """A person of the team’s agency, for a seat."""

    is_alternate = forms.BooleanField(label=_("As an alternate"), required=False)


class ServingForm(PersonForm):
    """A co-chair or coordinator, of any agency."""

    role = forms.ChoiceField(
        label=_("As"),
        choices=[("co-chair", _("co-chair: runs the meetings")), ("coordinator", _("coordinator: sets up the table"))],
        widget=forms.RadioSelect,
    )
    agency = forms.ChoiceField(label=_("Agency"))

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        offered(self.fields["agency"], [("", _("Choose…")), *Agency.objects.values_list("pk", "name")])


class CadenceForm(forms.Form):
    """A day of the week and an hour."""

    weekday = forms.TypedChoiceField(label=_("Day of the week"), choices=weekdays, coerce=int, initial=2)
    at = forms.TimeField(label=_("Starts at"), widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    every_weeks = forms.IntegerField(label=_("Every how many weeks"), min_value=1, max_value=12, initial=1)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=10, max_value=480, initial=90)
    starts_on = days(_("First on or after"), required=True, initial=timezone.localdate)


class ListForm(forms.Form):
    """A list of agencies, teams and people, as a file."""

    file = forms.FileField(label=_("CSV or XLSX file"), widget=forms.FileInput({"accept": ".csv,.xlsx,text/csv"}))


class PastedForm(forms.Form):
    """The same list, carried from the preview to the next press."""

    text = forms.CharField(widget=forms.HiddenInput, strip=False)


def _of(name: str) -> list:
    return [("", _("Choose…")), *load(name).choices(timezone.localdate())]
