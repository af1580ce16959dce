"""Of which days is a return? Shape only."""

from django import forms
from django.utils.translation import gettext_lazy as _

DAY = {"type": "date"}


class PeriodForm(forms.Form):
    """From one day to another, by the day a discussion was opened."""

    since = forms.DateField(label=_("Opened from"), widget=forms.DateInput(DAY, format="%Y-%m-%d"))
    until = forms.DateField(label=_("Until"), widget=forms.DateInput(DAY, format="%Y-%m-%d"))

    def clean(self) -> dict:
        given = super().clean() or {}
        if given.get("since") and given.get("until") and given["until"] < given["since"]:
            self.add_error("until", _("The last day lies before the first."))
        return given
