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
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import moment
from commontable.insight.mart import Star
from commontable.partnership.tables.models import SituationTable

from .figures import Figure
from .knowing import answered_to, released_to, threshold_of
from .making import Before, Line, NotPublishable, make
from .models import AskedCut
from .rules import may_ask

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
    reader = question.reader or actor.member
    known = (*released_to(question.audience, question.table), *answered_to(question.audience, question.table, reader))
    before = Before(question.audience, threshold_of(question.audience), known)
    table = SituationTable.objects.get(pk=question.table).code if question.table else ""
    try:
        made = make(star, [question.figure], table, [before], lambda: None)
    except NotPublishable as unsafe:
        return _refused(question, actor, unsafe.code)
    if not any(line.number for line in made.lines):
        return _refused(question, actor, "nothing_left")
    _keep(question, actor, shown=made.tables)
    kind = made.figures[0]["kind"]
    return Answer(tuple(made.lines), kind, "", made.certificate, tuple(made.definitions))


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
