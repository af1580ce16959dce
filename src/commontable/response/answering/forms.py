"""What is asked when a telling is put right, something is added, or the person is told? Codes, people and days."""

from collections.abc import Iterable, Sequence
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.vocabulary.lists import load
from commontable.response.disclosure.tellings import What

WHOLE = "whole"
"""Stands for no person: what was said of a group or a place."""


def terms(name: str) -> list:
    return load(name).choices(timezone.localdate())


class CorrectionForm(forms.Form):
    """What kinds of facts were said of each person, and who heard."""

    heard = forms.MultipleChoiceField(label=_("Who heard it?"), widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(
        self,
        *args: Any,
        people: Sequence[tuple[UUID | None, str, list[str]]],
        listeners: Iterable[tuple[UUID, str, bool]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.people = people
        for person, words, kinds in people:
            self.fields[f"kinds-{person or WHOLE}"] = forms.MultipleChoiceField(
                label=words,
                widget=forms.CheckboxSelectMultiple,
                choices=terms("disclosure_kinds"),
                initial=kinds,
                required=False,
            )
        rows = list(listeners)
        heard = cast(Any, self.fields["heard"])
        heard.choices = [(str(pk), words) for pk, words, _heard in rows]
        heard.initial = [str(pk) for pk, _words, was in rows if was]

    @property
    def kinds(self) -> dict[UUID | None, list[str]]:
        """The kinds ticked, by person."""
        return {person: self.cleaned_data[f"kinds-{person or WHOLE}"] for person, _words, _kinds in self.people}


class AdditionForm(forms.Form):
    """What turned out otherwise, once it can no longer be corrected."""

    what = forms.ChoiceField(
        label=_("What is added?"),
        widget=forms.RadioSelect,
        choices=What.choices,
        error_messages={"required": _("Say what is added")},
    )
    person = forms.ChoiceField(label=_("Of whom?"), required=False)
    kind = forms.ChoiceField(label=_("Which kind of facts?"), required=False)
    team = forms.ChoiceField(label=_("Which team?"), required=False)

    def __init__(self, *args: Any, people: Iterable, teams: Iterable[tuple[UUID, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        offered = {
            "person": [(str(pk), words) for pk, words, _kinds in people if pk],
            "kind": terms("disclosure_kinds"),
            "team": [(str(pk), name) for pk, name in teams],
        }
        for name, choices in offered.items():
            cast(Any, self.fields[name]).choices = [("", _("Choose one")), *choices]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        needed = "kind" if given.get("what") in (What.TOLD, What.NOT_TOLD) else "team"
        if given.get("what") and not given.get(needed):
            self.add_error(needed, _("Say this as well"))
        return given


class ToldForm(forms.Form):
    """How the person was told."""

    method = forms.ChoiceField(
        label=_("How was this person told?"),
        widget=forms.RadioSelect,
        choices=lambda: terms("notice_methods"),
        error_messages={"required": _("Say how")},
    )


class DeferForm(forms.Form):
    """Why telling the person is put off, and until when."""

    reason = forms.ChoiceField(
        label=_("Why is it put off?"),
        widget=forms.RadioSelect,
        choices=lambda: terms("deferral_reasons"),
        error_messages={"required": _("Say why it is put off")},
    )
    until = forms.DateField(
        label=_("Until"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Say until when")},
    )


class ReviewForm(forms.Form):
    """Whether a second person agrees."""

    agreed = forms.ChoiceField(choices=[("yes", _("Yes")), ("no", _("No"))])
