"""What is asked about boundaries? The file, and which property holds the names. Shape and wording only."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .matching import Property


class FileForm(forms.Form):
    """A boundary file."""

    file = forms.FileField(
        label=_("GeoJSON file"),
        help_text=_("One feature for each area, in degrees (WGS 84). At most 10 MB."),
        widget=forms.FileInput({"accept": ".geojson,.json,application/geo+json"}),
    )


class NamedByForm(forms.Form):
    """What in the file is the name of an area."""

    by = forms.ChoiceField(label=_("What holds the name of each area"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, found: Iterable[Property], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["by"]
        field.choices = [(each.name, _said(each)) for each in found]


def _said(each: Property) -> str:
    found = ngettext("%(number)s area found", "%(number)s areas found", each.found) % {"number": each.found}
    return f"{each.name} ({', '.join(each.values)}): {found}"
