"""Of whom is this the identity? Found through the draft that is ours, or through the row this actor may see."""

from dataclasses import dataclass
from uuid import UUID

from commontable.groundwork.access.actions import permitted
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import signed_in
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.groundwork.keys.rings import open_key
from commontable.groundwork.keys.sealing import holders_of
from commontable.response.situations.answers import Answers
from commontable.response.situations.crossing import named
from commontable.response.situations.models import Draft

from .models import SealedIdentity


@dataclass(frozen=True)
class Somebody:
    """A person of a draft: the letter the table will call them by, and what is sealed of them, if anything."""

    draft: Draft
    id: UUID
    letter: str
    sealed: SealedIdentity | None

    @property
    def revision(self) -> int:
        return self.sealed.revision if self.sealed else 0


def find_somebody(actor: Actor, draft: UUID, person: UUID) -> Somebody | None:
    """A person of a draft of this actor's teams, sealed or not yet. Raises Refused for whoever must sign in first."""
    permitted(signed_in, actor, None)
    found = Draft.objects.of(actor).filter(pk=draft).first()
    people = named(Answers.from_json(found.answers).people) if found else []
    sign = next((sign for sign, each in people if each.id == str(person)), None)
    if found is None or sign is None:
        return None
    return Somebody(found, person, sign, SealedIdentity.objects.filter(pk=person, draft_id=found.pk).first())


def find_sealed(actor: Actor, person: UUID) -> SealedIdentity | None:
    """The sealed record, if this actor's team wrote it or was granted it. Raises Refused for whoever must sign in first."""
    permitted(signed_in, actor, None)
    return SealedIdentity.objects.filter(pk=person).select_related("team__table").first()


def held(sealed: SealedIdentity, actor: Actor) -> bool:
    """Whether a team of this actor was given the key: a grant alone opens nothing."""
    return bool(holders_of(sealed.data_key) & actor.teams)


def opens(sealed: SealedIdentity) -> bool:
    """Whether the keys lent to this request open it. Opens the key once; reading it asks nothing more."""
    try:
        open_key(sealed.data_key)
    except KeyNotHeld:
        return False
    return True
