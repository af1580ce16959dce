"""Which drafts are half written, ready to bring, or came back?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.vocabulary.lists import load
from commontable.kept import kept
from commontable.response.situations.answers import Answers
from commontable.response.situations.crossing import subject_words
from commontable.response.situations.models import Draft, Situation
from commontable.response.situations.questions import QUESTIONS, answered
from commontable.response.situations.rules import may_bring
from commontable.response.situations.stages import Stage

from .wording import soon

SHOWN = 20


@dataclass(frozen=True)
class HalfWritten:
    """One draft in a line: what it is about, how far it is, when it was saved."""

    draft: UUID
    title: str
    detail: str


def drafts_of(actor: Actor, now: datetime) -> list[HalfWritten]:
    """Our teams' drafts that are not at a table, last saved first."""
    return [_line(actor, draft) for draft in _drafts(actor.teams)]


@kept
def _drafts(teams: Iterable[UUID]) -> QuerySet[Draft]:
    return Draft.objects.not_at_a_table().filter(team__in=teams).select_related("situation", "team", "after")[:SHOWN]


def _line(actor: Actor, draft: Draft) -> HalfWritten:
    answers = Answers.from_json(draft.answers)
    if draft.situation is not None:
        title = _("Returned: %(number)s") % {"number": draft.situation.number}
        return HalfWritten(draft.pk, title, _why_returned(draft.situation))
    return HalfWritten(
        draft.pk,
        _("Draft %(number)d: %(subject)s") % {"number": draft.sequence, "subject": _subject(answers)},
        " · ".join(_standing(actor, draft, answers)),
    )


def _why_returned(situation: Situation) -> str:
    if situation.rejection_reason:
        return load("rejection_reasons").label(situation.rejection_reason)
    return str(Stage(situation.stage).label)


def _standing(actor: Actor, draft: Draft, answers: Answers) -> list[str]:
    counts = {"done": answered(answers), "all": len(QUESTIONS)}
    ready = _("%(done)d of %(all)d answered, ready to bring")
    words = ready if may_bring(actor, draft) else _("%(done)d of %(all)d answered")
    return [words % counts, _("saved %(when)s") % {"when": soon(draft.saved_at)}]


def _subject(answers: Answers) -> str:
    words = subject_words(answers) or _("not said yet")
    return words[:1].lower() + words[1:]
