"""Since when is something new to this person? What happens when they look, written as typing is kept: without an entry.

An entry a look would say who reads what, every minute, for good; names shown are recorded where they are shown.
"""

from datetime import timedelta

from commontable.groundwork.access.actions import autosave
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import moment

from .looks import LastLooked
from .models import Situation
from .rules import may_read

SAME_LOOK = timedelta(minutes=10)
"""A page that is read again within this time is still the same look: its marks stay."""


@autosave(may_read)
def look_at(situation: Situation, *, actor: Actor) -> LastLooked:
    """Keep that this member looks now; the answer says since when things are new to them (`before`)."""
    now = moment()
    look, is_first = LastLooked.objects.get_or_create(
        member_id=str(actor.member), situation=situation, defaults={"at": now}
    )
    if not is_first and look.at <= now - SAME_LOOK:
        look.before, look.at = look.at, now
        look.save(update_fields=["before", "at"])
    return look
