"""What is asked to let an agency take part that does not sit at the table? Which team, or which agency and who of it."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from commontable.partnership.tables.actions.people import PersonFacts

type Choices = list[tuple[str, Any]]


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))


class _ForSomebody(forms.Form):
    """For whom it takes part: nobody ticked is everybody. Not asked where there is one person, or none."""

    people = forms.TypedMultipleChoiceField(
        label=_("For one person only?"),
        help_text=_("It is told only the names of those ticked here. With none ticked it takes part for everybody."),
        coerce=UUID,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        known = list(people)
        if len(known) > 1:
            cast(Any, self.fields["people"]).choices = known
        else:
            del self.fields["people"]

    @property
    def of_people(self) -> list[UUID]:
        return self.cleaned_data.get("people", [])


class GuestTeamForm(_ForSomebody):
    """A team that sits at another table, or was a guest here before."""

    team = forms.TypedChoiceField(
        label=_("Which team?"), coerce=UUID, error_messages={"required": _("Say which team.")}
    )
    field_order = ("team", "people")

    def __init__(self, *args: Any, teams: Choices, **options: Any) -> None:
        super().__init__(*args, **{"prefix": "team", **options})
        cast(Any, self.fields["team"]).choices = [("", _("Choose…")), *teams]


class GuestAgencyForm(_ForSomebody):
    """An agency without a team, who of it comes, and since when its papers are in force."""

    agency = forms.TypedChoiceField(
        label=_("Which agency?"), coerce=UUID, error_messages={"required": _("Say which agency.")}
    )
    name = forms.CharField(label=_("Who of it comes?"), max_length=80, error_messages={"required": _("Give a name.")})
    email = forms.EmailField(
        label=_("Work e-mail"), help_text=_("Who is known by it already keeps the name they have."), max_length=254
    )
    sharing_from = _day(_("Sharing agreement in force from"))
    pledge_from = _day(_("Pledge in force from"))
    field_order = ("agency", "name", "email", "sharing_from", "pledge_from", "people")

    def __init__(self, *args: Any, agencies: Choices, **options: Any) -> None:
        super().__init__(*args, **{"prefix": "agency", **options})
        cast(Any, self.fields["agency"]).choices = [("", _("Choose…")), *agencies]

    @property
    def facts(self) -> PersonFacts:
        return PersonFacts(self.cleaned_data["name"], self.cleaned_data["email"])
