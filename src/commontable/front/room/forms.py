"""What does a page say when it begins to follow?"""

from django import forms


class FollowForm(forms.Form):
    """When the page was drawn, in seconds; whatever cannot be read is long ago."""

    seen = forms.FloatField(min_value=0, required=False)

    @property
    def since(self) -> float:
        return (self.cleaned_data.get("seen") or 0.0) if self.is_valid() else 0.0
