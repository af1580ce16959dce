"""Who may do what, at which stage? The page docs/domain/who-may.md, made by asking every rule.

Run `./run docs` after changing a rule, and read what changed: the page is also the test of permissions.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from commontable.front.room import rules as room
from commontable.front.site.rules import may_choose_passphrase, may_set_password
from commontable.groundwork.access.verdict import Verdict
from commontable.partnership.agreements.models import Agreement
from commontable.partnership.meetings import rules as meetings
from commontable.partnership.tables import rules as tables
from commontable.partnership.tables.models import Team
from commontable.response.agenda import rules as agenda
from commontable.response.closing import rules as closing
from commontable.response.disclosure import rules as disclosure
from commontable.response.emergency import rules as emergency
from commontable.response.filters import rules as filters
from commontable.response.identity import rules as identity
from commontable.response.interventions import alert_rules as alerts
from commontable.response.interventions import rules as interventions
from commontable.response.moves import rules as moves
from commontable.response.situations import rules as situations
from commontable.response.situations.answers import Answers
from commontable.response.situations.stages import OPEN_WORK, Stage

from . import people

STAGES = {str(stage.label): str(stage.value) for stage in Stage}
DRAFT_STAGES = {"Draft": ""} | STAGES
MEETING = {"Planned": "planned", "Open": "open", "Closed": "closed"}
CALENDAR = {"Planned": "planned", "Cancelled": "cancelled", "Open": "open", "Closed": "closed"}
CALLED = {str(stage.label): str(stage.value) for stage in (Stage.FILTER_2, *OPEN_WORK)}
GRANT = {"Open": "open", "Ended": "ended"}
DECIDED = {"Decided": "decided", "Read back": "read_back", "Not decided": ""}
ON_BEHALF = {"Recorded on its behalf": "waits", "Confirmed": "confirmed"}
ALWAYS = {"At any time": ""}

_YES = "**yes**"
_STAGE_NAMED = re.compile(f"“({'|'.join(str(stage.label) for stage in Stage)})”")

_INTRODUCTION = """\
# Who may do what

Made by asking every rule; do not edit by hand. Run `./run docs` after changing a rule, and read what changed.

The row policies of the database come first: what somebody cannot find is answered with *not found*, whatever the rule
would say. A rule is asked of those who found the thing, and enforces the action, draws the button and words the refusal.

The tables below ask at the best of times: the meeting is open, this is the item now heard, two agencies are in the room
(one of them not police), a lead is named and has reported, all answers are given. [When else the answer is
no](#when-else-the-answer-is-no) takes these away one by one. The words behind each no stand [at the
end](#what-a-no-says).
"""


@dataclass(frozen=True)
class Asked:
    """One rule, and the thing it is asked about in each column."""

    rule: Callable[[Any, Any], Verdict]
    thing: Callable[[str], Any]
    columns: dict[str, str]

    @property
    def name(self) -> str:
        return self.rule.__name__

    def answers(self) -> dict[str, list[Verdict]]:
        """By person, one verdict a column."""
        things = [self.thing(each) for each in self.columns.values()]
        return {words: [self.rule(actor, thing) for thing in things] for words, actor in people.PEOPLE.items()}


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
ASKED = (
    Asked(situations.may_start, lambda _: None, ALWAYS),
    Asked(situations.may_draft, people.team, ALWAYS),
    Asked(situations.may_read_draft, people.draft, DRAFT_STAGES),
    Asked(situations.may_edit_draft, people.draft, DRAFT_STAGES),
    Asked(situations.may_discard, people.draft, DRAFT_STAGES),
    Asked(situations.may_bring, people.draft, DRAFT_STAGES),
    Asked(identity.may_seal, people.draft, DRAFT_STAGES),
    Asked(identity.may_write, people.somebody, DRAFT_STAGES),
    Asked(identity.may_take_away, people.somebody, DRAFT_STAGES),
    Asked(identity.may_see, people.sealed, ALWAYS),
    Asked(situations.may_open_own_file, people.walk_on, STAGES),
    Asked(situations.may_complete_walk_on, people.own_file, STAGES),
    Asked(situations.may_read, people.situation, STAGES),
    Asked(situations.may_look, people.look, ALWAYS),
    Asked(agenda.may_recognise, people.situation, STAGES),
    Asked(meetings.may_set_cadence, people.table, ALWAYS),
    Asked(meetings.may_change_cadence, people.cadence, ALWAYS),
    Asked(meetings.may_make_ahead, people.table, ALWAYS),
    Asked(meetings.may_keep_calendar, people.meeting, CALENDAR),
    Asked(meetings.may_move, people.meeting, CALENDAR),
    Asked(meetings.may_cancel, people.meeting, CALENDAR),
    Asked(meetings.may_hold_after_all, people.meeting, CALENDAR),
    Asked(meetings.may_have_feed, lambda _: None, ALWAYS),
    Asked(meetings.may_end_feed, people.feed, ALWAYS),
    Asked(agenda.may_plan_meeting, people.table, ALWAYS),
    Asked(agenda.may_read_meeting, people.meeting, MEETING),
    Asked(agenda.may_open_meeting, people.meeting, CALENDAR),
    Asked(agenda.may_run_meeting, people.meeting, MEETING),
    Asked(agenda.may_attend, people.place, MEETING),
    Asked(agenda.may_keep_attendance, people.meeting, MEETING),
    Asked(agenda.may_read_attendance, people.meeting, MEETING),
    Asked(room.may_follow, people.meeting, MEETING),
    Asked(room.may_prepare_screen, people.meeting, MEETING),
    Asked(room.may_start_screen, people.meeting, MEETING),
    Asked(room.may_see_screen, people.meeting, MEETING),
    Asked(agenda.may_order_agenda, people.meeting, MEETING),
    Asked(agenda.may_walk_on, people.meeting, MEETING),
    Asked(agenda.may_hear_update, people.item, MEETING),
    Asked(filters.may_hear, people.heard, STAGES),
    Asked(filters.may_put_off, people.heard, STAGES),
    Asked(filters.may_decide, people.heard, STAGES),
    Asked(filters.may_take_back, people.heard, STAGES),
    Asked(filters.may_read_back, people.decided, DECIDED),
    Asked(filters.may_minimise, people.situation, STAGES),
    Asked(interventions.may_name_teams, people.parts, STAGES),
    Asked(interventions.may_record_on_behalf, people.parts, STAGES),
    Asked(interventions.may_confirm_part, people.on_behalf, ON_BEHALF),
    Asked(interventions.may_add_team, people.parts, STAGES),
    Asked(interventions.may_plan, people.parts, STAGES),
    Asked(interventions.may_take_part, people.parts, STAGES),
    Asked(interventions.may_write_plan, people.parts, STAGES),
    Asked(interventions.may_change_task, people.task, STAGES),
    Asked(interventions.may_hand_over_lead, people.parts, STAGES),
    Asked(interventions.may_record_attempt, people.parts, STAGES),
    Asked(interventions.may_tell_for, lambda stage: (people.parts(stage), people.ASSISTING), STAGES),
    Asked(interventions.may_strike, people.entry, STAGES),
    Asked(emergency.may_call, people.situation, STAGES),
    Asked(emergency.may_read_call, people.convened, CALLED),
    Asked(emergency.may_answer, people.convened, CALLED),
    Asked(emergency.may_record_answer, people.convened, CALLED),
    Asked(emergency.may_decide_in_call, people.convened, CALLED),
    Asked(emergency.may_name_in_call, people.convened, CALLED),
    Asked(emergency.may_plan_in_call, people.convened, CALLED),
    Asked(emergency.may_close_call, people.convened, CALLED),
    Asked(emergency.may_end_call, people.convened, CALLED),
    Asked(emergency.may_ratify, people.ratifying, {"Accepted": "intervening"}),
    Asked(alerts.may_alert, people.alarm, STAGES),
    Asked(alerts.may_settle, people.settled, STAGES),
    Asked(alerts.may_post, people.table, ALWAYS),
    Asked(alerts.may_see_notice, people.notice, ALWAYS),
    Asked(alerts.may_choose_mail, people.myself, ALWAYS),
    Asked(disclosure.may_release, people.grant, GRANT),
    Asked(closing.may_report, people.parts, STAGES),
    Asked(closing.may_close, people.ending, STAGES),
    Asked(closing.may_prove_false, people.situation, STAGES),
    Asked(closing.may_close_on_silence, people.quiet, STAGES),
    Asked(interventions.may_leave, people.leaving, ALWAYS),
    Asked(tables.may_make_table, lambda _: None, ALWAYS),
    Asked(tables.may_change_table, people.table, ALWAYS),
    Asked(tables.may_change_team, people.team_at_the_table, ALWAYS),
    Asked(tables.may_add_agency, lambda _: None, ALWAYS),
    Asked(tables.may_correct_agency, people.agency, ALWAYS),
    Asked(tables.may_end, people.term, ALWAYS),
    Asked(tables.may_give_code, people.standing, ALWAYS),
    Asked(tables.may_set_up, lambda _: None, ALWAYS),
    Asked(moves.may_withdraw, people.situation, STAGES),
    Asked(moves.may_void, people.situation, STAGES),
    Asked(moves.may_reopen, people.ended, STAGES),
    Asked(moves.may_bring_anew, people.ended, STAGES),
    Asked(moves.may_transfer, people.situation, STAGES),
    Asked(moves.may_join, people.ended, STAGES),
    Asked(moves.may_offer, people.situation, STAGES),
    Asked(moves.may_nominate, people.situation, STAGES),
    Asked(moves.may_ask_to_join, people.situation, STAGES),
    Asked(moves.may_propose_void, people.ended, STAGES),
    Asked(moves.may_declare_void, people.ended, STAGES),
    Asked(moves.may_keep, people.referral, REFERRAL),
    Asked(moves.may_read_offer, people.offer, OFFER),
    Asked(moves.may_accept_for_table, people.offer, OFFER),
    Asked(moves.may_accept_for_team, people.offer, OFFER),
    Asked(moves.may_decline, people.offer, OFFER),
    Asked(moves.may_take_offer_back, people.offer, OFFER),
    Asked(moves.may_confirm_void, people.offer, OFFER),
    Asked(moves.may_hand_over, people.offer, OFFER),
    Asked(may_set_password, lambda _: None, ALWAYS),
    Asked(may_choose_passphrase, people.account, ALWAYS),
)

_COORDINATOR = people.PEOPLE["a coordinator"]
_TEAM, _CHAIR = people.PEOPLE["the team that brought it"], people.PEOPLE["a co-chair"]
_SYSTEM = people.PEOPLE["the system, for this table"]
OTHERWISE: tuple[tuple[str, Callable[[], Verdict]], ...] = (
    ("an answer is missing", lambda: situations.may_bring(_TEAM, people.draft(answers=Answers(kind="person")))),
    ("a child, and no word on the duty to report", lambda: situations.may_bring(_TEAM, people.draft("", people.CHILD))),
    ("the item is new and no update", lambda: agenda.may_hear_update(_CHAIR, people.item("open", kind="new"))),
    (
        "it was brought from a draft",
        lambda: situations.may_open_own_file(_TEAM, people.situation("filter_2")),
    ),
    ("no open meeting has it on its agenda", lambda: filters.may_hear(_CHAIR, people.heard("brought", meeting=False))),
    ("the table is on another item", lambda: filters.may_decide(_CHAIR, people.heard("filter_2", now=False))),
    ("an emergency call has it", lambda: filters.may_hear(_CHAIR, people.heard("brought", called=True))),
    ("one agency agrees", lambda: emergency.may_decide_in_call(_TEAM, people.convened("filter_2", agree=1))),
    ("the call is over", lambda: emergency.may_answer(_TEAM, people.convened("filter_2", is_open=False))),
    ("no meeting has it on its agenda", lambda: emergency.may_ratify(_CHAIR, people.ratifying(in_meeting=False))),
    ("one agency in the room", lambda: filters.may_decide(_CHAIR, people.heard("filter_2", present=()))),
    ("no lead is named", lambda: interventions.may_plan(_CHAIR, people.parts("filter_4", lead=False))),
    ("the lead was heard of lately", lambda: closing.may_close_on_silence(_CHAIR, people.quiet("intervening", days=3))),
    ("the lead has not reported", lambda: closing.may_close(_CHAIR, people.ending("intervening", attempt=False))),
    (
        "“connected”, and no service",
        lambda: closing.may_conclude_connected(_CHAIR, people.ending("intervening", connection=False)),
    ),
    (
        "“systemic issue”, and no barrier",
        lambda: closing.may_conclude_systemic(_CHAIR, people.ending("intervening", barrier=False)),
    ),
    ("the time to open it again is over", lambda: moves.may_reopen(_TEAM, people.ended("closed", days=-1))),
    ("the later number is to remain", lambda: moves.may_become_one(_CHAIR, people.two_numbers())),
    ("a name was released under the number", lambda: moves.may_join(_SYSTEM, people.ended("filter_4", told=True))),
    ("the intervention is over", lambda: disclosure.may_still_be_told(_TEAM, people.situation("closed"))),
    ("the agency sits at another table too", lambda: tables.may_correct_agency(_COORDINATOR, people.agency("both"))),
    ("the table would have no coordinator", lambda: tables.may_end(_COORDINATOR, people.term("last"))),
    ("it has an end already", lambda: tables.may_end(_COORDINATOR, people.term("ended"))),
    ("the person serves another table too", lambda: tables.may_give_code(_COORDINATOR, people.standing("both"))),
    ("the person has no account", lambda: tables.may_give_code(_COORDINATOR, people.standing("nobody"))),
    ("the team has a part", lambda: interventions.may_leave(_COORDINATOR, people.leaving("here"))),
    ("the team has a part elsewhere", lambda: interventions.may_leave(_COORDINATOR, people.leaving("elsewhere"))),
    ("the papers of the team do not bind it", lambda: disclosure.may_be_told(_TEAM, Team(agreement=Agreement()))),
)


def render() -> str:
    """The whole page, ending in a newline."""
    return "\n".join([_INTRODUCTION, *(section(asked) for asked in ASKED), _otherwise(), _sentences()])


def section(asked: Asked) -> str:
    """One rule: what it says of itself, and a table of people by stage."""
    head = " | ".join(("Who", *asked.columns))
    alike: dict[str, list[str]] = {}
    for words, row in asked.answers().items():
        alike.setdefault(" | ".join(map(_cell, row)), []).append(words)
    # Never "everybody else: yes": whoever may is named.
    most = max((row for row in alike if _YES not in row), key=lambda row: len(alike[row]))
    rows = [f"| {'; '.join(who)} | {row} |" for row, who in alike.items() if row != most]
    rows.append(f"| everybody else | {most} |")
    said = (asked.rule.__doc__ or "").strip()
    return "\n".join(
        [f"## {asked.name}", "", said, "", f"| {head} |", "|---" * (len(asked.columns) + 1) + "|", *rows, ""]
    )


def _cell(verdict: Verdict) -> str:
    return _YES if verdict else verdict.code


def _otherwise() -> str:
    rows = [f"| {words} | {ask().code} |" for words, ask in OTHERWISE]
    return "\n".join(["## When else the answer is no", "", "| What is missing | Answer |", "|---|---|", *rows, ""])


def _sentences() -> str:
    said = sorted({(verdict.code, _STAGE_NAMED.sub("“…”", str(verdict.sentence))) for verdict in _noes()})
    rows = [f"| {code} | {sentence} |" for code, sentence in said]
    return "\n".join(["## What a no says", "", "| Code | Sentence |", "|---|---|", *rows, ""])


def _noes() -> Iterator[Verdict]:
    for asked in ASKED:
        yield from (verdict for row in asked.answers().values() for verdict in row if not verdict)
    yield from (ask() for _words, ask in OTHERWISE)
