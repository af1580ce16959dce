"""What is still to be looked for by us, and which prompts wait for this person?"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from commontable.groundwork.access.actor import Actor
from commontable.kept import kept
from commontable.response.identity.models import SealedIdentity
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import OPEN_WORK

from .models import Look, Prompt
from .rules import is_asked


@kept
def to_look(teams: Iterable[UUID]) -> QuerySet[Situation]:
    """Open interventions that these teams brought, with a name sealed, and not looked for yet; one query."""
    ours = Situation.objects.filter(stage__in=OPEN_WORK, originating_team__in=teams)
    sealed = SealedIdentity.objects.filter(pk=OuterRef("people__pk"), team__in=teams)
    done = Look.objects.filter(situation=OuterRef("pk"))
    return ours.filter(Exists(sealed)).exclude(Exists(done)).distinct().order_by("due_at", "number")


@dataclass(frozen=True)
class Waiting:
    """A prompt as this person meets it: as the team that is asked, or as a coordinator; and whether it waits for them."""

    prompt: Prompt
    is_asked: bool

    @property
    def waits_for_us(self) -> bool:
        return self.is_asked or self.prompt.asked_at is None


def prompts_for(actor: Actor) -> list[Waiting]:
    """What this person is prompted for, or asked, and has not answered; one query, whoever it is."""
    return [Waiting(each, is_asked(actor, each)) for each in _unanswered()]


@kept
def _unanswered() -> QuerySet[Prompt]:
    return Prompt.objects.filter(ended_at=None)
