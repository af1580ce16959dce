"""What is asked of a walk-on while somebody says it? Who it is about, of whom in bands, two risk factors, why now, whose."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.vocabulary.lists import load
from commontable.identifiers import new_id
from commontable.response.situations.answers import Answers, PersonAnswers

OF_ONE = ("age_band", "gender", "harm_role")
NEEDED = {
    "person": OF_ONE,
    "family": (*OF_ONE, *(f"second_{name}" for name in OF_ONE)),
    "group": ("group_size",),
    "place": ("place_kind",),
}
SAY = {
    "age_band": _("Say the age band."),
    "gender": _("Say the gender."),
    "harm_role": _("Say how they are at risk."),
    "group_size": _("Say about how many they are."),
    "place_kind": _("Say what kind of place."),
}
LISTS = {
    "age_band": ("age_bands", _("Age")),
    "gender": ("genders", _("Gender")),
    "harm_role": ("harm_roles", _("At risk of")),
}


def _terms(vocabulary: str) -> list[tuple[str, str]]:
    """Each code with its shortest words; of the genders those of people alone."""
    offered = load(vocabulary).current(timezone.localdate())
    if vocabulary == "genders":
        return [(term.code, term.words("choice")) for term in offered if "adult_en" in term.extra]
    return [(term.code, term.short()) for term in offered]


def _factors() -> list[tuple[str, Any]]:
    return [("", _("Choose…")), *load("risk_factors").choices(timezone.localdate())]


class WalkOnForm(forms.Form):
    """One short form, typed in two minutes. Codes only: no field takes a name."""

    team = forms.ChoiceField(label=_("Which team says it?"), error_messages={"required": _("Say which team.")})
    kind = forms.ChoiceField(
        label=_("Who is it about?"), initial="person", widget=forms.RadioSelect, choices=lambda: _terms("subject_kinds")
    )
    group_size = forms.ChoiceField(
        label=_("How many people, about?"),
        required=False,
        widget=forms.RadioSelect,
        choices=lambda: _terms("group_sizes"),
    )
    place_kind = forms.ChoiceField(
        label=_("What kind of place?"), required=False, choices=lambda: [("", _("Choose…")), *_terms("places")]
    )
    risk_1 = forms.ChoiceField(
        label=_("First risk factor"), choices=_factors, error_messages={"required": _("Pick the first risk factor.")}
    )
    risk_2 = forms.ChoiceField(
        label=_("Second risk factor"), choices=_factors, error_messages={"required": _("Pick the second risk factor.")}
    )
    why_now = forms.MultipleChoiceField(
        label=_("Why now?"),
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: _terms("aer_markers"),
        error_messages={"required": _("Tick why now: at least one.")},
    )

    def __init__(self, *args: Any, teams: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        cast(Any, self.fields["team"]).choices = [("", _("Choose…")), *teams]
        for prefix in ("", "second_"):
            for name, (vocabulary, label) in LISTS.items():
                self.fields[prefix + name] = forms.ChoiceField(
                    label=label, required=False, widget=forms.RadioSelect, choices=_terms(vocabulary)
                )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name in NEEDED.get(given.get("kind", ""), ()):
            if not given.get(name) and name not in self.errors:
                self.add_error(name, SAY[name.removeprefix("second_")])
        if given.get("risk_1") and given.get("risk_1") == given.get("risk_2"):
            self.add_error("risk_2", _("These are one and the same. Pick another one."))
        return given

    @property
    def first(self) -> list[Any]:
        return [self[name] for name in OF_ONE]

    @property
    def second(self) -> list[Any]:
        return [self[f"second_{name}"] for name in OF_ONE]

    @property
    def says(self) -> UUID:
        return UUID(self.cleaned_data["team"])

    @property
    def answers(self) -> Answers:
        """What was said, as the table takes it: of the kind that was chosen, whatever else was ticked on the way."""
        given = self.cleaned_data
        kind = given["kind"]
        people = [self._person("")] * (kind in ("person", "family")) + [self._person("second_")] * (kind == "family")
        return Answers(
            kind=kind,
            people=tuple(people),
            group_size=given["group_size"] if kind == "group" else "",
            place_kind=given["place_kind"] if kind == "place" else "",
            risk_factors=(given["risk_1"], given["risk_2"]),
            aer_markers=tuple(given["why_now"]),
        )

    def _person(self, prefix: str) -> PersonAnswers:
        return PersonAnswers(str(new_id()), *(self.cleaned_data[prefix + name] for name in OF_ONE))
