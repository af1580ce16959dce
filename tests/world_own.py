"""What a team keeps on its people for itself alone, in the world: a marker in every compartment and every sealed field."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.keys.rings import lend
from commontable.response.identity.document_keeping import add_document
from commontable.response.identity.documents import Document
from commontable.response.identity.own_file import write_section
from commontable.response.identity.sections import Contact, Contacts, Words
from commontable.response.identity.youth import keep_youth_record
from commontable.response.situations.models import Draft

READ_AT = {
    "Qzours": "identity:own_section",
    "Qzcall": "identity:own_section",
    "Qzfile": "identity:document",
    "Qzyoung": "identity:youth",
}
"""The one route each marker may be read at, by whoever may know of the draft."""


@dataclass(frozen=True)
class Ours:
    """The identifiers of what is kept, and its markers."""

    document: UUID
    youth: UUID
    markers: tuple[str, ...]


def keep_ours(draft: Draft, actor: Actor, person: UUID, count: int) -> Ours:
    """A note, a way of contact, a document and a youth-justice record on this person."""
    note, call, file, young = markers = tuple(f"{each}{count:03d}" for each in READ_AT)
    new = {"actor": actor, "person": person}
    with lend(["identity", "youth_justice"], actor.holders):
        write_section(draft, section="notes", content=Words(note), seen_revision=0, **new)
        write_section(draft, section="contacts", content=Contacts((Contact("phone", call),)), seen_revision=0, **new)
        document = add_document(draft, document=Document("pdf", f"%PDF-1.7 {file}".encode()), **new)
        youth = keep_youth_record(draft, text=young, expires_on=timezone.localdate() + timedelta(days=90), **new)
    return Ours(document.pk, youth.pk, markers)
