"""What can a team do with its words? Keep them sealed, have them pass the check, bring them, send them to the table."""

from typing import cast
from uuid import UUID

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Stale
from commontable.groundwork.access.session import moment
from commontable.groundwork.keys.contexts import Compartment
from commontable.groundwork.keys.sealing import new_data_key, seal
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.response.situations.actions import bring
from commontable.response.situations.models import Draft, Situation
from commontable.response.situations.words import SituationWords, WordsAre

from .looking_through import look_through, texts_of
from .models import SealedWords
from .rules import may_bring_in_words, may_cross, may_pass, may_write_words
from .texts import Texts
from .words_cell import cell_of
from .words_kept import forget_words, stand


@action(may_write_words)
def keep_words(
    draft: Draft, *, actor: Actor, texts: Texts, seen_revision: int | None = None, typed: Texts | None = None
) -> SealedWords | None:
    """Seal the texts of this draft in place of those before; empty ones destroy them. They are unchecked then.

    Raises Stale when `seen_revision` is named and somebody wrote since, unless it is what was `typed` here as well: a
    press right after typing follows the keeping of the same. Raises KeyNotHeld when the team's key is not lent.
    """
    row = SealedWords.objects.select_for_update().filter(draft_id=draft.pk).first()
    is_behind = seen_revision is not None and seen_revision != (row.revision if row else 0)
    if is_behind and (typed or texts).by_field != texts_of(draft).by_field:
        raise Stale(row)
    stand(draft, WordsAre.NONE if texts.is_empty else WordsAre.TYPED)
    if texts.is_empty:
        forget_words(draft)
        return None
    row = row or _new_row(draft)
    row.revision += 1
    row.sealed = seal(row.data_key, cell_of(row), texts.to_bytes())
    row.sealed_at = moment()
    row.save()
    return row


@action(may_pass, given=look_through, records=("names", "outside"))
def pass_check(draft: Draft, *, actor: Actor, names: int = 0, outside: int = 0) -> Draft:
    """The texts tell nobody who it is about: they may cross with the draft. Counted is what the writer let stand."""
    stand(draft, WordsAre.NONE if texts_of(draft).is_empty else WordsAre.CHECKED)
    return draft


@action(may_bring_in_words, given=look_through, records=("names", "outside"))
def bring_in_words(draft: Draft, *, actor: Actor, names: int = 0, outside: int = 0) -> Situation:
    """Bring the draft, and let its texts cross with the codes: checked once more, beside who its people are now."""
    situation = bring(draft, actor=actor)
    _cross(situation, texts_of(draft))
    return situation


@action(may_cross, given=look_through, records=("names", "outside"))
def cross_words(draft: Draft, *, actor: Actor, names: int = 0, outside: int = 0) -> None:
    """Put the texts beside what the table knows, in place of those that crossed before; empty ones take them back."""
    texts = texts_of(draft)
    _cross(cast(Situation, draft.found), texts)
    stand(draft, WordsAre.NONE if texts.is_empty else WordsAre.CHECKED)


def read_words(sealed: SealedWords, draft: Draft, actor: Actor) -> Texts:
    """The texts, to be shown. The sight is in the ledger before. Raises KeyNotHeld."""
    record(Kind.SAW, "read_words", actor, sealed)
    return texts_of(draft)


def _cross(situation: Situation, texts: Texts) -> None:
    SituationWords.objects.filter(situation=situation).delete()
    if not texts.is_empty:
        SituationWords.objects.create(situation=situation, crossed_at=moment(), **texts.by_field)


def _new_row(draft: Draft) -> SealedWords:
    key: UUID = new_data_key(Compartment.IDENTITY, draft.pk, draft.team_id, table_id=draft.team.table_id)
    return SealedWords(team_id=draft.team_id, draft_id=draft.pk, data_key=key, revision=0)
