"""Which cut of a measure, for whom, over which quarters? Shape and wording only."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language, gettext, gettext_lazy

from commontable.groundwork.access.actor import Actor
from commontable.insight.indicators import GROUPS, Indicator
from commontable.insight.release.allowance import Question
from commontable.insight.release.figures import Figure, Span
from commontable.insight.release.forms import quarters_offered
from commontable.insight.release.snapshots import Snapshot
from commontable.insight.release.stages import Audience
from commontable.partnership.tables.models import SituationTable

QUARTERS = 60
"""How many quarters back one may ask."""


class ExploreForm(forms.Form):
    """A question: who is to know it, what the measure is cut by, over which quarters, of which tables."""

    place = forms.ChoiceField(label=gettext_lazy("For whom"))
    first = forms.ChoiceField(label=gettext_lazy("Cut by"), required=False)
    second = forms.ChoiceField(label=gettext_lazy("And by"), required=False)
    since = forms.ChoiceField(label=gettext_lazy("From the quarter"))
    until = forms.ChoiceField(label=gettext_lazy("To the quarter"))
    tables = forms.MultipleChoiceField(
        label=gettext_lazy("Of these tables, added up"),
        help_text=gettext_lazy("For the city only. Where none is ticked, all of them are counted."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, actor: Actor, indicator: Indicator, found: Snapshot | None, today: date, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.indicator, self.found = indicator, found
        tables = list(SituationTable.objects.all())
        quarters = quarters_offered(today, QUARTERS)
        groups = [(code, _title(code)) for code in indicator.groups]
        self._choose("place", _places(actor, tables))
        self._choose("first", groups if indicator.needs else [("", gettext("nothing")), *groups])
        self._choose("second", [("", gettext("nothing")), *groups])
        self._choose("since", quarters)
        self._choose("until", quarters)
        needed = dict(zip(("first", "second"), indicator.needs, strict=False))
        self.initial = {**self.initial, "since": quarters[4][0], "until": quarters[1][0], **needed}
        self._choose("tables", [(table.code, table.name) for table in tables])

    def _choose(self, name: str, choices: Iterable[Any]) -> None:
        field: Any = self.fields[name]
        field.choices = list(choices)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("since", "") > given.get("until", "9"):
            self.add_error("until", gettext("The last quarter lies before the first."))
        cuts = _cuts(given)
        if len(set(cuts)) != len(cuts):
            self.add_error("second", gettext("The same is chosen twice."))
        if missing := [_title(each) for each in self.indicator.needs if each not in cuts]:
            self.add_error(
                "first", gettext("This measure has to be cut by: %(groups)s.") % {"groups": ", ".join(missing)}
            )
        if given.get("tables") and given.get("place", "").startswith(Audience.TABLE):
            self.add_error("tables", gettext("A table’s own numbers are of that table. Tick none."))
        return given

    def question(self) -> Question:
        """What was asked, once it is valid."""
        given = self.cleaned_data
        audience, _colon, table = given["place"].partition(":")
        span, cuts, tables = Span.read(f"{given['since']}..{given['until']}"), _cuts(given), tuple(given["tables"])
        name = ".".join((self.indicator.code, *cuts, span.code, *tables))
        figure = Figure(name, self.indicator.code, cuts, span, tables)
        return Question(audience, UUID(table) if table else None, self.found.name if self.found else "", figure)


def _cuts(given: dict[str, Any]) -> tuple[str, ...]:
    return tuple(each for each in (given.get("first"), given.get("second")) if each)


def _title(group: str) -> str:
    return GROUPS[group].title.read(get_language() or "en")


def _places(actor: Actor, tables: Sequence[SituationTable]) -> list[tuple[str, str]]:
    """For whom this person may ask: the members of their tables, the committee where they sit on it, everybody."""
    own = [table for table in tables if actor.analyses or table.pk in actor.tables]
    of_tables = [
        (f"{Audience.TABLE}:{table.pk}", gettext("%(table)s, its members") % {"table": table.name}) for table in own
    ]
    committee = [(str(Audience.STEERING), gettext("the whole city, for the steering committee"))]
    return [
        *of_tables,
        *(committee if actor.analyses or actor.steers else []),
        (str(Audience.PUBLIC), gettext("the whole city, for everybody")),
    ]
