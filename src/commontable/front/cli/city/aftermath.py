"""Which language do people of the demo city need, and how did it go for them? By each situation's own chance.

It is drawn beside everything else, so that a city is otherwise the one it was before.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from .chance import made_id, pick
from .priors import ANSWERED, LANGUAGE_MET, LANGUAGE_NEEDED, LANGUAGES, PERSONS_WORDS
from .stories import Story

WRITTEN = timedelta(minutes=2)
"""After the co-chair records that the few have planned, the lead writes the language down."""


@dataclass(frozen=True)
class Needed:
    """The language of a plan, and when the lead wrote it."""

    id: UUID
    language: str
    at: datetime


@dataclass(frozen=True)
class Told:
    """What the lead said at the end."""

    id: UUID
    language_met: str
    persons_word: str
    at: datetime


def after(story: Story) -> tuple[Needed | None, Told | None]:
    """The language of its plan, if one is needed; what its lead said as it was closed, if anything."""
    rng = Random(story.id.int)
    needed = told = None
    if story.planned_at and rng.random() < LANGUAGE_NEEDED:
        at = story.planned_at + WRITTEN
        needed = Needed(made_id(rng, at), pick(rng, LANGUAGES), at)
    if story.closed_at and story.named_at and rng.random() < ANSWERED:
        met = pick(rng, LANGUAGE_MET) if needed else ""
        told = Told(made_id(rng, story.closed_at), met, pick(rng, PERSONS_WORDS), story.closed_at)
    return needed, told
