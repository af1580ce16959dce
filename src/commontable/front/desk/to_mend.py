"""What is to be put right in the record of a table? Check by check, each with the situations this person may read."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.insight.indicators.checks import CHECKS, SEVERITIES, WHO_MENDS, Check
from commontable.insight.snapshot.rules import may_look_behind
from commontable.insight.snapshot.tracing import to_mend
from commontable.partnership.tables.models import SituationTable

from .rooms import of_tables
from .traced import MOST, day, lines, seen


@dataclass(frozen=True)
class Found:
    """One check: what it looks for, who mends it, and in how many situations of this reader it was found."""

    code: str
    title: str
    severity: str
    mends: str
    many: int


def find_table(actor: Actor, place: str) -> SituationTable | None:
    return SituationTable.objects.filter(code=place).first()


@page(may_look_behind, find=find_table)
@require_safe
def mend(request: Request, table: SituationTable) -> HttpResponse:
    """The checks that found something; of the one that is chosen, the situations."""
    traced = to_mend(table)
    known, behind = seen(table, traced.found if traced else ()), defaultdict[str, set[UUID]](set)
    for each in traced.found if traced else ():
        behind[each.pieces[0]] |= {each.situation} & known
    found = [each for each in CHECKS if behind[each.code]]
    chosen = next((each for each in found if each.code == request.GET.get("check")), None)
    theirs = behind[chosen.code] if chosen else set()
    words = {
        "section": "numbers",
        "band": of_tables([table.name], _("Who runs the table"), _("each number has its own readers")),
        "table": table,
        "taken": day(traced.taken_on) if traced else "",
        "found": [_found(each, len(behind[each.code])) for each in found],
        "chosen": _found(chosen, len(theirs)) if chosen else None,
        "lines": lines(theirs),
        "most": MOST,
    }
    return render(request, "desk/to_mend.html", words)


def _found(check: Check, many: int) -> Found:
    tongue = get_language() or "en"
    return Found(
        check.code,
        check.title.read(tongue),
        SEVERITIES[check.severity].read(tongue),
        WHO_MENDS[check.mends].read(tongue),
        many,
    )
