"""What is typed into each section of our own file?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.vocabulary.lists import load

from .models import Section
from .sections import Capacity, Contact, Contacts, Content, Guardian, Guardians, Words

MOST_ROWS = 12


def terms(name: str) -> list[tuple[str, str]]:
    return [(term.code, term.label()) for term in load(name)]


class WordsForm(forms.Form):
    text = forms.CharField(
        label=_("In our own words"), max_length=4000, required=False, widget=forms.Textarea({"rows": 8})
    )

    def content(self) -> Content:
        return Words(self.cleaned_data["text"])


class CapacityForm(forms.Form):
    capacity = forms.ChoiceField(label=_("Can the person decide about this?"), required=False)
    decider = forms.ChoiceField(label=_("Who decides?"), required=False)
    decider_name = forms.CharField(label=_("Their name, where it is somebody else"), max_length=120, required=False)
    why = forms.CharField(label=_("How we know"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, listed in (("capacity", "capacity"), ("decider", "deciders")):
            self.fields[name].choices = [("", _("Not said yet")), *terms(listed)]  # type: ignore[attr-defined]  # a field has choices only where its class says so

    def content(self) -> Content:
        return Capacity(**self.cleaned_data)


class _Row(forms.Form):
    """One line of a list: empty when nothing but its kind was picked."""

    listed = ""
    kept: type = Contact

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = terms(self.listed)  # type: ignore[attr-defined]  # a field has choices only where its class says so

    def row(self) -> Any:
        said = {name: value for name, value in self.cleaned_data.items() if value}
        return self.kept(**said) if set(said) - {"kind"} else None


class ContactRow(_Row):
    listed, kept = "contact_details", Contact
    kind = forms.ChoiceField(label=_("How"), required=False)
    detail = forms.CharField(label=_("Number, address or name"), max_length=200, required=False)
    note = forms.CharField(label=_("To know"), max_length=200, required=False)


class GuardianRow(_Row):
    listed, kept = "guardian_kinds", Guardian
    kind = forms.ChoiceField(label=_("What they are"), required=False)
    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    detail = forms.CharField(label=_("How to reach them"), max_length=200, required=False)
    note = forms.CharField(label=_("To know"), max_length=200, required=False)


class _Rows(forms.BaseFormSet):
    kept: type = Contacts

    def get_form_kwargs(self, index: Any) -> dict:
        return {}

    def content(self) -> Content:
        return self.kept(rows=tuple(row for row in (each.row() for each in self.forms) if row))


def _rows(form: type, kept: type) -> type:
    base = type("Rows", (_Rows,), {"kept": kept})
    return forms.formset_factory(form, formset=base, extra=2, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


FORMS: dict[str, Any] = {
    Section.CONTACTS: _rows(ContactRow, Contacts),
    Section.GUARDIANS: _rows(GuardianRow, Guardians),
    Section.CAPACITY: CapacityForm,
    Section.TRIED: WordsForm,
    Section.NOTES: WordsForm,
}


def form_of(section: Section, sent: Any = None, content: Content | None = None) -> Any:
    """The form of this section: as it was sent, or as it is kept, or empty."""
    if sent is not None:
        return FORMS[section](sent)
    start: Any = vars(content) if content else {}
    return FORMS[section](initial=[vars(row) for row in start["rows"]] if "rows" in start else start)


def lines(section: Section, content: Content) -> str:
    """What it says as lines of text, to be laid beside another writing of the same section."""
    said = vars(content)
    rows = [vars(row) for row in said["rows"]] if "rows" in said else [said]
    words = [{name: _word(section, name, value) for name, value in row.items() if value} for row in rows]
    return "\n".join(", ".join(row.values()) for row in words)


LISTS = {
    (Section.CONTACTS, "kind"): "contact_details",
    (Section.GUARDIANS, "kind"): "guardian_kinds",
    (Section.CAPACITY, "capacity"): "capacity",
    (Section.CAPACITY, "decider"): "deciders",
}


def _word(section: Section, name: str, value: str) -> str:
    listed = LISTS.get((section, name))
    return load(listed).label(value) if listed else value
