"""Who is the person, as typed? Names take any form; a birth may be a date, a year, a guess of an age, or unknown."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.vocabulary.lists import load
from commontable.response.situations.words import LONGEST

from .limited import BornAs, Limited, Lives, Named, NameForm
from .texts import FIELDS, Texts, as_read

MOST_LINES = 8
FIRST = ("name", "born", "address")
MORE = ("preferred", "pronouns", "script", "latin", "born_as", "lives", "also", "more_addresses")
NAMES = {"preferred": NameForm.PREFERRED, "script": NameForm.SCRIPT, "latin": NameForm.LATIN}
BORN = [
    (BornAs.AS_WRITTEN, _("as written")),
    (BornAs.DATE, _("a date")),
    (BornAs.YEAR, _("a year")),
    (BornAs.AGE, _("a guess of the age")),
    (BornAs.UNKNOWN, _("not known")),
]
LIVES = [
    (Lives.AS_WRITTEN, _("as written")),
    (Lives.NONE_FIXED, _("no fixed address")),
    (Lives.UNKNOWN, _("not known")),
]
FITS = {
    BornAs.YEAR: (re.compile(r"\d{4}"), _("A year has four digits.")),
    BornAs.AGE: (re.compile(r"\d{1,3}( ?[-–] ?\d{1,3})?"), _("An age is a number, or two with a dash.")),
    BornAs.UNKNOWN: (re.compile(r""), _("Leave the birth empty, or say how it is known.")),
}


def one_a_line(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class LimitedForm(forms.Form):
    """Everything that filters 3 and 4 may be given; any of it may be empty. `revision` is the writing it was drawn from.

    `noted` is the day an age was guessed, and `noted_of` the guess: as long as that stays, so does the day.
    """

    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    born = forms.CharField(label=_("Born"), max_length=40, required=False)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    preferred = forms.CharField(label=_("Name they go by"), max_length=120, required=False)
    pronouns = forms.CharField(label=_("Pronouns"), max_length=40, required=False)
    script = forms.CharField(label=_("Name in its own script"), max_length=120, required=False)
    latin = forms.CharField(label=_("The same in Latin letters"), max_length=120, required=False)
    also = forms.CharField(label=_("Other names, one a line"), max_length=800, required=False, widget=forms.Textarea)
    born_as = forms.ChoiceField(label=_("The birth is"), choices=BORN, required=False)
    lives = forms.ChoiceField(label=_("The address is"), choices=LIVES, required=False)
    more_addresses = forms.CharField(
        label=_("Other addresses, one a line"), max_length=1600, required=False, widget=forms.Textarea
    )
    safe = forms.MultipleChoiceField(label=_("Before anybody calls, writes or goes"), required=False)
    safe_words = forms.CharField(label=_("Between which hours, never through whom"), max_length=200, required=False)
    noted = forms.CharField(max_length=10, required=False, widget=forms.HiddenInput)
    noted_of = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    revision = forms.IntegerField(min_value=0, max_value=1_000_000, widget=forms.HiddenInput)

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        self.fields["safe"].choices = [  # type: ignore[attr-defined]  # a field has choices only where its class says so
            (term.code, term.label()) for term in load("safe_contact")
        ]

    @property
    def first_fields(self) -> list:
        return [self[name] for name in FIRST]

    @property
    def more_fields(self) -> list:
        return [self[name] for name in MORE]

    @property
    def is_fuller(self) -> bool:
        """Whether something stands where the page folds it away."""
        return any(field.value() for field in self.more_fields)

    def clean(self) -> dict:
        said = super().clean() or {}
        self._check_born(said.get("born", ""), said.get("born_as", ""))
        for name in ("also", "more_addresses"):
            if len(one_a_line(said.get(name, ""))) > MOST_LINES:
                self.add_error(name, _("Eight lines at most."))
        return said

    def _check_born(self, born: str, born_as: str) -> None:
        if born_as == BornAs.DATE and born:
            try:
                date.fromisoformat(born)
            except ValueError:
                self.add_error("born", _("Write the date as year, month and day: 1981-02-28."))
        fits, otherwise = FITS.get(BornAs(born_as), (None, ""))
        if fits and born and not fits.fullmatch(born):
            self.add_error("born", otherwise)

    def limited(self, today: date) -> Limited:
        """What was typed, of a form that is valid."""
        said = self.cleaned_data
        named = [Named(said[name], form) for name, form in NAMES.items() if said[name]]
        kept = said["noted"] if said["born"] == said["noted_of"] and said["noted"] else today.isoformat()
        return Limited(
            **{name: said[name] for name in ("name", "born", "address", "pronouns", "born_as", "lives", "safe_words")},
            also=(*named, *(Named(line) for line in one_a_line(said["also"]))),
            noted=kept if said["born_as"] == BornAs.AGE else "",
            more_addresses=one_a_line(said["more_addresses"]),
            safe=tuple(said["safe"]),
        )


class Words(forms.CharField):
    """One text, as a reader sees it. What is too long comes back as it was typed."""

    def __init__(self, label: Any) -> None:
        super().__init__(label=label, max_length=LONGEST, required=False, strip=False)

    def to_python(self, value: Any) -> str:
        return as_read(super().to_python(value) or "")


class WordsForm(forms.Form):
    """The situation in words, what was tried, what the person wants; any may be empty."""

    about = Words(_("The situation in words"))
    tried = Words(_("What was tried"))
    wants = Words(_("What the person wants"))
    revision = forms.IntegerField(min_value=0, max_value=1_000_000, widget=forms.HiddenInput)

    def texts(self, acknowledged: frozenset[str]) -> Texts:
        """What was typed, of a form that is valid, with what was acknowledged of it before."""
        return Texts(**{name: self.cleaned_data[name] for name in FIELDS}, acknowledged=acknowledged)


def as_typed(limited: Limited, revision: int) -> dict:
    """What the form shows of a record that is opened."""
    alike = ("name", "born", "address", "pronouns", "born_as", "lives", "safe_words", "noted")
    named = {name: _first(limited, form) for name, form in NAMES.items()}
    return {
        **{name: getattr(limited, name) for name in alike},
        **named,
        "also": "\n".join(each.text for each in limited.also if each.form == NameForm.ALSO),
        "more_addresses": "\n".join(limited.more_addresses),
        "safe": list(limited.safe),
        "noted_of": limited.born,
        "revision": revision,
    }


def _first(limited: Limited, form: str) -> str:
    return next((each.text for each in limited.also if each.form == form), "")
