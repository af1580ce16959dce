"""What is asked about a change of a list? Its day, the labels in both languages, a provincial code. Shape and wording only."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.vocabulary.changes import Change, Kind, next_code
from commontable.groundwork.vocabulary.labels import LONGEST, LONGEST_SHORT, PROVINCIAL, label_fault, tidy
from commontable.groundwork.vocabulary.terms import Term, Vocabulary
from commontable.response.identity.identifier_check import Finding, Weight, check
from commontable.response.identity.identifier_check import Kind as Found

from .table_form import days, offered

LABELS = {"en": LONGEST, "fr": LONGEST, "short_en": LONGEST_SHORT, "short_fr": LONGEST_SHORT}
NAMED = _("This looks like somebody’s name or number. A label says nothing of anybody.")


class ChangeForm(forms.Form):
    """From which day a change holds."""

    starts_on = days(_("From"), required=True)

    def __init__(self, *args, vocabulary: Vocabulary, code: str, first: date, **options) -> None:
        """`first` is the earliest day on which this person's change can hold."""
        super().__init__(*args, **options)
        self.vocabulary, self.code, self.first = vocabulary, code, first
        self.fields["starts_on"].initial = first
        self.fields["starts_on"].help_text = _("Not before %(day)s.") % {"day": first.isoformat()}

    def clean_starts_on(self) -> date:
        said = self.cleaned_data["starts_on"]
        if said < self.first:
            raise forms.ValidationError(_("A change cannot begin before %(day)s.") % {"day": self.first.isoformat()})
        return said

    def change(self, kind: Kind) -> Change:
        """The change as the action takes it."""
        said = {name: value for name, value in self.cleaned_data.items() if name in Change.__slots__}
        return Change(list=self.vocabulary.code, code=self.code, kind=kind, **said)


class LabelsForm(ChangeForm):
    """Both languages, in full and short. The names of agencies, tables and areas are known to name nobody."""

    en = forms.CharField(label=_("English label"), max_length=LONGEST)
    fr = forms.CharField(label=_("French label"), max_length=LONGEST)
    short_en = forms.CharField(
        label=_("Short English label"), help_text=_("For a chip or a column."), max_length=LONGEST_SHORT, required=False
    )
    short_fr = forms.CharField(label=_("Short French label"), max_length=LONGEST_SHORT, required=False)
    names_nobody = forms.BooleanField(
        label=_("It names nobody: it is a place, a programme, a thing"),
        help_text=_("Asked when a label looks like a name."),
        required=False,
    )
    field_order = ("en", "fr", "short_en", "short_fr", "like", "starts_on", "names_nobody")

    def __init__(self, *args, known: set[str], **options) -> None:
        super().__init__(*args, **options)
        self.known = known
        if "short_en" not in self.vocabulary.fields:
            del self.fields["short_en"], self.fields["short_fr"]

    def clean(self) -> dict:
        given = super().clean() or {}
        for name, longest in LABELS.items():
            if given.get(name):
                given[name] = tidy(given[name])
                if fault := label_fault(given[name], longest) or self._named(given[name]):
                    self.add_error(name, fault)
        if bool(given.get("short_en")) != bool(given.get("short_fr")):
            self.add_error("short_fr", _("Give the short label in both languages, or in none."))
        return given

    def _named(self, text: str) -> Any:
        found = [each for each in check(text, None, self.known) if each.kind != Found.OUTSIDE]
        return NAMED if any(self._weighs(each) for each in found) else ""

    def _weighs(self, finding: Finding) -> bool:
        return finding.weight != Weight.WARNS or not self.cleaned_data.get("names_nobody")


class AddForm(LabelsForm):
    """A new term. Where its list says more of a term than words, it is like one that is there."""

    like = forms.ChoiceField(
        label=_("It is like"),
        help_text=_("It stands in the same group, and counts in the same way."),
        error_messages={"required": _("Say which term of the list it is like.")},
    )

    def __init__(self, *args, vocabulary: Vocabulary, codes: list[str], **options) -> None:
        super().__init__(*args, vocabulary=vocabulary, code=next_code(codes), **options)
        if not vocabulary.groups and all(name.endswith(("_en", "_fr")) for name in vocabulary.fields):
            del self.fields["like"]
        else:
            offered(self.fields["like"], [("", _("Choose…")), *vocabulary.choices(self.first)])

    def change(self, kind: Kind) -> Change:
        like = self.cleaned_data.get("like", "")
        group = self.vocabulary.get(like).group if like else ""
        self.cleaned_data["group"] = group or ""
        return super().change(kind)


class RetireForm(ChangeForm):
    """The first day on which a term is not offered."""


class WordsForm(LabelsForm):
    """Other labels of a term that is there."""

    def __init__(self, *args, term: Term, **options) -> None:
        super().__init__(*args, **options)
        self.initial.update({"en": term.en, "fr": term.fr})
        self.initial.update({name: term.extra.get(name, "") for name in ("short_en", "short_fr")})


class MapForm(ChangeForm):
    """A provincial code, or none."""

    provincial_code = forms.RegexField(
        PROVINCIAL,
        label=_("Provincial code"),
        help_text=_("As the province gave it to you. Left empty, the return prints the code of this list again."),
        required=False,
        error_messages={
            "invalid": _("A provincial code has letters, numbers, dots, dashes, at most 20, and no space.")
        },
    )
    field_order = ("provincial_code", "starts_on")

    def __init__(self, *args, term: Term, **options) -> None:
        super().__init__(*args, **options)
        self.initial["provincial_code"] = term.provincial_code or ""

    def clean_provincial_code(self) -> str:
        said = self.cleaned_data["provincial_code"]
        if said and said != self.code and said in self.vocabulary:
            raise forms.ValidationError(_("That is the code of another term of this list."))
        return said
