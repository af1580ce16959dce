"""Today and the list: what is due, from whom, in two clicks; and never more than a person may see."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from commontable.groundwork.access.session import acting_as, moment
from commontable.response.agenda.actions import plan_meeting
from commontable.response.filters.actions import close_meeting
from commontable.response.interventions.attempts import record_attempt
from commontable.response.interventions.tests.alarmed import look, set_supervisor
from commontable.response.situations.tests import factories
from tests.cast import NOON

from .opening import asked, client_of, opened, words

pytestmark = pytest.mark.django_db

TODAY, LIST = "/", "/situations/"


def meeting_closed(cast, situation):
    actor = factories.chair_of(cast, situation)
    meeting = factories.meeting_of(cast, situation)
    with acting_as(actor):
        close_meeting(meeting, actor=actor)


@pytest.fixture
def late(cast):
    """The hospital's own, accepted 50 hours ago, tried once."""
    with time_machine.travel(NOON - timedelta(hours=50), tick=False):
        situation = factories.intervening(cast, lead="Hospital East")
        meeting_closed(cast, situation)
    with time_machine.travel(NOON - timedelta(hours=30), tick=False), acting_as(cast.hana):
        record_attempt(situation, actor=cast.hana, at=moment(), means="visit", reached=False, obstacle="not_home")
    with time_machine.travel(NOON, tick=False):
        yield situation


@pytest.mark.parametrize("address", [TODAY, LIST])
@pytest.mark.parametrize("name", ["hana", "chris", "coral", "piet", "unseated"])
def test_everybody_signed_in_has_a_day_and_a_list(cast, address, name):
    assert opened(cast, name, address).status_code == 200


@pytest.mark.parametrize("address", [TODAY, LIST])
def test_signed_out_is_sent_to_sign_in(cast, address):
    assert opened(cast, "outsider", address).headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("address", [TODAY, LIST])
@pytest.mark.parametrize("name", ["omar", "piet", "wilma", "unseated", "nils"])
def test_who_has_no_part_does_not_see_the_number(cast, late, address, name):
    assert late.number not in words(opened(cast, name, address))


def test_a_late_clock_is_said_in_words_under_its_own_heading(cast, late):
    said = words(opened(cast, "hana", TODAY))
    assert "Overdue" in said
    assert "2 h over" in said
    assert "1 attempt, no contact" in said


def test_the_late_one_is_two_clicks_from_recording(cast, late):
    page = opened(cast, "hana", TODAY).content.decode()
    assert reverse("interventions:attempt", args=[late.number]) in page


def test_after_a_contact_the_service_is_what_is_due(cast):
    situation = factories.reported(cast, lead="Hospital East")
    page = opened(cast, "hana", TODAY)
    assert "services still to name" in words(page)
    assert reverse("closing:service", args=[situation.number]) in page.content.decode()


def test_an_assisting_team_may_have_been_there_first(cast):
    situation = factories.intervening(cast)
    page = opened(cast, "paula", TODAY).content.decode()
    for route in ("interventions:attempt", "interventions:contact"):
        assert reverse(route, args=[situation.number]) in page


def test_only_the_originator_is_asked_to_release(cast):
    factories.seal_all(cast, factories.intervening(cast))
    assert "Only we can release" in words(opened(cast, "hana", TODAY))
    for name in ("omar", "paula", "chris"):
        assert "Only we can release" not in words(opened(cast, name, TODAY))


def test_before_anything_is_sealed_the_door_stays_shut_and_says_why(cast):
    factories.intervening(cast)
    page = opened(cast, "hana", TODAY)
    assert "Nothing is sealed for this person yet." in words(page)
    assert 'title="Nothing is sealed for this person yet.' in page.content.decode()


def test_what_was_released_waits_no_longer(cast):
    situation = factories.intervening(cast)
    factories.released(cast, situation)
    said = words(opened(cast, "hana", TODAY))
    assert "to Housing East" not in said
    assert "to Police East" in said


def test_a_team_without_papers_is_told_that_no_name_reaches_it(cast):
    assert "No name is released to Shelter East until" in words(opened(cast, "nils", TODAY))


def test_drafts_say_how_far_they_are(cast):
    factories.drafted(cast)
    said = words(opened(cast, "hana", TODAY))
    assert "of 12 answered, ready to bring" in said
    assert "saved today" in said


def test_a_returned_draft_says_why(cast):
    situation = factories.rejected(cast)
    meeting_closed(cast, situation)
    said = words(opened(cast, "hana", TODAY))
    assert f"Returned: {situation.number}" in said
    assert "not deemed to be one of acutely elevated risk" in said


def test_a_co_chair_reads_counts_and_no_clock(cast, late):
    said = words(opened(cast, "chris", TODAY))
    assert "East table, which you run" in said
    assert "Late: no contact in time" in said
    assert late.number not in said


def test_the_next_meeting_is_there_with_what_we_report(cast, late):
    with acting_as(cast.chris):
        plan_meeting(cast.table("EA"), actor=cast.chris, starts_at=moment() + timedelta(hours=3))
    said = words(opened(cast, "hana", TODAY))
    assert "East table, today 15:00" in said
    assert "Report back today 15:00, East table" in said


def test_an_empty_day_says_so_and_what_comes_next(cast):
    assert "No clock is running" in words(opened(cast, "omar", TODAY))


def test_a_number_is_found_exactly(cast, late):
    assert late.number in words(opened(cast, "hana", f"{LIST}?number={late.number.lower()}"))
    assert late.number not in words(opened(cast, "hana", f"{LIST}?number={late.number[:-1]}"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("table=EA", True),
        ("stage=intervening", True),
        ("stage=closed", False),
        ("factor=gambling_chronic", True),
        ("factor=gambling_affected", False),
        ("whose=ours", True),
        ("table=EA&stage=intervening&factor=gambling_chronic&whose=ours", True),
    ],
)
def test_the_query_string_narrows_the_list(cast, late, query, found):
    assert (late.number in words(opened(cast, "hana", f"{LIST}?{query}"))) == found


@pytest.mark.parametrize("query", ["table=WE", "stage=nowhere", "factor=0"])
def test_a_condition_of_no_list_is_refused_with_words(cast, query):
    answer = opened(cast, "hana", f"{LIST}?{query}")
    assert answer.status_code == 422
    assert "to put right" in words(answer)


def test_a_co_chair_lists_the_whole_table_and_ours_is_nothing(cast, late):
    assert late.number in words(opened(cast, "chris", LIST))
    assert late.number not in words(opened(cast, "chris", f"{LIST}?whose=ours"))


def test_pages_follow_each_other_without_a_gap(cast, monkeypatch):
    monkeypatch.setattr("commontable.front.desk.situations_list.A_PAGE", 2)
    numbers = [factories.brought(cast).number for _each in range(5)]
    seen, address = [], LIST
    for _page in range(3):
        page = opened(cast, "hana", address).content.decode()
        seen += [number for number in reversed(numbers) if f">{number}<" in page]
        address = f"{LIST}?before={seen[-1]}"
    assert seen == numbers[::-1]


def test_an_empty_list_says_the_next_step(cast):
    assert "Draft a situation" in words(opened(cast, "hana", LIST))
    assert "Take one condition away" in words(opened(cast, "hana", f"{LIST}?stage=closed"))


@pytest.mark.parametrize("name", ["hana", "chris"])
# Of Today four are: who is to say who hears, who is to answer, whose key is due, to whom the plan is to be given.
# Nine more: what we said, whom to tell, where to agree, what was withdrawn, and on what each release rests, as its table has it.
@pytest.mark.parametrize(("address", "most"), [(TODAY, 12 + 4 + 9), (LIST, 6)])
def test_more_rows_ask_no_more_queries(cast, name, address, most):
    factories.seal_all(cast, factories.intervening(cast, lead="Hospital East"))
    factories.drafted(cast)
    few = asked(cast, name, address)
    for _each in range(3):
        meeting_closed(cast, factories.intervening(cast, lead="Hospital East"))
        factories.drafted(cast)
        factories.brought(cast)
    many = asked(cast, name, address)
    assert len(few) == len(many) <= most


def alarmed(cast, hours: float = 53):
    """A clock that ran out while its lead, whom the coordinator supervises, slept."""
    set_supervisor(cast)
    with time_machine.travel(NOON, tick=False):
        situation = factories.intervening(cast)
    look(cast, NOON + timedelta(hours=hours))
    return situation


def test_the_lead_is_told_on_every_page_and_whom_to_call(cast):
    situation = alarmed(cast)
    with time_machine.travel(NOON + timedelta(hours=53), tick=False):
        said = words(opened(cast, "omar", TODAY))
        assert "First contact was due Fri 27 Nov 12:00." in said
        assert "Housing East leads. Out of hours call: Duty manager, 555-0100." in said
        assert "Told so far: the lead Fri 27 Nov 17:00, the lead’s supervisor Fri 27 Nov 17:00." in said
        assert "1 first contact is due or overdue" in words(opened(cast, "omar", "/situations/"))
        assert "Duty manager" in words(opened(cast, "omar", reverse("desk:situation", args=[situation.number])))
    assert "due or overdue" not in words(opened(cast, "paula", "/situations/"))


def test_a_supervisor_without_a_seat_reads_no_number(cast):
    set_supervisor(cast, who="unseated")
    with time_machine.travel(NOON, tick=False):
        situation = factories.intervening(cast)
    look(cast, NOON + timedelta(hours=53))
    said = words(opened(cast, "unseated", TODAY))
    assert "First contact is overdue. East table Housing East leads." in said
    assert situation.number not in said


def test_a_notice_stands_until_it_is_read(cast):
    alarmed(cast)
    page = opened(cast, "omar", TODAY).content.decode()
    address = re.findall(r'action="(/interventions/notices/[^"]+)"', page)[0]
    assert client_of(cast, "coral").post(address).status_code == 403
    assert client_of(cast, "omar").post(address).url == TODAY
    assert "You were told" not in words(opened(cast, "omar", TODAY))
    assert "You were told" in words(opened(cast, "coral", TODAY))


def test_a_notice_is_gone_with_the_contact(cast):
    situation = alarmed(cast)
    with time_machine.travel(NOON + timedelta(hours=54), tick=False), acting_as(cast.omar):
        record_attempt(situation, actor=cast.omar, at=moment(), means="visit", reached=True)
    assert "You were told" not in words(opened(cast, "omar", TODAY))


def test_before_it_is_due_the_notice_says_so(cast):
    alarmed(cast, hours=40)
    assert "First contact is due Fri 27 Nov 12:00, and nothing was tried." in words(opened(cast, "omar", TODAY))


def test_a_member_chooses_whether_clocks_come_by_mail(cast, settings):
    address = reverse("interventions:mail")
    assert "No mail leaves this installation" in words(opened(cast, "omar", address))
    settings.MAIL_IS_SET_UP = True
    assert "No mail leaves" not in words(opened(cast, "omar", address))
    client = client_of(cast, "omar")
    assert client.post(address, {"wants_mail": "perhaps"}).status_code == 422
    for said, shown in (("no", "Only show"), ("yes", "Send me")):
        assert client.post(address, {"wants_mail": said}).url == TODAY
        page = client.get(address).content.decode()
        assert re.search(rf'value="{said}"[^>]*checked', page), shown
