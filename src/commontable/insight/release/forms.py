"""Which release is wanted, why is one withdrawn, who is named? Shape and wording only."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.partnership.tables.models import Office, SituationTable

from .figures import Span
from .offers import OFFERS
from .reading import span_said
from .snapshots import Snapshot
from .stages import Audience, Withdrawal

CITY = "city"
QUARTERS = 24
"""How many quarters back a release may begin."""


class PrepareForm(forms.Form):
    """A report, for whom, of one table or the city, over which quarters, on which snapshot."""

    report = forms.ChoiceField(label=_("Report"))
    audience = forms.ChoiceField(label=_("For whom"))
    place = forms.ChoiceField(label=_("Of which table"))
    since = forms.ChoiceField(label=_("From the quarter"))
    until = forms.ChoiceField(label=_("To the quarter"))
    snapshot = forms.ChoiceField(label=_("On the data of"))
    as_asked = forms.BooleanField(label=_("Do not make figures coarser: withhold what cannot be shown"), required=False)

    def __init__(self, *args: Any, actor: Actor, found: Iterable[Snapshot], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        tables = SituationTable.objects.all()
        mine = tables if actor.analyses else tables.filter(pk__in=actor.coordinates)
        city = [(CITY, _("the whole city"))] if actor.analyses else []
        audiences = Audience.choices if actor.analyses else [(Audience.TABLE.value, Audience.TABLE.label)]
        quarters = quarters_offered(today, QUARTERS)
        self.initial = {**self.initial, "since": quarters[1][0], "until": quarters[1][0]}
        self.initial = {**self.initial, **({"audience": Audience.STEERING} if city else {})}
        self._choose("report", [(code, str(each)) for code, each in OFFERS.items()])
        self._choose("audience", audiences)
        self._choose("place", [*city, *((str(each.pk), each.name) for each in mine)])
        for name in ("since", "until"):
            self._choose(name, quarters)
        self._choose("snapshot", [(each.name, date_format(each.taken_on, "j F Y")) for each in found])

    def _choose(self, name: str, choices: Iterable[Any]) -> None:
        field: Any = self.fields[name]
        field.choices = list(choices)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("since", "") > given.get("until", "9"):
            self.add_error("until", _("The last quarter lies before the first."))
        if given.get("audience") == Audience.TABLE and given.get("place") == CITY:
            self.add_error("place", _("A release for one table is of that table."))
        return given


class WithdrawForm(forms.Form):
    """Why."""

    why = forms.ChoiceField(label=_("Why is it withdrawn?"), choices=Withdrawal, widget=forms.RadioSelect)


class NameForm(forms.Form):
    """Who does what for the city: somebody who has an account here already."""

    office = forms.ChoiceField(label=_("As"), choices=Office, widget=forms.RadioSelect)
    email = forms.EmailField(label=_("Their work e-mail"))


class ThresholdForm(forms.Form):
    """From which count on one is shown to an audience."""

    audience = forms.ChoiceField(label=_("For whom"), choices=Audience)
    least = forms.IntegerField(label=_("Least count shown"), min_value=6, max_value=1000)


def quarters_offered(today: date, many: int) -> list[tuple[str, str]]:
    """The quarters that may be asked for, the one that runs first: the last that is over is the second."""
    now = Span(date(today.year, 3 * ((today.month - 1) // 3) + 1, 1))
    running = gettext("%(quarter)s, not over yet") % {"quarter": span_said(now)}
    whole = today.year * 4 + (today.month - 1) // 3
    before = (Span(date(each // 4, 3 * (each % 4) + 1, 1)) for each in range(whole - 1, whole - many, -1))
    return [(now.code, running), *((each.code, span_said(each)) for each in before)]
