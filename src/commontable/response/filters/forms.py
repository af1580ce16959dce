"""What is asked of who hears at filter 3? Which teams, and of whom; nothing that is typed."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from .involvement import Answer


class AudienceForm(forms.Form):
    """Teams that hear, and the people they hear of: everybody where nobody is picked."""

    teams = forms.MultipleChoiceField(
        label=_("Which teams hear it?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pick at least one team.")},
    )
    people = forms.MultipleChoiceField(
        label=_("Of whom?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Everybody, where nobody is picked."),
    )

    def __init__(self, *args, teams: list[tuple[str, str]], people: list[tuple[str, str]], **options) -> None:
        super().__init__(*args, **options)
        cast(Any, self.fields["teams"]).choices = teams
        cast(Any, self.fields["people"]).choices = people
        if len(people) < 2:
            del self.fields["people"]

    def named(self) -> dict[str, list[UUID]]:
        """What was picked, as identifiers."""
        return {name: [UUID(each) for each in picked] for name, picked in self.cleaned_data.items()}


class AnswerForm(forms.Form):
    """Involved, or not."""

    code = forms.ChoiceField(choices=Answer.choices)
