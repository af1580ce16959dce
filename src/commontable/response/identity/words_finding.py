"""Whose words are these? The draft that is ours, and its sealed texts, if there are any."""

from dataclasses import dataclass
from uuid import UUID

from commontable.groundwork.access.actor import Actor
from commontable.response.situations.models import Draft
from commontable.response.situations.views import find_draft

from .models import SealedWords


@dataclass(frozen=True)
class InWords:
    """A draft of ours, and what is sealed of its texts."""

    draft: Draft
    sealed: SealedWords | None

    @property
    def revision(self) -> int:
        return self.sealed.revision if self.sealed else 0


def find_words(actor: Actor, draft: UUID) -> InWords | None:
    """Of a draft of this actor's teams. Raises Refused for whoever must sign in first."""
    found = find_draft(actor, draft)
    return InWords(found, SealedWords.objects.filter(draft_id=found.pk).first()) if found else None
