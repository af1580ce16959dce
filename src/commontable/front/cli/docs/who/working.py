"""Who plans and does the work, calls in an emergency, and is told of what is late?"""

from uuid import UUID

from commontable.front.cli.docs import things
from commontable.front.cli.docs.people import ASSISTING, LEADING
from commontable.response.emergency import rules as emergency
from commontable.response.interventions import alert_rules as alerts
from commontable.response.interventions import plan_words_rules as plan_words
from commontable.response.interventions import rules as interventions
from commontable.response.interventions.plan_words import PlanWords
from commontable.response.interventions.plan_words_rules import PlanAsked
from commontable.response.situations.stages import OPEN_WORK, Stage

from .asked import ALWAYS, CHAIR, LEAD, STAGES, TEAM, Asked, Otherwise

CALLED = {str(stage.label): str(stage.value) for stage in (Stage.FILTER_2, *OPEN_WORK)}
ON_BEHALF = {"Recorded on its behalf": "waits", "Confirmed": "confirmed"}


def plan_in_words(stage: str, *, written: bool = True, held: bool = True) -> PlanAsked:
    """What the lead and the assisting team agreed in words. Once named, and a while after closing, both may have its key;
    the lead holds it, and the assisting team was not given it yet.
    """
    granted = frozenset({LEADING, ASSISTING} if stage in (Stage.FILTER_4, Stage.INTERVENING, Stage.CLOSED) else ())
    words, holders = (PlanWords() if written else None), frozenset({LEADING} if written and held else ())
    return PlanAsked(things.parts(stage), granted, words, holders)


def lost_plan(stage: str) -> PlanAsked:
    """The same, and no team with a part holds its key any more."""
    return plan_in_words(stage, held=False)


ASKED = (
    Asked(interventions.may_name_teams, things.parts, STAGES),
    Asked(interventions.may_record_on_behalf, things.parts, STAGES),
    Asked(interventions.may_confirm_part, things.on_behalf, ON_BEHALF),
    Asked(interventions.may_add_team, things.parts, STAGES),
    Asked(interventions.may_plan, things.parts, STAGES),
    Asked(interventions.may_take_part, things.parts, STAGES),
    Asked(interventions.may_write_plan, things.parts, STAGES),
    Asked(interventions.may_change_task, things.task, STAGES),
    Asked(interventions.may_hand_over_lead, things.parts, STAGES),
    Asked(interventions.may_record_attempt, things.parts, STAGES),
    Asked(interventions.may_tell_for, lambda stage: (things.parts(stage), ASSISTING), STAGES),
    Asked(interventions.may_strike, things.entry, STAGES),
    Asked(plan_words.may_read_plan_words, plan_in_words, STAGES),
    Asked(plan_words.may_write_plan_words, plan_in_words, STAGES),
    Asked(plan_words.may_share_plan, plan_in_words, STAGES),
    Asked(plan_words.may_begin_plan_anew, lost_plan, STAGES),
    Asked(emergency.may_call, things.situation, STAGES),
    Asked(emergency.may_read_call, things.convened, CALLED),
    Asked(emergency.may_answer, things.convened, CALLED),
    Asked(emergency.may_record_answer, things.convened, CALLED),
    Asked(emergency.may_decide_in_call, things.convened, CALLED),
    Asked(emergency.may_name_in_call, things.convened, CALLED),
    Asked(emergency.may_plan_in_call, things.convened, CALLED),
    Asked(emergency.may_close_call, things.convened, CALLED),
    Asked(emergency.may_end_call, things.convened, CALLED),
    Asked(emergency.may_ratify, things.ratifying, {"Accepted": "intervening"}),
    Asked(alerts.may_alert, things.alarm, STAGES),
    Asked(alerts.may_settle, things.settled, STAGES),
    Asked(alerts.may_post, things.table, ALWAYS),
    Asked(alerts.may_see_notice, things.notice, ALWAYS),
    Asked(alerts.may_choose_mail, things.myself, ALWAYS),
)

OTHERWISE: Otherwise = (
    ("one agency agrees", lambda: emergency.may_decide_in_call(TEAM, things.convened("filter_2", agree=1))),
    ("the call is over", lambda: emergency.may_answer(TEAM, things.convened("filter_2", is_open=False))),
    ("no meeting has it on its agenda", lambda: emergency.may_ratify(CHAIR, things.ratifying(in_meeting=False))),
    ("no lead is named", lambda: interventions.may_plan(CHAIR, things.parts("filter_4", lead=False))),
    ("rules of safe contact were not read", lambda: interventions.may_contact(LEAD, {UUID(int=10)})),
    (
        "the plan is not yet in words",
        lambda: plan_words.may_share_plan(LEAD, plan_in_words("intervening", written=False)),
    ),
    ("nobody holds the plan in words", lambda: plan_words.may_share_plan(LEAD, lost_plan("intervening"))),
    ("a team holds the plan in words", lambda: plan_words.may_begin_plan_anew(LEAD, plan_in_words("intervening"))),
)
