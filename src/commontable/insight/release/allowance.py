"""May this cut be answered to this reader, after all they were answered before? On record either way.

A reader's answers and everything released to them must stay safe together, or one would be worked out from the others:
all of Toronto less all but five tables. Called by whatever shows numbers that no release holds.
"""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor, system
from commontable.groundwork.access.session import acting_as, moment
from commontable.insight.mart import Star
from commontable.insight.suppression.tables import Published
from commontable.partnership.tables.models import SituationTable

from .figures import Figure
from .knowing import answered_to, released_to, sits_for_city, tables_of, threshold_of
from .making import Before, Line, NotPublishable, make
from .models import AskedCut
from .rules import may_ask
from .stages import Audience

SENTENCES = {
    "not_safe": _("This cut is not answered: together with what you were shown before, it would tell of few people."),
    "timed_out": _(
        "This cut is not answered: it was not proved in time that it tells of nobody. Ask for a coarser one."
    ),
    "nothing_left": _("This cut is not answered: every number of it would tell of few people. Ask for a coarser one."),
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


@action(may_ask, records=("indicator", "mark"))
def ask(question: Question, *, actor: Actor, star: Star, indicator: str, mark: str) -> Answer:
    """The suppressed, verified answer; recorded with what it showed. Call `answer`, which fills in what is recorded."""
    before = readers(question, question.reader or actor.member)
    table = SituationTable.objects.get(pk=question.table).code if question.table else ""
    try:
        made = make(star, [question.figure], table, before, lambda: None)
    except NotPublishable as unsafe:
        return _refused(question, actor, unsafe.code)
    if not any(line.number for line in made.lines):
        return _refused(question, actor, "nothing_left")
    _keep(question, actor, shown=made.tables)
    kind = made.figures[0]["kind"]
    return Answer(tuple(made.lines), kind, "", made.certificate, tuple(made.definitions))


def readers(question: Question, reader: UUID | None) -> list[Before]:
    """What this reader knows as one of the audience; and all they know besides, of their tables and of the committee.

    A table's own number and the city's give away the other table's. What they know of a table they know from that
    table's least count on, and whatever they work out may not be below that.
    """
    audience, table = question.audience, question.table
    ours = (*released_to(audience, table), *answered_to(audience, table, reader))
    found = [Before(audience, threshold_of(audience), ours)]
    besides: list[Published] = []
    for place in tables_of(reader):
        with acting_as(system([place])):
            besides += [*released_to(Audience.TABLE, place), *answered_to(Audience.TABLE, place, reader)]
    with acting_as(system([])):
        besides += answered_to(Audience.STEERING, None, reader)
        besides += released_to(Audience.STEERING, None) if sits_for_city(reader) else []
    fresh = {each.name: each for each in besides if each.name not in {one.name for one in ours}}
    if fresh:
        found.append(Before(Audience.TABLE, threshold_of(Audience.TABLE), (*ours, *fresh.values())))
    return found


def answer(question: Question, *, actor: Actor, star: Star) -> Answer:
    """Ask, inside a transaction of this actor. Raises Refused for an audience they are not of, NotCut for what cannot be cut so.

    The same question asked again is answered the same: it is then known, and what is known is shown again.
    """
    return ask(question, actor=actor, star=star, indicator=question.figure.indicator, mark=question.mark)


def _refused(question: Question, actor: Actor, code: str) -> Answer:
    _keep(question, actor, refused_for=code)
    return Answer(refused=code if code in SENTENCES else "not_safe")


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
