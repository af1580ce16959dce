"""Who plans, opens, follows and runs a meeting, and keeps who is there?"""

from commontable.front.cli.docs import things
from commontable.front.room import rules as room
from commontable.partnership.meetings import rules as meetings
from commontable.response.agenda import rules as agenda

from .asked import ALWAYS, CHAIR, MEETING, STAGES, Asked, Otherwise, nothing

CALENDAR = {"Planned": "planned", "Cancelled": "cancelled", "Open": "open", "Closed": "closed"}

ASKED = (
    Asked(agenda.may_recognise, things.situation, STAGES),
    Asked(meetings.may_set_cadence, things.table, ALWAYS),
    Asked(meetings.may_change_cadence, things.cadence, ALWAYS),
    Asked(meetings.may_make_ahead, things.table, ALWAYS),
    Asked(meetings.may_keep_calendar, things.meeting, CALENDAR),
    Asked(meetings.may_move, things.meeting, CALENDAR),
    Asked(meetings.may_cancel, things.meeting, CALENDAR),
    Asked(meetings.may_hold_after_all, things.meeting, CALENDAR),
    Asked(meetings.may_have_feed, nothing, ALWAYS),
    Asked(meetings.may_end_feed, things.feed, ALWAYS),
    Asked(agenda.may_plan_meeting, things.table, ALWAYS),
    Asked(agenda.may_read_meeting, things.meeting, MEETING),
    Asked(agenda.may_open_meeting, things.meeting, CALENDAR),
    Asked(agenda.may_run_meeting, things.meeting, MEETING),
    Asked(agenda.may_attend, things.place, MEETING),
    Asked(agenda.may_keep_attendance, things.meeting, MEETING),
    Asked(agenda.may_read_attendance, things.meeting, MEETING),
    Asked(room.may_follow, things.meeting, MEETING),
    Asked(room.may_prepare_screen, things.meeting, MEETING),
    Asked(room.may_start_screen, things.meeting, MEETING),
    Asked(room.may_see_screen, things.meeting, MEETING),
    Asked(agenda.may_order_agenda, things.meeting, MEETING),
    Asked(agenda.may_walk_on, things.meeting, MEETING),
    Asked(agenda.may_hear_update, things.item, MEETING),
)

OTHERWISE: Otherwise = (
    ("the item is new and no update", lambda: agenda.may_hear_update(CHAIR, things.item("open", kind="new"))),
)
