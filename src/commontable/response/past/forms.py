"""What is asked about a file of past situations? The file, what each column is, how its days are written. Shape only."""

from django import forms
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.vocabulary.lists import load
from commontable.response.returns.profile import BY_CODE

from .headings import READ
from .models import Batch

COLUMN = "column-"


class FileForm(forms.Form):
    """A spreadsheet."""

    file = forms.FileField(
        label=_("The spreadsheet"),
        help_text=_("XLSX or CSV, with a row of headings, without names of people. At most 20 MB."),
    )


class ColumnsForm(forms.Form):
    """What each column is; a column that is nothing is left out."""

    order = forms.ChoiceField(
        label=_("In 03/04/2019, what comes first?"),
        choices=(("", _("not said: such a day is a wrong row")), ("dmy", _("the day")), ("mdy", _("the month"))),
        required=False,
    )
    harm_role = forms.ChoiceField(
        label=_("Where no column says how a person is at risk"),
        choices=lambda: [("", _("not said: such a row is wrong")), *_roles()],
        required=False,
    )

    def __init__(self, *args, batch: Batch, **options) -> None:
        super().__init__(*args, **options)
        fields = [("", _("left out")), *((code, BY_CODE[code].label()) for code in READ)]
        for place, heading in enumerate(batch.headings):
            label = heading or _("Column %(place)s") % {"place": place + 1}
            self.fields[f"{COLUMN}{place}"] = forms.ChoiceField(label=label, choices=fields, required=False)
            self.initial[f"{COLUMN}{place}"] = batch.columns[place]
        for name in ("order", "harm_role"):
            self.initial[name] = batch.settings.get(name, "")
        self.places = range(len(batch.headings))

    @property
    def said(self) -> dict:
        """What the action is told."""
        given = self.cleaned_data
        columns = [given[f"{COLUMN}{place}"] for place in self.places]
        return {"columns": columns, "order": given["order"], "harm_role": given["harm_role"]}


def _roles() -> list[tuple[str, str]]:
    return [(term.code, term.label()) for term in load("harm_roles")]
