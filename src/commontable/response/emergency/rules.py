"""May this person call, answer a call, decide in it, close it, and may the table ratify what it decided?"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused
from commontable.response.interventions.rules import NO_LEAD
from commontable.response.situations.models import Situation
from commontable.response.situations.rules import at_stage, runs_table
from commontable.response.situations.stages import OPEN_WORK, Stage

from .models import Answer, Call

FEWEST, MOST = 2, 4
"""Two to four teams decide ad hoc: practice of tables, between meetings."""

NOT_YOURS_TO_CALL = refused(
    "not_yours_to_call", _("Only the team that brought this, or whoever runs the table, calls an emergency.")
)
NO_CALL = refused("no_call", _("No emergency call is open for this. Call the teams first."))
NOT_CALLED = refused("not_called", _("Your team was not called."))
NOT_THE_CALLER = refused("not_the_caller", _("Whoever called does that, or a co-chair."))
ANSWERED = refused("decided", _("This was decided already. The call’s answers stand as they are."))
TWO_AGREE = refused(
    "two_agencies", _("A call says yes with two agencies that agree, one of them not police. It never says no.")
)
NOT_BY_CALL = refused("not_by_call", _("This was not decided in an emergency call."))
OVER = refused("not_under_way", _("This is closed. The table ratifies what is still open."))
RATIFIED = refused("ratified", _("The table has ratified this."))
NO_REGULAR = refused("no_open_meeting", _("A meeting of the table ratifies. Open the meeting first."))


@dataclass(frozen=True, slots=True)
class Heard:
    """One called team: its agency, whether that is police, and its answer so far."""

    team: UUID
    agency: UUID
    is_police: bool
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Convened:
    """A situation and the emergency call that is open for it, if one is."""

    situation: Situation
    is_open: bool = False
    called_by: UUID | None = None
    calling_team: UUID | None = None
    heard: tuple[Heard, ...] = ()
    has_lead: bool = False
    call: Call | None = None

    @property
    def teams(self) -> frozenset[UUID]:
        return frozenset(each.team for each in self.heard)

    @property
    def agreeing(self) -> tuple[Heard, ...]:
        return tuple(each for each in self.heard if each.answer == Answer.AGREE)

    @property
    def says_yes(self) -> bool:
        """Two agencies agree, one of them not police."""
        agencies = {each.agency for each in self.agreeing}
        return len(agencies) >= 2 and any(not each.is_police for each in self.agreeing)

    @property
    def has_dissent(self) -> bool:
        return any(each.answer == Answer.DISAGREE for each in self.heard)


@dataclass(frozen=True, slots=True)
class Ratifying:
    """A situation, when a call decided it and it was ratified, and whether an open meeting has it on its agenda."""

    situation: Situation
    decided_in_call: datetime | None = None
    ratified: bool = False
    in_meeting: bool = False


def may_call(actor: Actor, situation: Situation) -> Verdict:
    """A member of the team that brought it, or whoever runs the table, calls others together before the next meeting."""
    ours = situation.originating_team_id in actor.own_teams or situation.table_id in actor.tables_run
    return first_no(ALLOWED if ours else NOT_YOURS_TO_CALL, at_stage(situation, "hear"))


def may_read_call(actor: Actor, convened: Convened) -> Verdict:
    """Those called, and whoever runs the table, at once; nobody else."""
    called = convened.teams & actor.own_teams or convened.situation.table_id in actor.tables_run
    return ALLOWED if called else NOT_CALLED


def may_answer(actor: Actor, convened: Convened) -> Verdict:
    """A member of a called team answers for it, until it is decided."""
    return first_no(_open(convened), ALLOWED if convened.teams & actor.own_teams else NOT_CALLED, _undecided(convened))


def may_record_answer(actor: Actor, convened: Convened) -> Verdict:
    """Whoever called records what a called team said aloud."""
    return first_no(_open(convened), _leads(actor, convened), _undecided(convened))


def may_decide_in_call(actor: Actor, convened: Convened) -> Verdict:
    """Whoever called, or a co-chair, records that the risk is acutely elevated, once two agencies agree."""
    return first_no(
        _open(convened),
        _leads(actor, convened),
        at_stage(convened.situation, "decide_met"),
        ALLOWED if convened.says_yes else TWO_AGREE,
    )


def may_name_in_call(actor: Actor, convened: Convened) -> Verdict:
    """Whoever called, or a co-chair, names who leads and who assists, while the call is open."""
    stage = convened.situation.stage
    return first_no(
        _open(convened),
        _leads(actor, convened),
        ALLOWED if stage == Stage.FILTER_4 else at_stage(convened.situation, "name_teams"),
    )


def may_plan_in_call(actor: Actor, convened: Convened) -> Verdict:
    """Whoever called, or a co-chair, records that the few have planned."""
    return first_no(
        _open(convened),
        _leads(actor, convened),
        at_stage(convened.situation, "plan"),
        ALLOWED if convened.has_lead else NO_LEAD,
    )


def may_close_call(actor: Actor, convened: Convened) -> Verdict:
    """Whoever called, or a co-chair, closes the call. What it has not decided waits for the next meeting."""
    return first_no(_open(convened), _leads(actor, convened))


def may_end_call(actor: Actor, convened: Convened) -> Verdict:
    """The system alone closes a call that everybody has left open."""
    is_system = actor.role == "system" and convened.situation.table_id in actor.system_tables
    return first_no(_open(convened), ALLOWED if is_system else refused("system_only", _("This happens by itself.")))


def may_ratify(actor: Actor, ratifying: Ratifying) -> Verdict:
    """A co-chair records that the table stands by what a call decided, in a meeting that has it on its agenda."""
    return first_no(
        runs_table(actor, ratifying.situation),
        ALLOWED if ratifying.decided_in_call else NOT_BY_CALL,
        ALLOWED if ratifying.situation.stage in OPEN_WORK else OVER,
        RATIFIED if ratifying.ratified else ALLOWED,
        ALLOWED if ratifying.in_meeting else NO_REGULAR,
    )


def _leads(actor: Actor, convened: Convened) -> Verdict:
    called = actor.member is not None and actor.member == convened.called_by
    chairs = convened.situation.table_id in actor.chairs
    ours = convened.calling_team in actor.own_teams
    return ALLOWED if called or chairs or ours else NOT_THE_CALLER


def _open(convened: Convened) -> Verdict:
    return ALLOWED if convened.is_open else NO_CALL


def _undecided(convened: Convened) -> Verdict:
    return ALLOWED if convened.situation.stage == Stage.FILTER_2 else ANSWERED
