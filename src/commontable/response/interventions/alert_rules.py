"""May an alert be made or settled, a notice be read, e-mail be turned off?"""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused
from commontable.partnership.agencies.models import Member
from commontable.partnership.tables.models import SituationTable

from .models import Notice
from .told import Alarm

BY_ITSELF = refused("system_only", _("Alerts are made by the clock, table by table."))
NOTHING_TO_SAY = refused("nothing_to_say", _("Nothing is to be said of this clock now."))
STILL_HOLDS = refused("still_holds", _("What was said of this clock still holds."))
NOT_TOLD = refused("not_told", _("This notice is for somebody else."))
NOT_YOU = refused("not_you", _("Each member chooses this for themselves."))


def may_alert(actor: Actor, alarm: Alarm) -> Verdict:
    """The system of the table says what is due or overdue while nobody was reached and it was not said yet."""
    return first_no(_system(actor, alarm.situation.table_id), ALLOWED if alarm.lacking else NOTHING_TO_SAY)


def may_settle(actor: Actor, alarm: Alarm) -> Verdict:
    """The system of the table ends what was said: the person was reached, the work is over, or another team leads."""
    return first_no(_system(actor, alarm.situation.table_id), ALLOWED if alarm.stale else STILL_HOLDS)


def may_post(actor: Actor, table: SituationTable) -> Verdict:
    """The system of the table marks what the mail server took or did not."""
    return _system(actor, table.pk)


def may_see_notice(actor: Actor, notice: Notice) -> Verdict:
    """A notice is read by whom it is for."""
    return ALLOWED if actor.signed_in and notice.member_id == actor.member else NOT_TOLD


def may_choose_mail(actor: Actor, member: Member) -> Verdict:
    """A member chooses for themselves whether clocks of their own team come by e-mail."""
    return ALLOWED if actor.signed_in and member.pk == actor.member else NOT_YOU


def _system(actor: Actor, table: UUID) -> Verdict:
    return ALLOWED if actor.role == "system" and table in actor.system_tables else BY_ITSELF
