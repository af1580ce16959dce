"""How is a person's identity kept? Sealed to the team that wrote it, as one record a person."""

from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid, Stale
from commontable.groundwork.access.session import as_system, moment
from commontable.groundwork.keys.contexts import Compartment, Context
from commontable.groundwork.keys.sealing import destroy, new_data_key, seal, unseal
from commontable.response.situations.actions import discard_draft, save_draft
from commontable.response.situations.answers import Answers
from commontable.response.situations.models import Draft
from commontable.response.situations.rules import may_discard, may_edit_draft

from .limited import Limited
from .models import OwnFile, SealedIdentity, YouthRecord
from .own_file import forget_file
from .rules import may_seal
from .words_kept import check_again, forget_words
from .youth import forget_youth


@action(may_seal, records=("person",))
def seal_identity(
    draft: Draft, *, actor: Actor, person: UUID, limited: Limited, seen_revision: int | None = None
) -> SealedIdentity | None:
    """Seal who a person of this draft is, in place of what was sealed before. An empty record destroys it.

    Raises Invalid when the draft has no such person, Stale when `seen_revision` is named and somebody wrote something
    else since, KeyNotHeld when the team's key is not lent.
    """
    if str(person) not in {each.id for each in Answers.from_json(draft.answers).people}:
        raise Invalid(_("This draft has no such person any more. Open the draft again."))
    row = SealedIdentity.objects.select_for_update().filter(pk=person, draft_id=draft.pk).first()
    is_behind = seen_revision is not None and seen_revision != (row.revision if row else 0)
    if is_behind and limited != _kept(row):
        raise Stale(row)
    if limited.is_empty:
        if row:
            forget(row)
            check_again(draft)
        return None
    row = row or _new_row(draft, person)
    row.revision += 1
    row.rules_revision = row.revision if limited.has_rules else 0
    row.sealed = seal(row.data_key, context_of(row), limited.to_bytes())
    row.sealed_at = moment()
    row.save()
    check_again(draft)
    return row


def _kept(row: SealedIdentity | None) -> Limited:
    return Limited.from_bytes(unseal(row.data_key, context_of(row), bytes(row.sealed))) if row else Limited()


@action(may_edit_draft, records=("person",))
def remove_person(draft: Draft, *, actor: Actor, person: UUID, answers: Answers) -> Draft:
    """Keep these answers without the person, and destroy what is sealed of them."""
    for row in SealedIdentity.objects.select_for_update().filter(pk=person, draft_id=draft.pk):
        forget(row)
        check_again(draft)
    _forget_ours(draft, person_id=person)
    kept = replace(answers, people=tuple(each for each in answers.people if each.id != str(person)))
    return save_draft(draft, actor=actor, answers=kept)


@action(may_discard)
def discard(draft: Draft, *, actor: Actor) -> None:
    """Destroy the draft and everything sealed of its people, for good."""
    for row in SealedIdentity.objects.select_for_update().filter(draft_id=draft.pk):
        forget(row)
    forget_words(draft)
    _forget_ours(draft)
    discard_draft(draft, actor=actor)


def _forget_ours(draft: Draft, **of: UUID) -> None:
    """Our own files and every youth-justice record, also what whoever acts may not read: so the system of the table."""
    with as_system(draft.team.table_id):
        for file in OwnFile.objects.filter(draft_id=draft.pk, **_file_of(of)):
            forget_file(file)
        for youth in YouthRecord.objects.filter(draft_id=draft.pk, **of):
            forget_youth(youth)


def _file_of(of: dict[str, UUID]) -> dict[str, UUID]:
    return {"pk": of["person_id"]} if of else {}


def forget(row: SealedIdentity) -> None:
    """Destroy a sealed identity, key first. Called inside an action."""
    destroy(row.data_key)
    row.delete()


def context_of(row: SealedIdentity) -> Context:
    """The cell this record is bound to: moved to another person or put back from an older writing, it does not open."""
    return Context(row.draft_id, Compartment.LIMITED, row.pk, "limited", row.revision)


def _new_row(draft: Draft, person: UUID) -> SealedIdentity:
    key = new_data_key(Compartment.LIMITED, person, draft.team_id, table_id=draft.team.table_id)
    return SealedIdentity(id=person, team_id=draft.team_id, draft_id=draft.pk, data_key=key, revision=0)
