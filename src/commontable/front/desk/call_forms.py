"""What is asked in an emergency call? Whom to call, what a team answered and who said it."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from commontable.partnership.tables.models import Team
from commontable.response.emergency.models import Answer
from commontable.response.emergency.rules import MOST


class CallForm(forms.Form):
    """Whom to call, besides the team that brought it."""

    teams = forms.MultipleChoiceField(
        label=_("Call"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose whom to call: one to three teams.")},
    )

    def __init__(self, *args, teams: Iterable[Team], originating: Team, **options) -> None:
        super().__init__(*args, **options)
        self.known, self.originating = {str(team.pk): team for team in teams}, originating
        cast(Any, self.fields["teams"]).choices = [(pk, team.name) for pk, team in self.known.items()]

    def clean_teams(self) -> list[UUID]:
        called = [self.known[pk] for pk in self.cleaned_data["teams"]]
        everybody = [*called, self.originating]
        if len(everybody) > MOST:
            raise forms.ValidationError(_("Call three teams at most: four agencies decide fast, more do not."))
        if len({team.agency_id for team in everybody}) < 2 or all(team.agency.is_police for team in everybody):
            raise forms.ValidationError(_("Two agencies take part in a call, one of them not police."))
        return [team.pk for team in called]


class AnswerForm(forms.Form):
    """One press: which team, and its answer."""

    team = forms.UUIDField()
    answer = forms.ChoiceField(choices=Answer.choices)


class SaidForm(AnswerForm):
    """An answer that somebody said aloud."""

    said_by = forms.CharField(
        label=_("Who said it?"), max_length=120, error_messages={"required": _("Say who said it.")}
    )
