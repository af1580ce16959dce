"""Which situations stand behind a figure of a table's report, piece by piece? Those that this person may read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.insight.indicators import Indicator
from commontable.insight.reports.assembling import title_of
from commontable.insight.reports.behind import Asked, read
from commontable.insight.reports.meaning import Meaning
from commontable.insight.reports.naming import Names
from commontable.insight.snapshot.rules import may_look_behind
from commontable.insight.snapshot.tracing import Question, Traced, counted_in
from commontable.partnership.tables.models import SituationTable

from .counted import NOBODY, Counted, Pieces, counted, options
from .rooms import of_tables
from .to_mend import find_table
from .traced import MOST, day, lines, seen

OTHERS = "others"


class PiecesForm(forms.Form):
    """One choice for each group the figure is cut by, among the pieces of what this reader may see."""

    def __init__(self, given: QueryDict, pieces: Mapping[str, Sequence[str]], names: Names) -> None:
        super().__init__({group: given.get(group, "") for group in pieces})
        for group, codes in pieces.items():
            said = [(code, names.of(group, code)) for code in names.order(group, list(codes))]
            self.fields[group] = forms.ChoiceField(
                label=names.heading(group), required=False, choices=[("", _("Any")), *said]
            )


@dataclass(frozen=True)
class Way:
    """Those that were counted, or the others of those looked at, and the address that lists them."""

    code: str
    title: str
    situations: Sequence[UUID]
    query: str

    @property
    def many(self) -> int:
        return len(self.situations)


@page(may_look_behind, find=find_table)
@require_safe
def behind(request: Request, table: SituationTable, figure: str, span: str) -> HttpResponse:
    """The situations of one figure, of one piece of it where one is chosen, as this reader may see them now."""
    asked, names = read(figure, span), Names(get_language() or "en")
    if asked is None:
        raise Http404
    traced = _theirs(table, counted_in(table, asked.question))
    words = _head(table, asked, traced, names)
    if traced is None:
        return render(request, "desk/behind.html", words)
    form = PiecesForm(request.GET, options(asked.question, traced), names)
    status = 200 if form.is_valid() else 422
    found = counted(asked.question, traced, form.cleaned_data) if form.is_valid() else NOBODY
    ways = _ways(asked.question, found, form.cleaned_data, names.language)
    words |= {"form": form, "ways": ways, **_listed(ways, request.GET.get("which"), found)}
    return render(request, "desk/behind.html", words, status=status)


def _listed(ways: Sequence[Way], which: str | None, found: Counted) -> dict[str, Any]:
    chosen = next((each for each in ways if each.code == which), ways[0])
    return {"chosen": chosen, "lines": lines(chosen.situations, found.parts), "parts": found.parts, "most": MOST}


def _theirs(table: SituationTable, traced: Traced | None) -> Traced | None:
    """What is left of it under the rows of this reader: nothing else is counted, listed or offered to choose."""
    if traced is None:
        return None
    known = seen(table, (*traced.found, *traced.whole))
    found, whole = ([each for each in some if each.situation in known] for some in (traced.found, traced.whole))
    return Traced(traced.taken_on, found, whole)


def _head(table: SituationTable, asked: Asked, traced: Traced | None, names: Names) -> dict[str, Any]:
    meaning = Meaning.of(asked.question.indicator)
    return {
        "section": "numbers",
        "band": of_tables([table.name], _("Who runs the table"), _("each number has its own readers")),
        "table": table,
        "title": title_of(asked.plan, meaning, names),
        "meaning": meaning.meaning.read(names.language),
        "period": asked.period.said(names.language),
        "taken": day(traced.taken_on) if traced else "",
    }


def _ways(question: Question, found: Counted, chosen: Pieces, language: str) -> list[Way]:
    pieces = {group: code for group, code in chosen.items() if code}
    inside, of = _said(question.indicator, language)
    ways = [Way("", inside, found.inside, urlencode(pieces))]
    if question.indicator.kind in ("share", "time"):
        said = _("Not among them, of: %(whole)s") % {"whole": of}
        ways.append(Way(OTHERS, said, found.others, urlencode({**pieces, "which": OTHERS})))
    return ways


def _said(indicator: Indicator, language: str) -> tuple[str, str]:
    """What is counted, and of what. An average leads to those it is taken over."""
    below = (indicator.denominator or indicator.numerator).read(language)
    return (below if indicator.kind == "ratio" else indicator.numerator.read(language)), below
