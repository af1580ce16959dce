"""How did it go for the people? The lead says whether the language was there, and what the person says of it."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.session import moment
from commontable.groundwork.vocabulary.lists import load, picked
from commontable.response.interventions.models import Plan
from commontable.response.interventions.parts import parts_of
from commontable.response.situations.models import Situation

from .models import Report
from .rules import may_say_how_it_went

ASKED = {"language_met": "language_met", "persons_word": "persons_words"}
"""What is asked, and the list the answer is of."""


class ReportForm(forms.Form):
    """What the lead says at the end. Of a language nothing is asked where the plan names none."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    language_met = forms.ChoiceField(widget=forms.RadioSelect, required=False)
    persons_word = forms.ChoiceField(
        label=_("What does the person say?"),
        help_text=_("Of several people, what most of them say."),
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, language: str = "", **options: Any) -> None:
        """`language` is the code of the one that the plan names."""
        super().__init__(*args, **options)
        for name, vocabulary in ASKED.items():
            field: Any = self.fields[name]
            field.choices = [("", _("Not said")), *load(vocabulary).choices(timezone.localdate())]
        if language:
            self.fields["language_met"].label = _("%(language)s: was somebody there who speaks it?") % {
                "language": load("languages").label(language)
            }
        else:
            del self.fields["language_met"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not any(given.get(name) for name in self.fields if name in ASKED) and not self.errors:
            self.add_error("persons_word", _("Give at least one answer"))
        return given


@action(may_say_how_it_went, given=parts_of, records=("language_met", "persons_word"))
def say_how_it_went(situation: Situation, *, actor: Actor, language_met: str = "", persons_word: str = "") -> Report:
    """Write down how it went, in the place of what was said before.

    Raises Invalid for a code that is on no list, for no answer at all, and for a language where the plan names none.
    """
    for vocabulary, code in ((ASKED["language_met"], language_met), (ASKED["persons_word"], persons_word)):
        if code:
            picked(vocabulary, code)
    if not (language_met or persons_word):
        raise Invalid(_("Give at least one answer"))
    if language_met and not language_of(situation):
        raise Invalid(_("The plan names no language."))
    report = Report.objects.filter(situation=situation).first() or Report(situation=situation)
    report.language_met, report.persons_word = language_met, persons_word
    report.team_id, report.at = cast(UUID, parts_of(situation).acting_for(actor)), moment()
    report.save()
    return report


def language_of(situation: Situation) -> str:
    """The code of the language that the plan names; empty without a plan, or where it names none."""
    return Plan.objects.filter(situation=situation).values_list("language", flat=True).first() or ""
