"""Which figures of a table's report lead to the situations counted in them, and under which address?

The address says what is counted, cut by what and when, in codes. One that no report of a table has is no address.
"""

import re
from dataclasses import dataclass
from functools import cache

from django.urls import reverse

from commontable.insight.indicators import catalogue, indicator
from commontable.insight.indicators.form import UNSAID
from commontable.insight.release.figures import Figure, Span
from commontable.insight.release.measuring import PIECES_OF
from commontable.insight.release.rungs import rungs_of
from commontable.insight.snapshot.tracing import Question

from .catalogue import REPORTS
from .definition import TABLE, Plan
from .offering import is_counted
from .periods import Period

SPAN = re.compile(r"(?:19|20)\d\d-Q[1-4](?:\.\.(?:19|20)\d\d-Q[1-4])?", re.ASCII)


@dataclass(frozen=True)
class Asked:
    """What an address asks for: the figure, and the question that is put to the snapshot."""

    plan: Plan
    period: Period
    question: Question


def address(table: str, plan: Plan, period: Period) -> str:
    """Where the situations counted in the figure stand; "" where it counts none, or none of which it may be said."""
    name = ".".join((plan.indicator, *plan.by))
    if name not in figures():
        return ""
    return reverse("desk:behind", args=[table, name, Span(period.first, period.quarters).code])


def read(figure: str, span: str) -> Asked | None:
    """What is asked for, or None where there is no such figure or time."""
    plan = figures().get(figure)
    if plan is None or not SPAN.fullmatch(span):
        return None
    asked = Span.read(span)
    if asked.quarters < 1:
        return None
    found, whole = indicator(plan.indicator), PIECES_OF.get(plan.indicator)
    question = Question(found, plan.by, asked.first, asked.starts[-1], indicator(whole[0]) if whole else None)
    return Asked(plan, Period(asked.first, asked.quarters), question)


@cache
def figures() -> dict[str, Plan]:
    """By its name in an address each figure of a table's report that counts situations, also as coarsely as it may be released."""
    wanted = [plan for each in REPORTS if each.scope == TABLE for plan in each.plans if is_counted(plan)]
    rungs = {
        ".".join((rung.indicator, *rung.by)): Plan(rung.indicator, rung.by)
        for plan in wanted
        for span in (Span.read("2024-Q1..2026-Q4"), Span.read("2026-Q1"))
        for rung in rungs_of(Figure(plan.name, plan.indicator, plan.by, span))
    }
    said = {each.code for each in catalogue() if each.is_of_situations}
    planned = {".".join((plan.indicator, *plan.by)): plan for plan in wanted}
    return {
        name: plan for name, plan in (rungs | planned).items() if plan.indicator in said and not UNSAID & set(plan.by)
    }
