"""How is our own file on a person kept and read? Each section a sealed cell, under a data key of the person's own."""

from uuid import UUID

from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid, Stale
from commontable.groundwork.access.session import moment
from commontable.groundwork.keys.contexts import Compartment, Context
from commontable.groundwork.keys.sealing import destroy, new_data_key, seal, unseal
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.response.situations.answers import Answers
from commontable.response.situations.models import Draft

from .models import OwnFile, OwnSection
from .rules import may_seal
from .sections import CONTENTS, Content
from .words_kept import check_again


@action(may_seal, records=("person", "section"))
def write_section(
    draft: Draft, *, actor: Actor, person: UUID, section: str, content: Content, seen_revision: int
) -> OwnSection | None:
    """Seal one section of our own file in place of what it held. An empty one is taken out.

    Raises Invalid when the draft has no such person, Stale when somebody wrote since, KeyNotHeld when the team's key
    is not lent.
    """
    file = file_of(draft, person)
    row = OwnSection.objects.select_for_update().filter(file=file, section=section).first()
    if seen_revision != (row.revision if row else 0):
        raise Stale(row)
    check_again(draft)
    if content.is_empty:
        if row:
            row.delete()
        return None
    row = row or OwnSection(file=file, section=section, revision=0)
    row.revision += 1
    row.sealed = seal(file.data_key, cell_of(row), content.to_bytes())
    row.sealed_at = moment()
    row.save()
    return row


def read_section(row: OwnSection, actor: Actor) -> Content:
    """What the section says. Raises KeyNotHeld when no key for it is lent; the sight is in the ledger first."""
    record(Kind.SAW, "read_own_file", actor, row.file, details={"section": row.section})
    return CONTENTS[row.section].from_bytes(unseal(row.file.data_key, cell_of(row), bytes(row.sealed)))


def file_of(draft: Draft, person: UUID) -> OwnFile:
    """Our own file on a person of this draft, opened now if there is none. Called inside an action. Raises Invalid."""
    if str(person) not in {each.id for each in Answers.from_json(draft.answers).people}:
        raise Invalid(_("This draft has no such person any more. Open the draft again."))
    found = OwnFile.objects.select_for_update().filter(pk=person, draft_id=draft.pk).first()
    return found or _opened(draft, person)


def forget_file(file: OwnFile) -> None:
    """Destroy our own file on a person with its documents, key first. Called inside an action, as the system."""
    destroy(file.data_key)
    file.documents.all().delete()
    file.sections.all().delete()
    file.delete()


def cell_of(row: OwnSection) -> Context:
    """The cell this section is bound to: moved to another person or section, or put back, it does not open."""
    return Context(row.file.draft_id, Compartment.IDENTITY, row.file_id, row.section, row.revision)


def _opened(draft: Draft, person: UUID) -> OwnFile:
    key = new_data_key(Compartment.IDENTITY, person, draft.team_id, table_id=draft.team.table_id)
    return OwnFile.objects.create(id=person, team_id=draft.team_id, draft_id=draft.pk, data_key=key, opened_at=moment())
