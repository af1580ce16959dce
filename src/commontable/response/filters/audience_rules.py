"""May this person say who hears at filter 3, or whether their team is involved?"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused
from commontable.partnership.tables.models import Filter3
from commontable.response.situations.grants import HEARS
from commontable.response.situations.models import Grant, Situation
from commontable.response.situations.stages import Stage

NOT_YOURS = refused("not_yours", _("Only the team that brought this says who hears it at filter 3."))
NOT_AT_FILTER_3 = refused("not_at_filter_3", _("This is not at filter 3: nobody is asked to hear it."))
NOT_NAMED_HERE = refused("not_named_here", _("At this table whoever is seated hears at filter 3; nobody is named."))
NOT_ASKED = refused("not_asked", _("Only a team that was asked to hear answers."))
OVER = refused("hearing_over", _("The time to hear this is over: nothing of it is open to your team any more."))
SYSTEM_ONLY = refused("system_only", _("This happens by itself when the time is over."))


@dataclass(frozen=True, slots=True)
class Hearing3:
    """A situation at filter 3, and who hears there by its table's setting."""

    situation: Situation
    setting: str = Filter3.NAMED


def may_name_audience(actor: Actor, asked: Hearing3) -> Verdict:
    """A member of the originating team names who hears, while the table is at filter 3 and leaves it to them."""
    return first_no(
        ALLOWED if asked.situation.originating_team_id in actor.teams else NOT_YOURS,
        ALLOWED if asked.situation.stage == Stage.FILTER_3 else NOT_AT_FILTER_3,
        ALLOWED if asked.setting == Filter3.NAMED else NOT_NAMED_HERE,
    )


def may_see_hearing(actor: Actor, grant: Grant) -> Verdict:
    """A team sees what it was asked to hear."""
    return ALLOWED if grant.why == HEARS and grant.team_id in actor.teams else NOT_ASKED


def may_answer(actor: Actor, grant: Grant) -> Verdict:
    """A member of a team that hears answers for it, while its time runs."""
    return first_no(may_see_hearing(actor, grant), ALLOWED if grant.is_open else OVER)


def may_take_keys_back(actor: Actor, situation: Situation) -> Verdict:
    """The system alone takes keys back when time is over, table by table."""
    is_system = actor.role == "system" and situation.table_id in actor.system_tables
    return ALLOWED if is_system else SYSTEM_ONLY
