"""How is the plan written in words, read, and given to a team that came later? By whoever holds its key.

Once everybody who held it is gone, a team that takes part begins it anew: what nobody can read is destroyed.
"""

from typing import cast
from uuid import UUID

from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action, permitted
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid, Stale
from commontable.groundwork.access.session import as_system, moment
from commontable.groundwork.keys.contexts import Compartment as KeyCompartment
from commontable.groundwork.keys.models import DataKey
from commontable.groundwork.keys.sealing import destroy, holders_of, new_data_key, release, seal, unseal
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.response.situations.models import Compartment, Grant, Situation

from .parts import parts_of
from .plan_words import LONGEST, PlanWords
from .plan_words_rules import (
    PlanAsked,
    may_begin_plan_anew,
    may_read_plan_words,
    may_share_plan,
    may_write_plan_words,
)


def plan_asked(situation: Situation) -> PlanAsked:
    """The situation with its parts, which teams may have the plan, its words, and who of those teams holds them."""
    words = PlanWords.objects.filter(situation=situation).first()
    with as_system(situation.table_id):  # a team sees no other team's grants, and whoever may read may be given it
        granted = Grant.objects.open_now().filter(situation=situation, compartment=Compartment.PLAN)
        teams = frozenset(granted.values_list("team_id", flat=True))
        holders = holders_of(words.data_key) if words else frozenset()
    return PlanAsked(parts_of(situation), teams, words, holders & teams)


@action(may_write_plan_words, given=plan_asked)
def write_plan_words(situation: Situation, *, actor: Actor, text: str, seen_revision: int | None = None) -> PlanWords:
    """Seal the plan's words for every team that may have them, in place of what was written before.

    Once a team has left, the next writing is under a new key. Raises Stale when another team wrote since
    `seen_revision` (0: there was nothing), KeyNotHeld when no key of a team that holds it is lent.
    """
    asked = plan_asked(situation)
    _fits(text, asked, seen_revision)
    words, team = asked.words, _holder(asked, actor)
    if words is None:
        words = PlanWords(situation=situation, data_key=_new_key(situation, team), revision=0)
    elif _left_since(words):
        _read(words)  # whoever cannot open it cannot write over it
        _renew(words, team)
    return _written(words, asked, team, text)


@action(may_begin_plan_anew, given=plan_asked)
def begin_plan_anew(situation: Situation, *, actor: Actor, text: str, seen_revision: int | None = None) -> PlanWords:
    """Seal other words in place of those that no team taking part can open; their key is destroyed with them.

    Raises Stale when another team wrote since `seen_revision`.
    """
    asked = plan_asked(situation)
    _fits(text, asked, seen_revision)
    words, team = cast(PlanWords, asked.words), _holder(asked, actor)  # the rule asks that something is written
    _renew(words, team)
    return _written(words, asked, team, text)


@action(may_share_plan, given=plan_asked)
def share_plan(situation: Situation, *, actor: Actor) -> PlanWords:
    """Give the key of the words to every team that may have them and came since. Raises KeyNotHeld when it is not lent."""
    asked = plan_asked(situation)
    words = cast(PlanWords, asked.words)  # the rule asks that something is written
    _share(words, asked, _holder(asked, actor))
    return words


def read_plan_words(asked: PlanAsked, actor: Actor) -> str:
    """The plan's words; the sight is in the ledger first. Raises KeyNotHeld when the key is not lent."""
    permitted(may_read_plan_words, actor, asked)
    if asked.words is None:
        return ""
    record(Kind.SAW, "read_plan", actor, asked.words)
    return _read(asked.words)


def _read(words: PlanWords) -> str:
    return unseal(words.data_key, words.context, bytes(words.sealed)).decode()


def _fits(text: str, asked: PlanAsked, seen_revision: int | None) -> None:
    if len(text) > LONGEST:
        raise Invalid(_("Write %(most)d characters at most.") % {"most": LONGEST})
    if seen_revision is not None and seen_revision != (asked.words.revision if asked.words else 0):
        raise Stale(asked.words)


def _written(words: PlanWords, asked: PlanAsked, team: UUID, text: str) -> PlanWords:
    words.revision += 1
    words.sealed = seal(words.data_key, words.context, text.encode())
    words.written_by_id, words.written_at = team, moment()
    _share(words, asked, team)
    return words


def _renew(words: PlanWords, team: UUID) -> None:
    old, words.data_key = words.data_key, _new_key(words.situation, team)
    with as_system(words.situation.table_id):  # the key may be another team's making
        destroy(old)


def _share(words: PlanWords, asked: PlanAsked, team: UUID) -> None:
    words.shared_at = moment()
    words.save()
    for other in asked.granted - {team}:
        release(words.data_key, from_holder=team, to_holder=other, grant_id=None)


def _new_key(situation: Situation, team: UUID) -> UUID:
    return new_data_key(KeyCompartment.PLAN, situation.pk, team, table_id=situation.table_id)


def _holder(asked: PlanAsked, actor: Actor) -> UUID:
    """The team this member acts for, of those that may have the plan: one that holds it before one that came later."""
    return min(asked.holders & actor.teams or asked.granted & actor.teams, key=str)


def _left_since(words: PlanWords) -> bool:
    """Whether a team that could have had these words has left since their key was made."""
    with as_system(words.situation.table_id):
        made = DataKey.objects.values_list("created_at", flat=True).get(pk=words.data_key)
        gone = Grant.objects.filter(situation=words.situation_id, compartment=Compartment.PLAN, ends_at__lte=moment())
        return gone.filter(ends_at__gt=made).exists()
