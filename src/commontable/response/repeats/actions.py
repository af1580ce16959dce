"""What can be done about a person who may be known? Let it be looked for; ask the earlier team, or leave it; say no."""

from typing import cast
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection

from commontable.groundwork.access.actions import GONE, action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Refused
from commontable.groundwork.access.session import as_system, catch_up, current_actor, moment
from commontable.groundwork.keys.blinding import blinders
from commontable.partnership.agencies.models import Agency
from commontable.partnership.tables.models import SituationTable
from commontable.response.identity.models import SealedIdentity
from commontable.response.identity.reading import read_identity
from commontable.response.situations.models import Situation

from .keeping import PURPOSE, keep_tokens, looked
from .models import Outcome, Prompt
from .rules import Prompted, may_answer, may_ask, may_expire, may_leave, may_look, may_prompt


@action(may_look)
def look(situation: Situation, *, actor: Actor) -> None:
    """Keep the tokens of everybody sealed in it, and note that it was done. It returns nothing, whatever there is.

    Each name read is a sight in the ledger. Raises KeyNotHeld when the team's key is not lent.
    """
    people = situation.people.values("pk")
    for sealed in SealedIdentity.objects.filter(pk__in=people, team__in=actor.teams).order_by("pk"):
        keep_tokens(sealed.pk, situation, read_identity(sealed, actor))
    looked(situation)


@action(may_prompt)
def prompt(found: Prompt, *, actor: Actor) -> None:
    """Let a coordinator know that two numbers may be one."""
    found.save()


@action(may_expire)
def expire(table: SituationTable, *, actor: Actor) -> int:
    """Destroy this table's tokens whose time is over, or whose master key is gone; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select repeats_expire(%s, %s::bytea[])", [table.pk, [each.key_id for each in blinders(PURPOSE)]]
        )
        return cursor.fetchone()[0]


def prompted(found: Prompt) -> Prompted:
    """The prompt as it is now, locked, and whether whoever acts is of the police.

    Its situations are locked before it: whoever ends one of them destroys what was asked about it.
    """
    with as_system(found.later_table_id, found.earlier_table_id):
        both = Situation.objects.filter(pk__in=(found.later_id, found.earlier_id)).order_by("pk")
        list(both.select_for_update(of=("self",), no_key=True))
    try:
        found.refresh_from_db(from_queryset=Prompt.objects.select_for_update(of=("self",)))
    except ObjectDoesNotExist:
        raise Refused(GONE) from None
    catch_up()
    return Prompted(found, is_of_the_police())


def is_of_the_police() -> bool:
    """Whether whoever acts now works for a police service."""
    return Agency.objects.filter(pk=cast(UUID, current_actor().agency), is_police=True).exists()


@action(may_ask, given=prompted)
def ask(found: Prompt, *, actor: Actor) -> None:
    """Ask the team that brought the earlier number."""
    found.asked_at = moment()
    found.save(update_fields=["asked_at"])


@action(may_leave, given=prompted)
def leave(found: Prompt, *, actor: Actor) -> None:
    """Ask nobody."""
    end(found, Outcome.LEFT)


@action(may_answer, given=prompted)
def say_not_the_same(found: Prompt, *, actor: Actor) -> None:
    """The earlier team declines: nothing moves, and nobody learns why."""
    end(found, Outcome.OTHER)


def end(found: Prompt, outcome: Outcome) -> None:
    """Note what came of it. Called inside an action."""
    found.outcome, found.ended_at = outcome, moment()
    found.save(update_fields=["outcome", "ended_at"])
