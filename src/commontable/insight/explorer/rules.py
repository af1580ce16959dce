"""May this person ask the numbers, and whose questions are these?"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import SIGN_IN_FIRST
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused
from commontable.insight.release.stages import UNDER_WAY

NOT_YOURS = refused("not_the_asker", _("Somebody else asked that."))
OVER = refused("over", _("It was answered, or has ended."))
SYSTEM_ONLY = refused("system_only", _("The queue does that."))


def may_explore(actor: Actor, thing: Any = None) -> Verdict:
    """Every member: what they are answered depends on for whom they may ask."""
    return ALLOWED if actor.signed_in else SIGN_IN_FIRST


def may_see(actor: Actor, exploration: Any) -> Verdict:
    """Who asked."""
    mine = actor.signed_in and exploration.member_id == actor.member
    return ALLOWED if mine else first_no(may_explore(actor), NOT_YOURS)


def may_stop(actor: Actor, exploration: Any) -> Verdict:
    """Who asked, while it is under way."""
    return first_no(may_see(actor, exploration), ALLOWED if exploration.progress in UNDER_WAY else OVER)


def may_drop(actor: Actor, exploration: Any) -> Verdict:
    """Who asked, once it has ended; the queue, what nobody kept."""
    if actor.role == "system":
        return SYSTEM_ONLY if exploration.is_kept else may_answer(actor, exploration)
    return first_no(may_see(actor, exploration), OVER if exploration.progress in UNDER_WAY else ALLOWED)


def may_answer(actor: Actor, exploration: Any) -> Verdict:
    """The queue; what is of one table, of that table."""
    own = exploration.table_id is None or exploration.table_id in actor.system_tables
    return ALLOWED if actor.role == "system" and own else SYSTEM_ONLY
