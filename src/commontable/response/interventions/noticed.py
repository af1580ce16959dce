"""What was this person told of clocks, and has not read yet?"""

from typing import Any, Self, cast
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.functional import SimpleLazyObject

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.models import QuerySet
from commontable.groundwork.access.session import current_actor
from commontable.kept import kept
from commontable.response.situations.models import Situation

from .models import Attempt, Notice


class Unread(SimpleLazyObject):
    """How many notices stand open; asked of the database only where a page shows it."""

    @classmethod
    def of(cls, actor: Actor) -> Self:
        return cls(lambda: len(_open(actor.member)) if current_actor() == actor else 0)


def unread(member: UUID | None) -> QuerySet:
    """The notices for this person that hold and were not read, the first first. A contact or closing ends them at once,
    before the clock's next look does."""
    reached = Attempt.objects.standing().filter(situation=OuterRef("situation"), reached=True)
    closed = Situation.objects.filter(pk=OuterRef("situation"), closed_at__isnull=False)
    mine = Notice.objects.filter(member=cast(Any, member), seen_at=None, alert__settled_at=None)
    return mine.exclude(Exists(reached)).exclude(Exists(closed))


@kept
def _open(member: UUID | None) -> models.QuerySet[Any, UUID]:
    return unread(member).values_list("pk", flat=True)
