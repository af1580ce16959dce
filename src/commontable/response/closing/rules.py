"""May this person name a service, a barrier, a conclusion?"""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused
from commontable.response.interventions.rules import NO_LEAD, Parts, may_take_part
from commontable.response.situations.models import Situation
from commontable.response.situations.rules import at_stage, runs_table
from commontable.response.situations.stages import OPEN_WORK, Stage

NO_UPDATE = refused(
    "no_update",
    _("The lead has recorded no attempt yet. A situation is not closed on silence; ask the lead to report."),
)
NOT_A_REPORT = refused(
    "not_a_report", _("Silence is no report. A co-chair closes on silence from the file, once the table has waited.")
)
PROVEN_FALSE = refused(
    "proven_false", _("That AER was proven false is recorded on its own page: it withdraws every name at once.")
)
NOT_THE_LEADS = refused("not_the_leads", _("The lead says how it went. Tell them what you know."))
NO_EMERGENCY_SERVICE = refused(
    "no_emergency_service",
    _("Only the police, paramedics, fire services and hospitals with a part count their contacts."),
)
NOT_BEGUN = refused(
    "not_begun", _("How it went is said once the plan is made, and may still be said after the closing.")
)
NO_SERVICE = refused("no_service", _("“Connected” needs a service that the person was connected to or engaged with."))
NO_BARRIER = refused("no_barrier", _("“Systemic issue” needs a barrier: ask the lead what stood in the way."))


@dataclass(frozen=True, slots=True)
class Ending:
    """A situation about to close: its teams, and what the lead has reported."""

    parts: Parts
    has_attempt: bool = False
    has_connection: bool = False
    has_barrier: bool = False


@dataclass(frozen=True, slots=True)
class Met:
    """A situation, and which of its teams are of an emergency service: they know how often they met the people."""

    parts: Parts
    services: frozenset[UUID] = frozenset()

    def acting_for(self, actor: Actor) -> UUID | None:
        """The team for which this person tells it."""
        return min(self.services & actor.teams, default=None)


@dataclass(frozen=True, slots=True)
class Quiet:
    """A situation of which nobody has reported anything for so many days and meetings, and what its table waits."""

    parts: Parts
    days: int = 0
    meetings: int = 0
    longest_days: int = 30
    longest_meetings: int = 3


def may_close_on_silence(actor: Actor, quiet: Quiet) -> Verdict:
    """A co-chair closes what its lead has been silent about past the table's number of meetings or days."""
    waited = quiet.days >= quiet.longest_days or quiet.meetings >= quiet.longest_meetings
    return first_no(
        runs_table(actor, quiet.parts.situation),
        at_stage(quiet.parts.situation, "close"),
        ALLOWED if quiet.parts.lead else NO_LEAD,
        ALLOWED if waited else _not_silent_yet(quiet),
    )


def _not_silent_yet(quiet: Quiet) -> Verdict:
    words = {"days": quiet.days, "meetings": quiet.meetings, "all": quiet.longest_days, "most": quiet.longest_meetings}
    sentence = _(
        "Silent for %(days)d days and %(meetings)d meetings: this table waits %(all)d days or %(most)d meetings. Ask the lead, or hand the lead to another team."
    )
    return refused("not_silent_yet", sentence % words)


def may_conclude_on_silence(actor: Actor, ending: Ending) -> Verdict:
    """Never here: silence is no report. It is closed from its file, once the table has waited."""
    return NOT_A_REPORT


def may_report(actor: Actor, parts: Parts) -> Verdict:
    """A member of any team with a part names services and barriers while the intervention is open."""
    under_way = parts.situation.stage in OPEN_WORK
    return first_no(
        may_take_part(actor, parts),
        ALLOWED if under_way else refused("not_under_way", _("This is not an open intervention.")),
    )


def may_say_how_it_went(actor: Actor, parts: Parts) -> Verdict:
    """A member of a team that leads says it for the people, once there is work to speak of, and still after the closing."""
    begun = parts.situation.stage in (Stage.INTERVENING, Stage.CLOSED)
    return first_no(
        may_take_part(actor, parts),
        ALLOWED if parts.leading & actor.teams else NOT_THE_LEADS,
        ALLOWED if begun else NOT_BEGUN,
    )


def may_tell_contacts(actor: Actor, met: Met) -> Verdict:
    """A member of a team with a part, of the police, paramedics, a fire service or a hospital; also after the closing."""
    begun = met.parts.situation.stage in (Stage.INTERVENING, Stage.CLOSED)
    return first_no(
        may_take_part(actor, met.parts),
        ALLOWED if met.acting_for(actor) else NO_EMERGENCY_SERVICE,
        ALLOWED if begun else NOT_BEGUN,
    )


def may_close(actor: Actor, ending: Ending) -> Verdict:
    """A co-chair records the table's closing, once the lead has reported."""
    return first_no(
        runs_table(actor, ending.parts.situation),
        at_stage(ending.parts.situation, "close"),
        ALLOWED if ending.has_attempt else NO_UPDATE,
    )


def may_conclude_connected(actor: Actor, ending: Ending) -> Verdict:
    """ "Connected" is only said of somebody who was."""
    return ALLOWED if ending.has_connection else NO_SERVICE


def may_conclude_systemic(actor: Actor, ending: Ending) -> Verdict:
    """A systemic issue is named with the barrier that makes it one."""
    return ALLOWED if ending.has_barrier else NO_BARRIER


def may_prove_false(actor: Actor, situation: Situation) -> Verdict:
    """A co-chair records, on the word of the lead or of the originator, that the risk was not acutely elevated."""
    return first_no(runs_table(actor, situation), at_stage(situation, "prove_false"))


def may_conclude_proven_false(actor: Actor, ending: Ending) -> Verdict:
    """Never with the others: it withdraws every name at once, on somebody's word, and has a page of its own."""
    return PROVEN_FALSE


CONCLUDED_ONLY_IF = {
    "never_aer": may_conclude_proven_false,
    "not_ratified": may_conclude_proven_false,
    "connected": may_conclude_connected,
    "systemic": may_conclude_systemic,
    "silence": may_conclude_on_silence,
}
