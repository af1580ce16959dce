"""Who is the person, as typed? Names take any form; a birth date may be a year, a date or unknown."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commontable.response.situations.words import LONGEST

from .limited import Limited
from .texts import FIELDS, Texts, as_read


class LimitedForm(forms.Form):
    """Name, birth date and address; any may be empty. `revision` is the writing the form was drawn from."""

    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    born = forms.CharField(label=_("Born"), max_length=40, required=False)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    revision = forms.IntegerField(min_value=0, max_value=1_000_000, widget=forms.HiddenInput)

    def limited(self) -> Limited:
        """What was typed, of a form that is valid."""
        return Limited(*(self.cleaned_data[each] for each in ("name", "born", "address")))


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
