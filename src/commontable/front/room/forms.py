"""What does a page say when it begins to follow, and what is typed at the projector's computer?"""

from django import forms
from django.utils.translation import gettext_lazy as _


class FollowForm(forms.Form):
    """When the page was drawn, in seconds; whatever cannot be read is long ago."""

    seen = forms.FloatField(min_value=0, required=False)

    @property
    def since(self) -> float:
        return (self.cleaned_data.get("seen") or 0.0) if self.is_valid() else 0.0


class CodeForm(forms.Form):
    """The code of a room screen."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "off", "autofocus": True, "autocapitalize": "characters"}),
        help_text=_("Eight letters and figures. A co-chair or coordinator sees them under “Room screen”."),
        error_messages={"required": _("Type the code.")},
    )
