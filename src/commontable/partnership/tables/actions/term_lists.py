"""How is a list of the installation changed without a developer? One term at a time, from a day on, and undone at once."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.locks import take_turns
from commontable.groundwork.access.session import moment
from commontable.groundwork.vocabulary.changes import Change, Kind
from commontable.groundwork.vocabulary.editions import new_edition
from commontable.groundwork.vocabulary.labels import LONGEST, LONGEST_SHORT, PROVINCIAL, label_fault
from commontable.groundwork.vocabulary.lists import load_on
from commontable.groundwork.vocabulary.models import ListChange
from commontable.groundwork.vocabulary.terms import Vocabulary
from commontable.partnership.tables.list_rules import Proposed, may_change_term, may_undo_change
from commontable.partnership.tables.models import SituationTable

RECORDS = ("listed", "code", "starts_on")
LISTS = UUID(int=0)
"""Where turns are taken: the lists belong to the whole installation."""


def proposed(change: Change) -> Proposed:
    """The change with what its rule must know; one query."""
    tables = SituationTable.objects.values_list("pk", flat=True)
    return Proposed(change, load_on(change.list, change.starts_on), timezone.localdate(moment()), frozenset(tables))


def change_list(change: Change, *, actor: Actor) -> ListChange:
    """Make the change, whatever its kind. Raises Refused or Invalid with a sentence for the person."""
    day = int(f"{change.starts_on:%Y%m%d}")
    return _VERBS[change.kind](change, actor=actor, listed=change.list, code=change.code, starts_on=day)


@action(may_change_term, given=proposed, records=RECORDS)
def add_term(change: Change, *, actor: Actor, listed: str, code: str, starts_on: int) -> ListChange:
    """Add a term of our own to a list. Raises Invalid for labels that cannot stand, or a code that was taken meanwhile."""
    known = load_on(change.list, change.starts_on)
    _check_labels(change)
    if (known.groups or _has_meaning(known)) and (change.like not in known):
        raise Invalid(_("Say which term of the list it is like."))
    if change.like and known.get(change.like).group != (change.group or None):
        raise Invalid(_("A new term stands in the group of the term it is like."))
    return _keep(change, actor)


@action(may_change_term, given=proposed, records=RECORDS)
def retire_term(change: Change, *, actor: Actor, listed: str, code: str, starts_on: int) -> ListChange:
    """Offer a term no longer. What carries it stays readable."""
    return _keep(change, actor)


@action(may_change_term, given=proposed, records=RECORDS)
def reword_term(change: Change, *, actor: Actor, listed: str, code: str, starts_on: int) -> ListChange:
    """Give a term other labels in both languages. Raises Invalid for labels that cannot stand."""
    _known(change)
    _check_labels(change)
    return _keep(change, actor)


@action(may_change_term, given=proposed, records=RECORDS)
def map_term(change: Change, *, actor: Actor, listed: str, code: str, starts_on: int) -> ListChange:
    """Say under which provincial code a term is returned; with none, a mapping ends. It is our mapping, not official."""
    _known(change)
    said = change.provincial_code
    if said and not PROVINCIAL.fullmatch(said):
        raise Invalid(_("A provincial code has letters, numbers, dots, dashes, at most 20, and no space."))
    if said != change.code and said in load_on(change.list, change.starts_on):
        raise Invalid(_("That is the code of another term of this list."))
    return _keep(change, actor)


@action(may_undo_change, records=("listed", "code", "what"))
def undo_list_change(change: ListChange, *, actor: Actor, listed: str, code: str, what: str) -> None:
    """Undo a change, from now on: a term that was added stays readable and is offered no more."""
    take_turns("lists", LISTS)
    undone = ListChange.objects.filter(pk=change.pk, undone_at=None)
    if not undone.update(undone_at=moment(), undone_by=actor.member):
        raise Invalid(_("Somebody undid this change a moment ago."))
    new_edition()


_VERBS: dict[Kind, Any] = {
    Kind.ADD: add_term,
    Kind.RETIRE: retire_term,
    Kind.WORDS: reword_term,
    Kind.MAP: map_term,
}


def _keep(change: Change, actor: Actor) -> ListChange:
    take_turns("lists", LISTS)
    row = {name: getattr(change, name) for name in Change.__slots__ if name != "is_undone"}
    try:
        with transaction.atomic():
            kept = ListChange.objects.create(**row, made_at=moment(), made_by=actor.member)
    except IntegrityError as taken:
        raise Invalid(_("Somebody else added a term a moment ago. Look at the list and send it again.")) from taken
    new_edition()
    return kept


def _known(change: Change) -> None:
    if change.code not in load_on(change.list, change.starts_on):
        raise Invalid(_("One of the answers is on no list. Pick it again."))


def _check_labels(change: Change) -> None:
    asked = (
        (change.en, LONGEST),
        (change.fr, LONGEST),
        (change.short_en, LONGEST_SHORT),
        (change.short_fr, LONGEST_SHORT),
    )
    for place, (text, longest) in enumerate(asked):
        if (text or place < 2) and (fault := label_fault(text, longest)):
            raise Invalid(fault)
    if bool(change.short_en) != bool(change.short_fr):
        raise Invalid(_("Give the short label in both languages, or in none."))


def _has_meaning(vocabulary: Vocabulary) -> bool:
    """Whether the list says more of a term than words."""
    return any(not name.endswith(("_en", "_fr")) for name in vocabulary.fields)
