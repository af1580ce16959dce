"""What is to be put right in the record of a table? Check by check, each with the situations this person may read."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.insight.indicators.checks import CHECKS, SEVERITIES, WHO_MENDS, Check
from commontable.insight.snapshot.rules import may_mend
from commontable.insight.snapshot.tracing import to_mend
from commontable.partnership.tables.models import SituationTable
from commontable.response.interventions.models import Part, Role
from commontable.response.situations.models import Situation

from .rooms import of_tables

MOST = 200
"""So many numbers of one check are listed; what is put right makes room at the next snapshot."""


@dataclass(frozen=True)
class Found:
    """One check: what it looks for, who mends it, and in how many situations of this reader it was found."""

    code: str
    title: str
    severity: str
    mends: str
    many: int


@dataclass(frozen=True)
class Line:
    number: str
    stage: str
    lead: str
    brought: str


def find_table(actor: Actor, place: str) -> SituationTable | None:
    return SituationTable.objects.filter(code=place).first()


@page(may_mend, find=find_table)
@require_safe
def mend(request: Request, table: SituationTable) -> HttpResponse:
    """The checks that found something; of the one that is chosen, the situations."""
    traced = to_mend(table)
    behind = traced.situations if traced else {}
    seen = _seen(table, set().union(*behind.values()))
    found = [each for each in CHECKS if behind.get(each.code, set()) & seen]
    chosen = next((each for each in found if each.code == request.GET.get("check")), None)
    theirs = behind[chosen.code] & seen if chosen else set()
    words = {
        "section": "numbers",
        "band": of_tables([table.name], _("Who runs the table"), _("each number has its own readers")),
        "table": table,
        "taken": _day(traced.taken_on) if traced else "",
        "found": [_found(each, len(behind[each.code] & seen)) for each in found],
        "chosen": _found(chosen, len(theirs)) if chosen else None,
        "lines": _lines(theirs),
        "most": MOST,
    }
    return render(request, "desk/to_mend.html", words)


def _seen(table: SituationTable, behind: Collection[UUID]) -> set[UUID]:
    """Those of them that the rows of this reader hold."""
    return set(Situation.objects.filter(table=table, pk__in=behind).order_by().values_list("pk", flat=True))


def _found(check: Check, many: int) -> Found:
    tongue = get_language() or "en"
    return Found(
        check.code,
        check.title.read(tongue),
        SEVERITIES[check.severity].read(tongue),
        WHO_MENDS[check.mends].read(tongue),
        many,
    )


def _lines(situations: Collection[UUID]) -> Sequence[Line]:
    """The newest first."""
    lead = Role.objects.filter(situation=OuterRef("pk"), part=Part.LEAD, ends_at=None)
    rows = Situation.objects.filter(pk__in=situations).annotate(lead=Subquery(lead.values("team__name")[:1]))
    newest = rows.order_by("-year", "-sequence", "number")[:MOST]
    return [
        Line(each.number, each.get_stage_display(), each.lead or "", _day(timezone.localdate(each.brought_at)))
        for each in newest
    ]


def _day(at: date) -> str:
    return date_format(at, _("j M Y"))
