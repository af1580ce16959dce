"""May this person read the plan in words, write it, give it to a team that came later, or begin it anew?"""

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
NOT_HELD = refused(
    "not_held", _("Our team was not given the plan in words, so it cannot give it. A team that holds it can.")
)
NOBODY_HOLDS = refused("nobody_holds", _("Nobody holds the plan in words any more. Begin it anew instead."))
NOT_LOST = refused(
    "not_lost", _("Nothing stands there that nobody can read. If our team was not given it, ask a team that holds it.")
)


@dataclass(frozen=True, slots=True)
class PlanAsked:
    """A situation with its parts, the teams that may have the plan's key, the words where there are any, and who of
    those teams holds the key."""

    parts: Parts
    granted: frozenset[UUID]
    words: PlanWords | None = None
    holders: frozenset[UUID] = frozenset()

    @property
    def is_lost(self) -> bool:
        """Whether something is written that no team taking part can open: every team that held it is gone."""
        return self.words is not None and not self.holders


def may_read_plan_words(actor: Actor, asked: PlanAsked) -> Verdict:
    """A team with a part for everybody, bound by its papers: a part for one person does not open what is about all."""
    return ALLOWED if asked.granted & actor.teams else NOT_FOR_YOU


def may_write_plan_words(actor: Actor, asked: PlanAsked) -> Verdict:
    """The same teams write it, while a plan is made and kept."""
    return first_no(may_write_plan(actor, asked.parts), may_read_plan_words(actor, asked))


def may_begin_plan_anew(actor: Actor, asked: PlanAsked) -> Verdict:
    """Where nobody can open what stands there, whoever may write it begins with other words under another key."""
    return first_no(may_write_plan_words(actor, asked), ALLOWED if asked.is_lost else NOT_LOST)


def may_share_plan(actor: Actor, asked: PlanAsked) -> Verdict:
    """Whoever holds it gives it to whoever may have it."""
    return first_no(may_write_plan_words(actor, asked), _holds(actor, asked))


def _holds(actor: Actor, asked: PlanAsked) -> Verdict:
    if asked.words is None:
        return NOT_WRITTEN
    if asked.is_lost:
        return NOBODY_HOLDS
    return ALLOWED if asked.holders & actor.teams else NOT_HELD
