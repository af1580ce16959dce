"""May this person keep the table's calendar, and their own calendar feed?"""

from datetime import UTC, datetime

from commontable.groundwork.access.actor import NOBODY, Actor, operator, system
from commontable.identifiers import new_id
from commontable.partnership.meetings import rules
from commontable.partnership.meetings.models import Cadence, CalendarFeed, Meeting, MeetingKind
from tests.pure import OTHER_TABLE, OURS, TABLE, a_table, chair, code, coordinator, member

AT = datetime(2026, 12, 2, 14, 30, tzinfo=UTC)
KEEPERS = (chair(), coordinator())
OTHERS = (member(OURS), chair(OTHER_TABLE), coordinator(OTHER_TABLE), operator(), NOBODY)


def planned(**values) -> Meeting:
    return Meeting(table_id=TABLE, starts_at=AT, **values)


def cancelled() -> Meeting:
    return planned(cancelled_at=AT, cancelled_for="weather")


def test_coordinators_and_co_chairs_keep_the_calendar():
    for rule, meeting in (
        (rules.may_keep_calendar, planned()),
        (rules.may_move, planned()),
        (rules.may_cancel, planned()),
        (rules.may_hold_after_all, cancelled()),
    ):
        assert [code(rule(actor, meeting)) for actor in KEEPERS] == ["yes", "yes"]
        assert {code(rule(actor, meeting)) for actor in OTHERS} == {"not_run"}


def test_they_and_the_operator_say_when_the_table_meets():
    for actor in (*KEEPERS, operator()):
        assert code(rules.may_set_cadence(actor, a_table())) == "yes"
        assert code(rules.may_change_cadence(actor, Cadence(table_id=TABLE))) == "yes"
    for actor in (member(OURS), chair(OTHER_TABLE), NOBODY):
        assert code(rules.may_set_cadence(actor, a_table())) == "not_run"
        assert code(rules.may_change_cadence(actor, Cadence(table_id=TABLE))) == "not_run"


def test_only_the_system_makes_the_calendar_ahead_and_only_of_its_tables():
    assert code(rules.may_make_ahead(system([TABLE]), a_table())) == "yes"
    for actor in (system([OTHER_TABLE]), *KEEPERS, operator(), NOBODY):
        assert code(rules.may_make_ahead(actor, a_table())) == "system_only"


def test_what_was_opened_is_history():
    for rule in (rules.may_move, rules.may_cancel, rules.may_hold_after_all):
        assert code(rule(chair(), planned(opened_at=AT))) == "already_opened"


def test_an_emergency_call_is_not_in_the_calendar():
    for rule in (rules.may_move, rules.may_cancel, rules.may_hold_after_all):
        assert code(rule(chair(), planned(kind=MeetingKind.CALL))) == "is_a_call"


def test_a_cancelled_meeting_may_be_moved_or_held_and_is_not_cancelled_twice():
    assert code(rules.may_move(chair(), cancelled())) == "yes"
    assert code(rules.may_cancel(chair(), cancelled())) == "meeting_cancelled"
    assert code(rules.may_hold_after_all(chair(), planned())) == "not_cancelled"


def test_who_belongs_to_a_table_may_have_a_feed():
    for actor in (member(OURS), chair(), coordinator()):
        assert code(rules.may_have_feed(actor)) == "yes"
    assert code(rules.may_have_feed(Actor(role="member", member=new_id()))) == "no_table"
    assert code(rules.may_have_feed(NOBODY)) == "sign_in_first"


def test_a_feed_is_ended_by_its_own_member_alone():
    unseated = Actor(role="member", member=new_id())
    feed = CalendarFeed(member_id=unseated.member)
    assert code(rules.may_end_feed(unseated, feed)) == "yes"
    for actor in (member(OURS), chair(), NOBODY):
        assert code(rules.may_end_feed(actor, feed)) == "not_yours"
