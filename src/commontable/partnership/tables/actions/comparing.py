"""How does somebody say that a team's key is really that team's? They compared its six words with the team."""

from uuid import UUID

from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.keys.comparing import note_compared, words_of
from commontable.groundwork.keys.errors import NoHolderKey, PublicKeyReplaced
from commontable.partnership.tables.models import Team
from commontable.partnership.tables.rules import ToCompare, may_compare


def to_compare(team: Team) -> ToCompare:
    """The team with who compared its newest key."""
    words = words_of([team.pk]).get(team.pk)
    return ToCompare(team.pk, team.table_id, words.by if words else frozenset())


@action(may_compare, given=to_compare, records=("version",))
def compare_words(team: Team, *, actor: Actor, version: int) -> None:
    """The words of this version were the same on both screens. Raises Invalid when the key changed meanwhile."""
    words = words_of([team.pk]).get(team.pk)
    if words is None:
        raise NoHolderKey
    if not words.endorsed:
        raise PublicKeyReplaced
    if words.version != version:
        raise Invalid(_("The team came to a new key meanwhile. Compare the new words."))
    note_compared(words.key, _member(actor))


def _member(actor: Actor) -> UUID:
    assert actor.member, "a coordinator or co-chair is a member"
    return actor.member
