"""May this person put the question of filter 2, and may the table answer it now?"""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import SIGN_IN_FIRST
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.meetings.quorum import NONE_ASKED, Quorum
from commontable.response.disclosure.basis import two_agencies
from commontable.response.situations.models import Situation
from commontable.response.situations.rules import at_stage, runs_table
from commontable.response.situations.stages import Stage

from .certificate import Certificate
from .models import Decision

NO_MEETING = refused(
    "no_open_meeting",
    _("This is on the agenda of no open meeting. A co-chair opens the meeting, or adds what was brought since."),
)
IN_CALL = refused("in_call", _("An emergency call has this now. Whoever called closes it, or it decides."))
NOT_NOW = refused("not_now", _("The table is on another item. Turn to this one first."))
TWO_AGENCIES = refused(
    "two_agencies", _("The decision takes two agencies in the room, one of them not police. Correct who is present.")
)

SYSTEM_ONLY = refused("system_only", _("This happens by itself when the meeting closes."))
NOTHING_DECIDED = refused("nothing_decided", _("The open meeting has decided nothing about this."))
ALREADY_READ_BACK = refused("already_read_back", _("This decision was read back already."))


@dataclass(frozen=True, slots=True)
class Hearing:
    """A situation before its table: the open meeting, whether it is the item now heard, and who is in the room.

    `present` holds (agency, is police) of each agency with somebody in the room; `quorum` is what the table asks.
    `in_call` is whether an emergency call has it.
    """

    situation: Situation
    meeting: Meeting | None
    is_now: bool
    present: tuple[tuple[UUID, bool], ...]
    in_call: bool = False
    quorum: Quorum = NONE_ASKED

    @property
    def two_agencies(self) -> bool:
        """Two persons means two agencies, one of them not police."""
        return two_agencies(self.present)


def may_hear(actor: Actor, hearing: Hearing) -> Verdict:
    """A co-chair turns the open meeting to a brought situation, or back to one it has not answered yet."""
    left_open = hearing.situation.stage == Stage.FILTER_2 and not hearing.is_now
    return first_no(
        runs_table(actor, hearing.situation),
        _meeting(hearing),
        ALLOWED if left_open else at_stage(hearing.situation, "hear"),
    )


def may_put_off(actor: Actor, hearing: Hearing) -> Verdict:
    """A co-chair puts the item off to another meeting: not today."""
    return first_no(runs_table(actor, hearing.situation), at_stage(hearing.situation, "put_off"), _meeting(hearing))


def may_decide(actor: Actor, hearing: Hearing) -> Verdict:
    """A co-chair records what the table decided, with two agencies in the room and the table's own quorum."""
    return first_no(
        runs_table(actor, hearing.situation),
        at_stage(hearing.situation, "decide_met"),
        _meeting(hearing),
        ALLOWED if hearing.is_now else NOT_NOW,
        ALLOWED if hearing.two_agencies else TWO_AGENCIES,
        _enough(hearing),
    )


def may_take_back(actor: Actor, hearing: Hearing) -> Verdict:
    """A co-chair takes a "not met" back until the meeting closes; then it is final."""
    return first_no(runs_table(actor, hearing.situation), at_stage(hearing.situation, "take_back"), _meeting(hearing))


@dataclass(frozen=True, slots=True)
class Decided:
    """A situation with the decision that stands, where the meeting that took it is still open."""

    situation: Situation
    decision: Decision | None


def may_read_back(actor: Actor, decided: Decided) -> Verdict:
    """A co-chair reads a decision back to the table once, in the meeting that took it."""
    return first_no(
        runs_table(actor, decided.situation),
        ALLOWED if decided.decision else NOTHING_DECIDED,
        ALREADY_READ_BACK if decided.decision and decided.decision.read_back_at else ALLOWED,
    )


def may_minimise(actor: Actor, situation: Situation) -> Verdict:
    """The system alone destroys the facts of a "no", table by table."""
    is_system = actor.role == "system" and situation.table_id in actor.system_tables
    return first_no(
        ALLOWED if is_system else SYSTEM_ONLY,
        at_stage(situation, "minimise"),
    )


def may_certify(actor: Actor, situation: Situation) -> Verdict:
    """The system alone certifies what it destroyed, once only the named columns are left."""
    is_system = actor.role == "system" and situation.table_id in actor.system_tables
    return first_no(
        ALLOWED if is_system else SYSTEM_ONLY,
        ALLOWED if situation.is_cut else refused("not_cut", _("Nothing of this was destroyed.")),
    )


def may_read_certificate(actor: Actor, certificate: Certificate) -> Verdict:
    """Whoever finds it may read it: its row policy names the coordinators and the team that brought the number."""
    return ALLOWED if actor.signed_in else SIGN_IN_FIRST


def _enough(hearing: Hearing) -> Verdict:
    if hearing.quorum.is_met:
        return ALLOWED
    missing = ", ".join(hearing.quorum.missing)
    sentence = _("No quorum: %(missing)s. Correct who is present, or hear it another time.")
    return refused("no_quorum", sentence % {"missing": missing})


def _meeting(hearing: Hearing) -> Verdict:
    return first_no(IN_CALL if hearing.in_call else ALLOWED, ALLOWED if hearing.meeting else NO_MEETING)
