"""Who takes a number back, gives it to another table, or says that two are one?"""

from dataclasses import replace
from datetime import timedelta

from commontable.front.cli.docs import things
from commontable.front.cli.docs.people import BRINGING, DISTANT, ELSEWHERE, HEALTH, NOON, OTHER_TABLE, TABLE
from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import moment
from commontable.response.moves import rules as moves
from commontable.response.moves.rules import Ended
from commontable.response.repeats import rules as repeats
from commontable.response.repeats.models import Prompt
from commontable.response.repeats.rules import Prompted
from commontable.response.situations.models import Offer, Referral, Situation

from .asked import ALWAYS, CHAIR, COORDINATOR, STAGES, SYSTEM, TEAM, Asked, Otherwise

REFERRAL = {"Waits": "waits", "Answered": "answered"}
OFFER = {
    "A guest": "guest",
    "Hand over": "transfer",
    "Hand over, all agreed": "agreed",
    "Nominate": "nominate",
    "One number": "join",
    "Void": "void",
    "Ended": "ended",
}
PROMPT = {"Found": "found", "The team is asked": "asked", "Left, unasked": "left", "Answered": "answered"}
BOTH = {"the system, for both tables": system([TABLE, OTHER_TABLE])}


def ended(stage: str, *, days: int = 90, told: bool = False) -> Ended:
    return Ended(things.situation(stage), moment() + timedelta(days=days), told)


def offer(state: str) -> Offer:
    """What the team that brought it, or those who run its table, ask of the other table, its team, or each other."""
    kind = {"agreed": "transfer", "ended": "transfer"}.get(state, state)
    yes = NOON if state == "agreed" else None
    return Offer(
        kind=kind,
        table_id=TABLE,
        to_table_id=None if kind in ("join", "void") else OTHER_TABLE,
        from_team_id=BRINGING,
        to_team_id={"transfer": ELSEWHERE, "join": BRINGING}.get(kind),
        by_agency_id=HEALTH,
        table_said_yes_at=yes,
        team_said_yes_at=yes,
        ended_at=NOON if state == "ended" else None,
    )


def referral(state: str) -> Referral:
    return Referral(table_id=TABLE, answered_at=NOON if state == "answered" else None)


def two_numbers() -> tuple[Situation, Situation]:
    """The later one, offered as the one to remain, and the earlier."""
    later, earlier = things.situation("brought"), things.situation("brought")
    later.year = earlier.year = 2026
    later.sequence, earlier.sequence = 2, 1
    return later, earlier


def prompt(state: str = "found") -> Prompt:
    """The earlier number is of the team that brought it, the later of the other table; this one's coordinators ask."""
    return Prompt(
        later_table_id=OTHER_TABLE,
        earlier_table_id=TABLE,
        later_agency_id=DISTANT,
        earlier_team_id=BRINGING,
        to_table_id=TABLE,
        asked_at=NOON if state in ("asked", "answered") else None,
        ended_at=NOON if state in ("left", "answered") else None,
    )


def prompted(state: str, *, is_police: bool = False) -> Prompted:
    return Prompted(prompt(state), is_police)


ASKED = (
    Asked(moves.may_withdraw, things.situation, STAGES),
    Asked(moves.may_void, things.situation, STAGES),
    Asked(moves.may_reopen, ended, STAGES),
    Asked(moves.may_bring_anew, ended, STAGES),
    Asked(moves.may_transfer, things.situation, STAGES),
    Asked(moves.may_join, ended, STAGES),
    Asked(moves.may_offer, things.situation, STAGES),
    Asked(moves.may_nominate, things.situation, STAGES),
    Asked(moves.may_ask_to_join, things.situation, STAGES),
    Asked(moves.may_propose_void, ended, STAGES),
    Asked(moves.may_declare_void, ended, STAGES),
    Asked(moves.may_keep, referral, REFERRAL),
    Asked(moves.may_read_offer, offer, OFFER),
    Asked(moves.may_accept_for_table, offer, OFFER),
    Asked(moves.may_accept_for_team, offer, OFFER),
    Asked(moves.may_decline, offer, OFFER),
    Asked(moves.may_take_offer_back, offer, OFFER),
    Asked(moves.may_confirm_void, offer, OFFER),
    Asked(moves.may_hand_over, offer, OFFER),
    Asked(repeats.may_look, things.situation, STAGES),
    Asked(repeats.may_prompt, prompt, ALWAYS, BOTH),
    Asked(repeats.may_expire, things.table, ALWAYS),
    Asked(repeats.may_read_prompt, prompted, PROMPT),
    Asked(repeats.may_ask, prompted, PROMPT),
    Asked(repeats.may_leave, prompted, PROMPT),
    Asked(repeats.may_answer, prompted, PROMPT),
)

OTHERWISE: Otherwise = (
    ("the time to open it again is over", lambda: moves.may_reopen(TEAM, ended("closed", days=-1))),
    ("the later number is to remain", lambda: moves.may_become_one(CHAIR, two_numbers())),
    ("a name was released under the number", lambda: moves.may_join(SYSTEM, ended("filter_4", told=True))),
    ("the coordinator is of the police", lambda: repeats.may_ask(COORDINATOR, prompted("found", is_police=True))),
    (
        "the coordinator is of the agency that brought the later number",
        lambda: repeats.may_ask(replace(COORDINATOR, agency=DISTANT), prompted("found")),
    ),
)
