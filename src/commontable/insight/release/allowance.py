"""May this cut be answered to this reader, after all that was told before? On record either way.

What was told to anybody who may talk with them, and everything released to them, must stay safe together, or one would be
worked out from the others: all of Toronto less all but five tables. Called by whatever shows numbers that no release holds.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actions import action, permitted
from commontable.groundwork.access.actor import Actor, system
from commontable.groundwork.access.session import acting_as, moment
from commontable.insight.mart import Star
from commontable.insight.suppression.tables import Published
from commontable.partnership.tables.models import SituationTable

from .choosing import Line
from .figures import Figure
from .knowing import before, once, sits_for_city, tables_of, threshold_of, told_so_far, who_else
from .lasting import ASKED
from .making import Before, Made, NotPublishable, make
from .models import AskedCut
from .queues import queue_of
from .rules import may_ask
from .stages import Audience

TRIES = 3
"""So often is an answer made again because others were told something meanwhile."""
SENTENCES = {
    "not_safe": _("This cut is not answered: together with what you were shown before, it would tell of few people."),
    "timed_out": _(
        "This cut is not answered: it was not proved in time that it tells of nobody. Ask for a coarser one."
    ),
    "nothing_left": _("This cut is not answered: every number of it would tell of few people. Ask for a coarser one."),
    "overtaken": _("This cut is not answered yet: others were told something meanwhile. Ask again."),
    "counted_twice": _("This cut is not answered: its numbers do not agree with others of the same name."),
}


@dataclass(frozen=True)
class Question:
    """One cut of one snapshot, for an audience. `figure` says the indicator, the groups, the time and the tables."""

    audience: str
    table: UUID | None
    snapshot: str
    figure: Figure
    reader: UUID | None = None
    """For whom the queue asks; else the actor asks for themselves."""

    pk: None = None

    def ledger_place(self) -> dict[str, Any]:
        return {"table_id": self.table}

    @property
    def mark(self) -> str:
        """The same for the same question, whatever its figure is called."""
        said = self.figure.plain() | {"name": "", "audience": str(self.audience), "table": str(self.table or "")}
        return hashlib.sha224(json.dumps([self.snapshot, said], sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class Answer:
    """The numbers as this reader may know them, or the sentence that says why there are none. Never a true hidden one."""

    lines: tuple[Line, ...] = ()
    kind: str = ""
    refused: str = ""
    certificate: dict[str, Any] = field(default_factory=dict)
    definitions: tuple[dict[str, Any], ...] = ()

    @property
    def sentence(self) -> str:
        return str(SENTENCES[self.refused]) if self.refused else ""


def answer(question: Question, *, actor: Actor, star: Star) -> Answer:
    """The suppressed, verified answer, recorded with what it showed."""
    return answer_and(question, actor=actor, star=star, then=lambda said: said)


def answer_and[T](question: Question, *, actor: Actor, star: Star, then: Callable[[Answer], T]) -> T:
    """The same; `then` is called with it in the transaction that records it.

    It is made in no transaction, for that takes time; if anybody was told anything meanwhile it is made again.
    The same question asked again is answered the same: it is then known, and what is known is shown again. Raises
    Refused for an audience they are not of, NotCut for what cannot be cut so.
    """
    permitted(may_ask, actor, question)
    for _time in range(TRIES):
        with acting_as(actor):
            so_far, known = told_so_far(), readers(question, question.reader or actor.member)
            table = SituationTable.objects.get(pk=question.table).code if question.table else ""
        tried = _made(question, star, table, known)
        with acting_as(actor):
            if told_so_far(alone=True) == so_far:
                return then(_asked(question, actor, tried))
    with acting_as(actor):
        return then(_asked(question, actor, "overtaken"))


def readers(question: Question, reader: UUID | None) -> list[Before]:
    """What its audience knows, whoever asked; those who know more and may be told; and all that this reader sits among.

    A table's own number and the city's give away the other table's.
    """
    audience, table = question.audience, question.table
    with acting_as(queue_of(table)):
        found = [before(audience, table, leaving=True)]
    found += who_else(audience, table, leaving=True)
    besides = _besides(reader)
    if {each.name for each in besides} - {each.name for one in found for each in one.known}:
        found.append(Before(Audience.TABLE, threshold_of(Audience.TABLE), once(found[0].known, besides)))
    return found


def _besides(reader: UUID | None) -> tuple[Published, ...]:
    """What all their tables were told, and the committee where they sit on it."""
    found: list[Published] = []
    for place in tables_of(reader):
        with acting_as(system([place])):
            found += before(Audience.TABLE, place, leaving=True).known
    with acting_as(system([])):
        found += before(Audience.STEERING, None, leaving=True).known if sits_for_city(reader) else ()
    return once(found)


def _made(question: Question, star: Star, table: str, known: list[Before]) -> Made | str:
    """What may be shown; else why nothing."""
    try:
        made = make(star, [question.figure], table, known, lambda: None, seconds=ASKED)
    except NotPublishable as unsafe:
        return unsafe.code if unsafe.code in SENTENCES else "not_safe"
    return made if any(line.number for line in made.lines) else "nothing_left"


def _asked(question: Question, actor: Actor, tried: Made | str) -> Answer:
    return ask(question, actor=actor, indicator=question.figure.indicator, mark=question.mark, tried=tried)


@action(may_ask, records=("indicator", "mark"))
def ask(question: Question, *, actor: Actor, indicator: str, mark: str, tried: Made | str) -> Answer:
    """Tell it, and keep on record what was told. Called by `answer`, which has made sure that nothing else was told since."""
    if isinstance(tried, str):
        _keep(question, actor, refused_for=tried)
        return Answer(refused=tried)
    _keep(question, actor, shown=tried.tables)
    kind = tried.figures[0]["kind"]
    return Answer(tuple(tried.lines), kind, "", tried.certificate, tuple(tried.definitions))


def _keep(question: Question, actor: Actor, **values: Any) -> None:
    AskedCut.objects.create(
        member_id=question.reader or actor.member,
        audience=question.audience,
        table_id=question.table,
        snapshot=question.snapshot,
        asked_at=moment(),
        figure=question.figure.name,
        mark=question.mark,
        **values,
    )
