"""How is a document kept in our own file? Made anew, sealed with the file's key, named by the server."""

from typing import cast
from uuid import UUID

from django.db.models import Max

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import moment
from commontable.groundwork.keys.contexts import Compartment, Context
from commontable.groundwork.keys.sealing import seal, unseal
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.response.situations.models import Draft

from .documents import Document
from .models import OwnDocument
from .own_file import file_of
from .rules import may_keep_document, may_seal


@action(may_seal, records=("person",))
def add_document(draft: Draft, *, actor: Actor, person: UUID, document: Document) -> OwnDocument:
    """Seal the document into our own file. Raises Invalid without such a person, KeyNotHeld when no key is lent."""
    file = file_of(draft, person)
    last = file.documents.aggregate(last=Max("number"))["last"] or 0
    row = OwnDocument(file=file, number=last + 1, kind=document.kind, size=len(document.data))
    row.added_by, row.added_at = cast(UUID, actor.member), moment()
    row.sealed = seal(file.data_key, context_of_document(row), document.data)
    row.save()
    return row


@action(may_keep_document)
def take_document_out(document: OwnDocument, *, actor: Actor) -> None:
    """Destroy it. Backups keep the sealed bytes until they expire; the key stays with the file."""
    document.delete()


def read_document(document: OwnDocument, actor: Actor) -> bytes:
    """Its bytes. Raises KeyNotHeld when no key for it is lent; the sight is in the ledger first."""
    record(Kind.SAW, "read_document", actor, document.file, details={"number": document.number})
    return unseal(document.file.data_key, context_of_document(document), bytes(document.sealed))


def context_of_document(row: OwnDocument) -> Context:
    """The cell its bytes are bound to: put in another's place, they do not open."""
    return Context(row.file.draft_id, Compartment.IDENTITY, row.file_id, f"document:{row.pk}", 1)
