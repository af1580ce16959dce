"""Of whom is this the identity, and what is kept on them? Found through the draft that is ours, or a row of our own."""

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

from .models import OwnDocument, OwnFile, OwnSection, SealedIdentity, Section, YouthRecord


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


@dataclass(frozen=True)
class Part:
    """One section of our own file on somebody, written or not yet."""

    somebody: Somebody
    section: Section
    row: OwnSection | None

    @property
    def revision(self) -> int:
        return self.row.revision if self.row else 0

    @property
    def rules_revision(self) -> int:
        """The writing of the rules of safe contact: 0 when nothing is sealed of the person."""
        return self.somebody.revision


@dataclass(frozen=True)
class Ours:
    """Our own file on somebody: its sections, its documents, and the youth-justice records this actor may know of."""

    somebody: Somebody
    parts: tuple[Part, ...]
    documents: tuple[OwnDocument, ...]
    youth: tuple[YouthRecord, ...]


def find_ours(actor: Actor, draft: UUID, person: UUID) -> Ours | None:
    """Everything of our own file but what it says. Nothing is opened for it."""
    somebody = find_somebody(actor, draft, person)
    if somebody is None:
        return None
    kept = OwnFile.objects.filter(pk=person, draft_id=draft)
    rows = {row.section: row for row in OwnSection.objects.filter(file__in=kept).defer("sealed")}
    documents = OwnDocument.objects.filter(file__in=kept).defer("sealed")
    youth = YouthRecord.objects.filter(draft_id=draft, person_id=person).defer("sealed")
    parts = tuple(Part(somebody, section, rows.get(section)) for section in Section)
    return Ours(somebody, parts, tuple(documents), tuple(youth))


def find_part(actor: Actor, draft: UUID, person: UUID, section: str) -> Part | None:
    """One section; None for a section there is not."""
    somebody = find_somebody(actor, draft, person) if section in Section.values else None
    if somebody is None:
        return None
    row = OwnSection.objects.filter(file=person, file__draft_id=draft, section=section).select_related("file").first()
    return Part(somebody, Section(section), row)


def find_document(actor: Actor, document: UUID) -> OwnDocument | None:
    """A document of our own files. Raises Refused for whoever must sign in first."""
    permitted(signed_in, actor, None)
    return OwnDocument.objects.filter(pk=document).select_related("file").first()


def find_youth(actor: Actor, youth: UUID) -> YouthRecord | None:
    """A youth-justice record, for whoever is on its list. Raises Refused for whoever must sign in first."""
    permitted(signed_in, actor, None)
    return YouthRecord.objects.filter(pk=youth).select_related("team__table").first()
