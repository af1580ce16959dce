"""Who is the person, as typed? Names take any form; a birth date may be a year, a date or unknown."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .limited import Limited


class LimitedForm(forms.Form):
    """Name, birth date and address; any may be empty. `revision` is the writing the form was drawn from."""

    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    born = forms.CharField(label=_("Born"), max_length=40, required=False)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    revision = forms.IntegerField(min_value=0, max_value=1_000_000, widget=forms.HiddenInput)

    def limited(self) -> Limited:
        """What was typed, of a form that is valid."""
        return Limited(*(self.cleaned_data[each] for each in ("name", "born", "address")))
