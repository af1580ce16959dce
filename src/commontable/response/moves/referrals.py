"""What becomes of a referral from an area that no table covers? The coordinator keeps it here, or nominates it elsewhere."""

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import moment
from commontable.response.situations.models import Referral, Situation

from .rules import may_keep


@action(may_keep)
def keep_here(referral: Referral, *, actor: Actor) -> None:
    """This table is the nearest: it is heard here."""
    Referral.objects.filter(pk=referral.pk, answered_at=None).update(kept_here=True, answered_at=moment())


def sent_on(situation: Situation) -> None:
    """Note that another table was asked. Called inside an action."""
    waiting = Referral.objects.filter(situation=situation, answered_at=None)
    waiting.update(kept_here=False, answered_at=moment())
