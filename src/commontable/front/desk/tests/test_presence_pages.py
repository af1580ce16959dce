"""What does the column "In the room" say and offer, and the attendance log?"""

import pytest
from django.urls import reverse

from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.partnership.meetings.models import Attendance
from commontable.partnership.tables.models import SituationTable
from commontable.response.filters.actions import hear
from commontable.response.situations.models import Recusal
from commontable.response.situations.tests.factories import at_filter_2, at_filter_4, brought, meeting_of

from .opening import client_of, opened, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def situation(cast):
    return at_filter_2(cast)


@pytest.fixture
def meeting(cast, situation):
    return meeting_of(cast, situation)


def at(route: str, meeting, *rest) -> str:
    return reverse(f"desk:{route}", args=[meeting.pk, *rest])


def press(cast, who: str, route: str, meeting, /, *rest, **said):
    return client_of(cast, who).post(at(route, meeting, *rest), said)


def page(cast, name: str, meeting) -> str:
    return words(opened(cast, name, at("meeting", meeting)))


def test_a_member_steps_out_of_the_item_by_one_press_and_comes_back_by_one(cast, meeting):
    assert "Step out of this item" in page(cast, "sara", meeting)
    answer = press(cast, "sara", "mark_myself", meeting, kind="left_item")
    assert answer.headers["Location"].endswith("#here")
    assert "You stepped out of this item. At the next one you are back." in page(cast, "sara", meeting)
    assert "School East left this item" in page(cast, "chris", meeting)
    press(cast, "sara", "mark_myself", meeting, kind="in_room")
    assert "5 of 5 teams are in the room" in page(cast, "sara", meeting)


def test_who_is_not_there_yet_says_so_by_one_press(cast, meeting):
    press(cast, "sara", "mark_myself", meeting, kind="absent")
    assert "I am here I am on the phone" in page(cast, "sara", meeting)


@pytest.mark.parametrize("kind", ["asleep", "on_behalf", ""])
def test_of_oneself_only_known_things_are_said(cast, meeting, kind):
    assert press(cast, "sara", "mark_myself", meeting, kind=kind).status_code == 400


def test_the_coordinator_lets_a_person_in_and_out_by_one_press(cast, meeting):
    mark = f"member:{cast.sara.member}:left_item"
    assert press(cast, "coral", "mark_presence", meeting, version=meeting.version, mark=mark).status_code == 302
    assert "School East left this item" in page(cast, "coral", meeting)


def test_only_who_runs_the_table_sees_the_buttons_for_others(cast, meeting):
    assert "Add someone" in page(cast, "coral", meeting)
    assert "Add someone" not in page(cast, "sara", meeting)


def guest(cast, meeting, **said):
    sent = {"version": meeting.version, "name": "Vera Visitor", "as_what": "visitor", "agency": "Public Health", **said}
    return press(cast, "chris", "add_someone", meeting, **sent)


def test_a_visitor_without_a_pledge_is_to_be_asked_out(cast, meeting):
    assert guest(cast, meeting).status_code == 302
    said = page(cast, "chris", meeting)
    assert "Vera Visitor, visitor, Public Health, no pledge" in said
    assert "Vera Visitor has not signed the pledge: ask them to leave after filter 2." in said


def test_a_visitor_who_signed_is_listed_and_stays(cast, meeting):
    guest(cast, meeting, pledged="on")
    said = page(cast, "sara", meeting)
    assert "Vera Visitor, visitor, Public Health, pledged" in said
    assert "ask them to leave" not in said


def test_at_filter_3_nobody_says_a_name_before_they_have_left(cast, situation, meeting):
    guest(cast, meeting)
    press(
        cast, "chris", "decide", meeting, situation.number, version=situation.version, decision="met", how="consensus"
    )
    assert "Say no name aloud until they have left." in page(cast, "chris", meeting)


def test_a_person_of_a_team_without_an_account_is_added_for_it(cast, meeting):
    team = cast.teams["Shelter East"]
    guest(cast, meeting, name="Nora Night", as_what=f"team:{team}")
    with acting_as(cast.chris):
        assert Attendance.objects.get(guest_name="Nora Night").team_id == team


def test_somebody_is_added_with_a_name(cast, meeting):
    answer = guest(cast, meeting, name="")
    assert answer.status_code == 422
    assert "Say who it is." in words(answer)


def test_those_of_last_time_come_by_one_press(cast, meeting):
    assert press(cast, "coral", "as_last_time", meeting, version=meeting.version).status_code == 302


def test_who_recognises_somebody_is_told_nothing_and_shows_nothing(cast, situation, meeting):
    assert "I recognise this person" in page(cast, "sara", meeting)
    press(cast, "sara", "recognise", meeting, situation.number)
    assert situation.number not in page(cast, "sara", meeting)
    said = page(cast, "chris", meeting)
    assert "School East left this item" in said
    assert "recognise" not in said.replace("I recognise this person…", "")


def asking_for(teams: int) -> None:
    with acting_as(operator()), licensed("test"):
        record(Kind.DID, "test", operator())
        SituationTable.objects.filter(code="EA").update(quorum_teams=teams)


def test_the_quorum_is_said_at_the_head(cast, meeting):
    asking_for(5)
    assert "quorum met, 4 sectors here" in page(cast, "chris", meeting)
    asking_for(6)
    assert "no quorum: 1 more team is missing" in page(cast, "chris", meeting)


def test_without_its_quorum_the_table_decides_nothing_and_is_told_why(cast, situation, meeting):
    asking_for(6)
    said = {"version": situation.version, "decision": "met", "how": "consensus"}
    answer = press(cast, "chris", "decide", meeting, situation.number, **said)
    assert answer.status_code == 403
    assert "No quorum: 1 more team is missing." in words(answer)


def test_the_log_lists_exactly_who_was_there_and_who_heard_what(cast, situation, meeting):
    guest(cast, meeting, pledged="on")
    press(cast, "sara", "mark_myself", meeting, kind="left_item")
    other = brought(cast)
    meeting_of(cast, other)
    with acting_as(cast.chris):
        hear(other, actor=cast.chris)
    said = words(opened(cast, "coral", at("attendance", meeting)))
    for name in ("Chris Chair", "Sara School", "Hana Hospital", "Vera Visitor"):
        assert name in said
    assert "Nobody Seated" not in said
    assert "(left for an item)" in said
    assert f"{situation.number}2" in said


@pytest.mark.parametrize("name", ["hana", "sara"])
def test_the_log_is_for_those_who_run_the_table(cast, meeting, name):
    assert opened(cast, name, at("attendance", meeting)).status_code == 403


def test_who_recognised_somebody_finds_it_on_no_page(cast, situation, meeting):
    """Every page a member can open, after stepping out for good: neither its number nor anything about it."""
    with acting_as(cast.sara):
        assert not Recusal.objects.exists()
    press(cast, "sara", "recognise", meeting, situation.number)
    client = client_of(cast, "sara")
    addresses = [
        "/",
        "/meetings/",
        "/situations/",
        f"/situations/?q={situation.number}",
        at("meeting", meeting),
        f"{at('meeting', meeting)}?item={situation.number}",
    ]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200
        assert f"/situations/{situation.number}/" not in answer.content.decode(), address
        assert f"{situation.sequence:04d}</" not in answer.content.decode(), address
    gone = [reverse("desk:situation", args=[situation.number])]
    assert [client.get(address).status_code for address in gone] == [404]
    for route in ("hear", "decide", "put_off", "take_back", "name_teams", "planned", "conclude", "recognise"):
        assert client.post(at(route, meeting, situation.number), {"version": 1}).status_code in (403, 404), route
    assert opened(cast, "hana", reverse("desk:situation", args=[situation.number])).status_code == 200


def test_the_file_says_who_was_in_the_room_to_those_who_run_the_table_and_to_the_parts(cast):
    work = at_filter_4(cast)
    address = reverse("desk:situation", args=[work.number])
    for name in ("chris", "omar"):
        said = words(opened(cast, name, address))
        assert "In the room at filter 2" in said
        assert "Sara School" in said
    assert "In the room at filter 2" not in words(opened(cast, "sara", address))
