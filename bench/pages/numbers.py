"""Category by quarter, as a member asks it: one answer of the explorer. Django is set up before.

By quarter and not by month: a snapshot holds no date finer than a week, and a measure's period is the quarter. The queue asks
the snapshot's Parquet files once and keeps what it may tell; the page that is asked again and again reads that.
The snapshot is none of the filling, whose past says two risk factors of every situation and so nearly one category:
the answer is of the size that a city's would have, every category in forty quarters.
"""

from datetime import date
from pathlib import Path
from uuid import UUID

from django.urls import reverse

from commontable.groundwork.access.actor import Actor, system
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.vocabulary.lists import load
from commontable.insight.explorer.actions import begin, explore, told
from commontable.insight.explorer.models import Exploration
from commontable.insight.indicators import frozen, indicator
from commontable.insight.release.allowance import Answer, Question
from commontable.insight.release.figures import Figure, Span, quarter_code
from commontable.insight.release.making import Line
from commontable.insight.release.snapshots import Snapshot
from commontable.insight.release.stages import Audience

MEASURE = "category_prevalence"
BY = ("category", "quarter")
SPAN = Span(date(2016, 1, 1), 40)


def answered(actor: Actor, table: UUID) -> str:
    """The address of such an answer to this person."""
    taken = Snapshot(Path("2026-01-05T040000Z"), date(2026, 1, 5))
    figure = Figure(f"{MEASURE}.{'.'.join(BY)}.{SPAN.code}", MEASURE, BY, SPAN)
    with acting_as(actor):
        asked = explore(
            Question(Audience.TABLE, table, taken.name, figure), actor=actor, indicator=MEASURE, found=taken
        )
    queue = system([table])
    with acting_as(queue):
        begin(asked, actor=queue)
        told(Exploration.objects.get(pk=asked.pk), actor=queue, answer=_answer(figure))
    return reverse("explorer:exploration", args=[asked.pk])


def _answer(figure: Figure) -> Answer:
    """A number in nineteen of twenty places, and withheld in the other."""
    keys = [(code, quarter_code(first)) for code in load("risk_categories").codes() for first in SPAN.starts]
    lines = [
        Line(figure.name, key, part, None if place % 20 == 0 else number, "small" if place % 20 == 0 else "")
        for place, key in enumerate(keys)
        for part, number in (("numerator", 7.0 + place % 30), ("denominator", 60.0))
    ]
    of = frozen(indicator(MEASURE))
    definition = {"code": of.code, "version": of.version, "hash": of.hash, "text": of.parts()}
    return Answer(tuple(lines), "share", definitions=(definition,))
