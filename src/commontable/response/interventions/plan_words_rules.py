"""May this person read the plan in words, write it, or give it to a team that came later?"""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused

from .plan_words import PlanWords
from .rules import Parts, may_write_plan

NOT_FOR_YOU = refused(
    "not_for_you",
    _("The plan in words is for teams that take part for everybody and are bound by their papers."),
)
NOT_WRITTEN = refused("not_written", _("Nothing is written yet, so there is nothing to give."))


@dataclass(frozen=True, slots=True)
class PlanAsked:
    """A situation with its parts, the teams that may have the plan's key, and the words where there are any."""

    parts: Parts
    granted: frozenset[UUID]
    words: PlanWords | None = None


def may_read_plan_words(actor: Actor, asked: PlanAsked) -> Verdict:
    """A team with a part for everybody, bound by its papers: a part for one person does not open what is about all."""
    return ALLOWED if asked.granted & actor.teams else NOT_FOR_YOU


def may_write_plan_words(actor: Actor, asked: PlanAsked) -> Verdict:
    """The same teams write it, while a plan is made and kept."""
    return first_no(may_write_plan(actor, asked.parts), may_read_plan_words(actor, asked))


def may_share_plan(actor: Actor, asked: PlanAsked) -> Verdict:
    """Whoever holds it gives it to whoever may have it."""
    return first_no(may_write_plan_words(actor, asked), ALLOWED if asked.words else NOT_WRITTEN)
