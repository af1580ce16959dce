"""Who may a release be for, from which number on is a count shown to them, and where does a release stand?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Audience(TextChoices):
    """Who reads it. Each also knows what the wider ones know."""

    TABLE = "table", _("one table")
    STEERING = "steering", _("the steering committee")
    PUBLIC = "public", _("everybody")


FLOORS: dict[str, int] = {Audience.TABLE: 5, Audience.STEERING: 11, Audience.PUBLIC: 20}
"""The least count that is shown to each. An installation may ask for more, never for less."""

WIDER: dict[str, tuple[str, ...]] = {
    Audience.TABLE: (Audience.PUBLIC,),
    Audience.STEERING: (Audience.PUBLIC,),
    Audience.PUBLIC: (),
}
"""What a reader of each knows besides: what everybody knows. A steering member reads no table's own release."""


class State(TextChoices):
    """Where a release stands. Nothing leads back."""

    PREPARED = "prepared", _("prepared")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Progress(TextChoices):
    """How far the making of a release has come."""

    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("being made")
    DONE = "done", _("made")
    REFUSED = "refused", _("not safe to publish")
    STOPPED = "stopped", _("stopped")


UNDER_WAY = (Progress.WAITING, Progress.RUNNING)


class Withdrawal(TextChoices):
    """Why a release was withdrawn."""

    WRONG = "wrong", _("a number in it was wrong")
    DEFINITION = "definition", _("a definition was wrong")
    UNSAFE = "unsafe", _("it told more than it should")
    REPLACED = "replaced", _("a later one takes its place")
