"""Where does each page of the desk stand?"""

from django.urls import path

from . import (
    behind,
    calendar_change,
    calendar_feed,
    call,
    guest,
    meeting,
    meeting_item,
    meeting_presence,
    meeting_sheet,
    meetings,
    situation_file,
    situations_list,
    to_mend,
    today,
    walk_on,
)

app_name = "desk"

_meetings = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/feed/", calendar_feed.calendar_feed, name="calendar_feed"),
    path("meetings/feed/make/", calendar_feed.make, name="make_feed"),
    path("meetings/feed/end/", calendar_feed.end, name="end_feed"),
    path("meetings/plan/<uuid:table>/", meetings.plan, name="plan_meeting"),
    path("meetings/<uuid:meeting>/", meeting.meeting, name="meeting"),
    path("meetings/<uuid:planned>/change/", calendar_change.change, name="change_meeting"),
    path("meetings/<uuid:planned>/move/", calendar_change.move, name="move_meeting"),
    path("meetings/<uuid:planned>/cancel/", calendar_change.cancel, name="cancel_meeting"),
    path("meetings/<uuid:cancelled>/hold/", calendar_change.hold, name="hold_meeting"),
    path("meetings/<uuid:meeting>/sheet/", meeting_sheet.sheet, name="meeting_sheet"),
    path("meetings/<uuid:meeting>/open/", meeting.open_it, name="open_meeting"),
    path("meetings/<uuid:meeting>/presence/", meeting_presence.mark, name="mark_presence"),
    path("meetings/<uuid:meeting>/myself/", meeting_presence.myself, name="mark_myself"),
    path("meetings/<uuid:meeting>/as-last-time/", meeting_presence.last_time, name="as_last_time"),
    path("meetings/<uuid:meeting>/someone/", meeting_presence.someone, name="add_someone"),
    path("meetings/<uuid:meeting>/attendance/", meeting_presence.attendance, name="attendance"),
    path("meetings/<uuid:meeting>/<str:number>/recognise/", meeting_presence.recognised, name="recognise"),
    path("meetings/<uuid:meeting>/add-brought/", meeting.add, name="add_brought"),
    path("meetings/<uuid:meeting>/order/", meeting.move, name="move_item"),
    path("meetings/<uuid:meeting>/walk-on/", walk_on.walk_on_page, name="walk_on"),
    path("meetings/<uuid:meeting>/close/", meeting.close_it, name="close_meeting"),
    path("meetings/<uuid:meeting>/<str:number>/hear/", meeting_item.turn, name="hear"),
    path("meetings/<uuid:meeting>/<str:number>/decide/", meeting_item.decide, name="decide"),
    path("meetings/<uuid:meeting>/<str:number>/put-off/", meeting_item.not_today, name="put_off"),
    path("meetings/<uuid:meeting>/<str:number>/take-back/", meeting_item.undo, name="take_back"),
    path("meetings/<uuid:meeting>/<str:number>/teams/", meeting_item.teams, name="name_teams"),
    path("meetings/<uuid:meeting>/<str:number>/read-back/", meeting_item.read, name="read_back"),
    path("meetings/<uuid:meeting>/<str:number>/on-behalf/", meeting_item.speak_for, name="on_behalf"),
    path("meetings/<uuid:meeting>/<str:number>/planned/", meeting_item.planned, name="planned"),
    path("meetings/<uuid:meeting>/<str:number>/conclude/", meeting_item.conclude, name="conclude"),
]

_situations = [
    path("", today.today, name="today"),
    path("situations/", situations_list.situations, name="situations"),
    path("situations/<str:number>/", situation_file.situation, name="situation"),
    path("situations/<str:number>/guest/", guest.add_guest, name="add_guest"),
    path("mend/<str:place>/", to_mend.mend, name="mend"),
    path("behind/<str:place>/<str:figure>/<str:span>/", behind.behind, name="behind"),
]

_calls = [
    path("calls/draft/<uuid:draft>/", call.call_draft, name="call_draft"),
    path("calls/<str:number>/", call.call, name="call"),
    path("calls/<str:number>/now/", call.call_now, name="call_now"),
    path("calls/<str:number>/answer/", call.answer, name="answer_call"),
    path("calls/<str:number>/record/", call.record, name="record_answer"),
    path("calls/<str:number>/decide/", call.decide, name="decide_in_call"),
    path("calls/<str:number>/teams/", call.teams, name="name_in_call"),
    path("calls/<str:number>/planned/", call.planned, name="plan_in_call"),
    path("calls/<str:number>/close/", call.close, name="close_call"),
    path("calls/<str:number>/ratify/", call.ratify_it, name="ratify"),
]

urlpatterns = [*_meetings, *_situations, *_calls]
