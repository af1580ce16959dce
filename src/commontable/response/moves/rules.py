"""May this person end a number, open it again, or ask another table or team for something?"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import moment
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused
from commontable.response.situations.models import Situation
from commontable.response.situations.rules import at_stage
from commontable.response.situations.stages import UNDECIDED

NOT_OURS = refused("not_ours", _("Only the team that brought this may do that."))
NOT_RUN = refused("not_run", _("Only a coordinator or co-chair of this table may do that."))
SECOND_PERSON = refused(
    "second_person", _("The table has decided this. To declare it void takes a second person, of another agency.")
)
TOLD = refused(
    "told", _("A name was released under this number, and what was told stays on record. Close it with a conclusion.")
)
SYSTEM_ONLY = refused("system_only", _("This happens by itself when both sides have agreed."))
TOO_LATE = refused(
    "too_late", _("The time in which this can be opened again is over. Start a new draft from your own file.")
)


@dataclass(frozen=True, slots=True)
class Ended:
    """A situation that stands at its end: until when it may be opened again, and whether a name was released."""

    situation: Situation
    reopens_until: datetime | None = None
    is_told: bool = False


def may_withdraw(actor: Actor, situation: Situation) -> Verdict:
    """The team that brought it withdraws it until the table has decided."""
    return first_no(_brought_it(actor, situation), at_stage(situation, "withdraw"))


def may_void(actor: Actor, situation: Situation) -> Verdict:
    """A co-chair or coordinator declares a number void that was entered in error; alone until the table has decided."""
    return first_no(
        runs(actor, situation),
        at_stage(situation, "void"),
        ALLOWED if situation.stage in UNDECIDED else SECOND_PERSON,
    )


def may_reopen(actor: Actor, ended: Ended) -> Verdict:
    """The team that brought it opens a closed situation again, within the time its table gives."""
    in_time = ended.reopens_until is not None and moment() <= ended.reopens_until
    return first_no(
        _brought_it(actor, ended.situation), at_stage(ended.situation, "reopen"), ALLOWED if in_time else TOO_LATE
    )


def may_transfer(actor: Actor, situation: Situation) -> Verdict:
    """The system alone ends a number here, once the other table has taken it over."""
    return first_no(_system(actor, situation), at_stage(situation, "transfer"))


def may_join(actor: Actor, ended: Ended) -> Verdict:
    """The system alone lets a number give way, once the earlier originator has agreed, and before a name was told."""
    return first_no(
        _system(actor, ended.situation), at_stage(ended.situation, "join"), TOLD if ended.is_told else ALLOWED
    )


def runs(actor: Actor, situation: Situation) -> Verdict:
    """The co-chairs and coordinators of the situation's table."""
    return ALLOWED if situation.table_id in actor.tables_run else NOT_RUN


def _brought_it(actor: Actor, situation: Situation) -> Verdict:
    return ALLOWED if situation.originating_team_id in actor.teams else NOT_OURS


def _system(actor: Actor, situation: Situation) -> Verdict:
    return ALLOWED if actor.role == "system" and situation.table_id in actor.system_tables else SYSTEM_ONLY
