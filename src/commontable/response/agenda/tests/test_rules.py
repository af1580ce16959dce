"""May this person open or close the meeting, and turn to a situation?"""

from datetime import UTC, datetime

from commontable.groundwork.access.actor import NOBODY
from commontable.partnership.meetings.models import Meeting
from commontable.response.agenda import rules
from commontable.response.agenda.models import Item, ItemKind
from commontable.response.situations.stages import Stage
from tests.pure import OTHER_TABLE, OURS, TABLE, a_situation, a_table, chair, code, coordinator, member

AT = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)


def planned() -> Meeting:
    return Meeting(table_id=TABLE, starts_at=AT)


def opened() -> Meeting:
    return Meeting(table_id=TABLE, starts_at=AT, opened_at=AT)


def cancelled() -> Meeting:
    return Meeting(table_id=TABLE, starts_at=AT, cancelled_at=AT, cancelled_for="weather")


def over() -> Meeting:
    return Meeting(table_id=TABLE, starts_at=AT, opened_at=AT, closed_at=AT)


def test_those_of_the_table_read_its_meetings():
    for actor in (member(OURS), chair(), coordinator()):
        assert code(rules.may_read_meeting(actor, planned())) == "yes"
    for actor in (member(OURS, table=OTHER_TABLE), chair(OTHER_TABLE), NOBODY):
        assert code(rules.may_read_meeting(actor, planned())) == "not_of_table"


def test_coordinators_and_co_chairs_plan():
    assert code(rules.may_plan_meeting(chair(), a_table())) == "yes"
    assert code(rules.may_plan_meeting(coordinator(), a_table())) == "yes"
    assert code(rules.may_plan_meeting(member(OURS), a_table())) == "not_run"
    assert code(rules.may_plan_meeting(chair(OTHER_TABLE), a_table())) == "not_run"


def test_a_co_chair_opens_a_meeting_once():
    assert code(rules.may_open_meeting(chair(), planned())) == "yes"
    assert code(rules.may_open_meeting(chair(), opened())) == "already_opened"
    assert code(rules.may_open_meeting(chair(), over())) == "already_opened"


def test_a_cancelled_meeting_is_not_opened():
    assert code(rules.may_open_meeting(chair(), cancelled())) == "meeting_cancelled"


def test_only_a_co_chair_opens():
    for actor in (coordinator(), member(OURS), chair(OTHER_TABLE), NOBODY):
        assert code(rules.may_open_meeting(actor, planned())) == "not_a_chair"


def test_a_co_chair_runs_the_meeting_while_it_is_open():
    assert code(rules.may_run_meeting(chair(), opened())) == "yes"
    assert code(rules.may_run_meeting(chair(), planned())) == "meeting_not_open"
    assert code(rules.may_run_meeting(chair(), over())) == "meeting_not_open"


def test_only_a_co_chair_runs_it():
    for actor in (coordinator(), member(OURS), chair(OTHER_TABLE), NOBODY):
        assert code(rules.may_run_meeting(actor, opened())) == "not_a_chair"


def test_a_co_chair_turns_the_open_meeting_to_an_update():
    update, new = Item(meeting=opened(), kind=ItemKind.UPDATE), Item(meeting=opened(), kind=ItemKind.NEW)
    assert code(rules.may_hear_update(chair(), update)) == "yes"
    assert code(rules.may_hear_update(chair(), new)) == "not_an_update"
    assert code(rules.may_hear_update(member(OURS), update)) == "not_a_chair"
    assert code(rules.may_hear_update(chair(), Item(meeting=over(), kind=ItemKind.UPDATE))) == "meeting_not_open"


def test_whoever_runs_the_table_orders_the_agenda_and_takes_walk_ons_while_it_is_open():
    for rule in (rules.may_order_agenda, rules.may_walk_on):
        for actor in (chair(), coordinator()):
            assert code(rule(actor, opened())) == "yes"
            assert code(rule(actor, planned())) == "meeting_not_open"
            assert code(rule(actor, over())) == "meeting_not_open"
        for actor in (member(OURS), chair(OTHER_TABLE), coordinator(OTHER_TABLE), NOBODY):
            assert code(rule(actor, opened())) == "not_run"


def test_those_who_run_the_table_say_who_is_there_while_it_is_open():
    for actor in (chair(), coordinator()):
        assert code(rules.may_keep_attendance(actor, opened())) == "yes"
        assert code(rules.may_keep_attendance(actor, over())) == "meeting_not_open"
    for actor in (member(OURS), chair(OTHER_TABLE), NOBODY):
        assert code(rules.may_keep_attendance(actor, opened())) == "not_run"


def test_everybody_of_the_table_says_of_themselves_that_they_are_there():
    for actor in (member(OURS), chair(), coordinator()):
        assert code(rules.may_attend(actor, rules.Place(opened()))) == "yes"
        assert code(rules.may_attend(actor, rules.Place(over()))) == "meeting_not_open"
    for actor in (member(OURS, table=OTHER_TABLE), NOBODY):
        assert code(rules.may_attend(actor, rules.Place(opened()))) == "only_oneself"


def test_one_recognises_somebody_while_there_is_something_to_read():
    assert code(rules.may_recognise(member(OURS), a_situation(Stage.FILTER_2))) == "yes"
    assert code(rules.may_recognise(member(OURS), a_situation(Stage.REJECTED))) == "hidden"
    assert code(rules.may_recognise(member(OURS), a_situation(Stage.VOID))) == "cut"
    assert code(rules.may_recognise(NOBODY, a_situation(Stage.FILTER_2))) == "sign_in_first"


def test_those_who_run_the_table_read_who_was_there():
    assert code(rules.may_read_attendance(chair(), over())) == "yes"
    assert code(rules.may_read_attendance(coordinator(), over())) == "yes"
    assert code(rules.may_read_attendance(member(OURS), over())) == "not_run"
