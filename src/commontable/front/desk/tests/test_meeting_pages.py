"""The meeting's pages: who may open them, a whole meeting by its buttons, and what a "no" takes off the page."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from commontable.front.desk.tests.bringing import FACTS, brought
from commontable.groundwork.access.session import acting_as, moment
from commontable.partnership.meetings.models import Meeting
from commontable.response.agenda.actions import open_meeting, plan_meeting
from commontable.response.agenda.models import Item
from commontable.response.closing.actions import mobilise
from commontable.response.filters.actions import close_meeting, hear
from commontable.response.filters.models import Decision
from commontable.response.interventions.attempts import record_attempt
from commontable.response.interventions.models import Role
from commontable.response.situations.models import Fact, Situation
from commontable.response.situations.stages import Stage
from commontable.response.situations.tests.factories import everybody_comes

pytestmark = pytest.mark.django_db

INSIDE = ["chris", "coral", "hana", "nils"]
OUTSIDE = ["wilma", "piet", "unseated"]
ON_MEETING = ["open_meeting", "add_brought", "close_meeting"]
ON_ITEM = ["hear", "decide", "put_off", "take_back", "name_teams", "planned", "conclude"]


class Desk:
    """One person at the desk, pressing buttons."""

    def __init__(self, cast, name: str) -> None:
        self.client, self.cast = Client(), cast
        if name != "outsider":
            self.client.force_login(cast.accounts[name])

    def get(self, name: str, *args, **query):
        return self.client.get(reverse(f"desk:{name}", args=args), query)

    def post(self, name: str, *args, **data):
        return self.client.post(reverse(f"desk:{name}", args=args), data)

    def press(self, name: str, meeting: Meeting, situation: Situation, **data):
        """Press a button of an item, drawn from the situation as it is now."""
        version = self.current(situation).version
        return self.post(name, meeting.pk, situation.number, version=version, **data)

    def current(self, situation: Situation) -> Situation:
        with acting_as(self.cast.chris):
            return Situation.objects.get(pk=situation.pk)


@pytest.fixture
def desk(cast):
    return lambda name: Desk(cast, name)


@pytest.fixture
def situations(cast):
    """Three brought by the hospital, in order of number."""
    return [brought(cast) for _each in range(3)]


@pytest.fixture
def planned(cast):
    """A meeting of the East table, this hour."""
    with acting_as(cast.chris):
        return plan_meeting(cast.table("EA"), actor=cast.chris, starts_at=timezone.now())


@pytest.fixture
def opened(cast, situations, planned):
    with acting_as(cast.chris):
        return everybody_comes(open_meeting(planned, actor=cast.chris), cast.chris)


@pytest.fixture
def heard(cast, situations, opened):
    """The first situation, before the table."""
    with acting_as(cast.chris):
        return hear(situations[0], actor=cast.chris)


def current(meeting: Meeting, cast) -> Meeting:
    with acting_as(cast.chris):
        return Meeting.objects.get(pk=meeting.pk)


def says(response) -> str:
    return " ".join(response.content.decode().split())


# Who may open the pages


@pytest.mark.parametrize("name", INSIDE)
def test_those_of_the_table_read_its_meeting(desk, opened, name):
    assert desk(name).get("meeting", opened.pk).status_code == 200


@pytest.mark.parametrize("name", OUTSIDE)
def test_nobody_else_can_tell_the_meeting_exists(desk, opened, name):
    assert desk(name).get("meeting", opened.pk).status_code == 404


@pytest.mark.parametrize("name", ["outsider"])
def test_signed_out_nobody_can_tell_the_meeting_exists(desk, opened, name):
    assert desk(name).get("meeting", opened.pk).status_code in (302, 404)


@pytest.mark.parametrize("name", [*INSIDE, *OUTSIDE])
def test_each_sees_the_meetings_of_their_own_tables(desk, opened, name):
    response = desk(name).get("meetings")
    assert response.status_code == 200
    assert (str(opened.pk) in says(response)) == (name in INSIDE)


def test_signed_out_the_list_leads_to_the_door(desk):
    assert desk("outsider").get("meetings").headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("name", ["hana", "coral"])
def test_only_a_co_chair_runs_the_meeting(desk, cast, opened, name):
    person, mark = desk(name), f"{cast.teams['School East']}:absent"
    for route in ON_MEETING:
        response = person.post(route, opened.pk, version=opened.version, mark=mark)
        assert response.status_code == 403, route
        assert "Only a co-chair of this table may do that." in says(response)


@pytest.mark.parametrize("name", ["hana", "coral"])
def test_only_a_co_chair_takes_an_item_through(desk, cast, opened, situations, name):
    teams = {"lead": cast.teams["Hospital East"], "assisting": [cast.teams["Housing East"]]}
    given = {"decision": "met", "how": "consensus", "conclusion": "informed", **teams}
    person = desk(name)
    for route in ON_ITEM:
        response = person.press(route, opened, situations[0], **given)
        assert response.status_code == 403, route
        assert "You do not run this table. Ask one of its co-chairs." in says(response)


@pytest.mark.parametrize("name", [*OUTSIDE, "outsider"])
def test_another_table_finds_nothing_to_press(desk, opened, situations, name):
    person, given = desk(name), {"version": 1, "decision": "met", "how": "consensus"}
    answers = [person.post(route, *words, **given) for route, words in routes(opened, situations[0])]
    assert {answer.status_code for answer in answers} <= ({302, 404} if name == "outsider" else {404})


def test_nothing_is_pressed_by_following_a_link(desk, opened, situations):
    chair = desk("chris")
    assert {chair.get(route, *words).status_code for route, words in routes(opened, situations[0])} == {405}


def routes(meeting: Meeting, situation: Situation) -> list[tuple[str, list]]:
    """Every route that changes something, with its words."""
    return [(name, [meeting.pk]) for name in ON_MEETING] + [(n, [meeting.pk, situation.number]) for n in ON_ITEM]


@pytest.mark.parametrize("name", ["hana", "coral"])
def test_who_does_not_chair_sees_the_page_without_its_buttons(desk, opened, heard, name):
    page = says(desk(name).get("meeting", opened.pk))
    assert FACTS[0] in page
    assert "Met: go to filter 3" not in page
    assert "Close the meeting" not in page
    assert "Record the decision" not in page


def test_a_chair_sees_them(desk, opened, heard):
    page = says(desk("chris").get("meeting", opened.pk))
    assert "Met: go to filter 3" in page
    assert "Close the meeting" in page


# The calendar


@pytest.mark.parametrize("name", ["chris", "coral"])
def test_coordinators_and_co_chairs_plan_a_meeting_in_the_tables_own_time(desk, cast, name):
    form = {"EA-day": "2027-02-03", "EA-hour": "09:30"}
    response = desk(name).post("plan_meeting", cast.tables["EA"], **form)
    assert response.status_code == 302
    with acting_as(cast.chris):
        assert Meeting.objects.get().starts_at.isoformat() == "2027-02-03T14:30:00+00:00"


@pytest.mark.parametrize("name", ["hana", "wilma", "unseated"])
def test_others_plan_no_meeting(desk, cast, name):
    response = desk(name).post("plan_meeting", cast.tables["EA"], **{"EA-day": "2027-02-03", "EA-hour": "09:30"})
    assert response.status_code == 403
    assert "Only a coordinator or co-chair of this table may do that." in says(response)


def test_the_same_hour_twice_is_told_at_the_field(desk, cast):
    form = {"EA-day": "2027-02-03", "EA-hour": "09:30"}
    desk("chris").post("plan_meeting", cast.tables["EA"], **form)
    again = desk("chris").post("plan_meeting", cast.tables["EA"], **form)
    assert again.status_code == 422
    assert "This table already has a meeting at that time." in says(again)


def test_a_day_left_out_is_told_at_the_field_and_what_was_typed_stays(desk, cast):
    response = desk("chris").post("plan_meeting", cast.tables["EA"], **{"EA-hour": "09:30"})
    assert response.status_code == 422
    assert "Say on which day." in says(response)
    assert 'value="09:30"' in says(response)


def test_who_belongs_to_no_table_reads_how_to_get_a_seat(desk):
    assert "You belong to no table yet" in says(desk("unseated").get("meetings"))


# A whole meeting


def test_a_meeting_opens_with_its_agenda(desk, cast, situations, planned):
    chair = desk("chris")
    assert "Open the meeting" in says(chair.get("meeting", planned.pk))
    assert chair.post("open_meeting", planned.pk, version=planned.version).status_code == 302
    page = says(chair.get("meeting", planned.pk))
    assert "0 of 3 heard" in page
    assert "0 of 5 teams are in the room" in page


def test_one_meeting_of_a_table_is_open_at_a_time(desk, cast, opened):
    with acting_as(cast.chris):
        other = plan_meeting(cast.table("EA"), actor=cast.chris, starts_at=timezone.now() + timedelta(days=7))
    response = desk("chris").post("open_meeting", other.pk, version=other.version)
    assert response.status_code == 400
    assert "Another meeting of this table is open." in says(response)


def test_presence_moves_the_ring(desk, cast, opened):
    chair = desk("chris")
    response = chair.post(
        "mark_presence", opened.pk, version=opened.version, mark=f"{cast.teams['School East']}:absent"
    )
    assert response.headers["Location"].endswith("#here")
    assert "4 of 5 teams are in the room" in says(chair.get("meeting", opened.pk))


def test_presence_takes_only_known_ways_of_being_there(desk, cast, opened):
    mark = f"{cast.teams['School East']}:asleep"
    assert desk("chris").post("mark_presence", opened.pk, version=opened.version, mark=mark).status_code == 400


def test_what_was_brought_since_is_added(desk, cast, opened):
    late = brought(cast)
    chair = desk("chris")
    assert "Add 1 brought since" in says(chair.get("meeting", opened.pk))
    chair.post("add_brought", opened.pk, version=opened.version)
    page = says(chair.get("meeting", opened.pk))
    assert late.number in page
    assert "brought since" not in page


def test_an_item_is_turned_to_and_read_aloud(desk, opened, situations):
    chair = desk("chris")
    response = chair.press("hear", opened, situations[1])
    assert response.headers["Location"].endswith(f"?item={situations[1].number}#now")
    page = says(chair.get("meeting", opened.pk))
    assert "Zero-zero-zero-two. A person, 60+." in page


def test_anyone_may_look_at_another_item_without_changing_what_is_heard(desk, cast, opened, heard, situations):
    page = says(desk("hana").get("meeting", opened.pk, item=situations[2].number))
    assert f'<span class="number">{situations[2].number}</span>' in page
    assert "The table is on 0001." in page
    with acting_as(cast.chris):
        assert Item.objects.get(heard_at__isnull=False).situation == heard


def test_met_by_vote_with_dissent_goes_to_filter_3(desk, cast, opened, heard):
    vote = {"decision": "met", "how": "vote", "votes_for": 4, "votes_against": 1, "dissent": "on"}
    assert desk("chris").press("decide", opened, heard, **vote).status_code == 302
    with acting_as(cast.chris):
        decision = Decision.objects.get()
    assert (decision.outcome, decision.votes_for, decision.votes_against, decision.dissent) == ("met", 4, 1, True)
    page = says(desk("chris").get("meeting", opened.pk))
    assert "Vote, 4 for and 1 against; someone dissented" in page
    assert "Who can help?" in page


def test_a_vote_without_its_numbers_is_asked_for_them(desk, opened, heard):
    response = desk("chris").press("decide", opened, heard, decision="met", how="vote", votes_for=4)
    assert response.status_code == 422
    assert "Say how many voted against." in says(response)
    assert 'value="4"' in says(response)


def test_a_page_with_faults_still_leads_to_the_other_items(desk, opened, heard, situations):
    page = says(desk("chris").press("decide", opened, heard, decision="met", how="vote"))
    assert f'href="/meetings/{opened.pk}/?item={situations[2].number}#now"' in page


def test_the_decision_takes_two_agencies_in_the_room_and_says_so(desk, cast, opened, heard):
    chair = desk("chris")
    for team in ("Hospital East", "Housing East", "School East", "Shelter East"):
        chair.post("mark_presence", opened.pk, version=opened.version, mark=f"{cast.teams[team]}:absent")
    page = says(chair.get("meeting", opened.pk))
    assert 'title="The decision takes two agencies in the room' in page
    refusal = chair.press("decide", opened, heard, decision="met", how="consensus")
    assert refusal.status_code == 403
    assert "The decision takes two agencies in the room, one of them not police." in says(refusal)


@pytest.fixture
def met(desk, opened, heard):
    desk("chris").press("decide", opened, heard, decision="met", how="consensus")
    return heard


@pytest.fixture
def named(desk, cast, opened, met):
    teams = {"lead": cast.teams["Housing East"], "assisting": [cast.teams["Hospital East"], cast.teams["Shelter East"]]}
    assert desk("chris").press("name_teams", opened, met, **teams).status_code == 302
    return met


def test_teams_without_an_agreement_are_marked_before_they_are_named(desk, opened, met):
    page = says(desk("chris").get("meeting", opened.pk))
    assert "Shelter East (no agreement in force)" in page
    assert "Housing East (no agreement in force)" not in page
    assert "No name can be released to a team whose sharing agreement and pledge are not in force." in page


def test_lead_and_assisting_teams_are_named(desk, cast, opened, named):
    with acting_as(cast.chris):
        parts = set(Role.objects.values_list("team__name", "part"))
    assert parts == {("Housing East", "lead"), ("Hospital East", "assisting"), ("Shelter East", "assisting")}
    assert "Have the few planned?" in says(desk("chris").get("meeting", opened.pk))


def test_a_lead_alone_is_asked_for_who_assists(desk, cast, opened, met):
    response = desk("chris").press("name_teams", opened, met, lead=cast.teams["Housing East"])
    assert response.status_code == 422
    assert "Name at least one team that assists." in says(response)


@pytest.fixture
def intervening(desk, opened, named):
    assert desk("chris").press("planned", opened, named).status_code == 302
    return named


def test_planned_begins_the_intervention_and_its_clock_is_shown(desk, opened, intervening):
    page = says(desk("chris").get("meeting", opened.pk, item=intervening.number))
    assert "h 59 left" in page or "48 h left" in page
    assert "The lead has recorded no attempt yet." in page


def test_closing_waits_for_the_leads_report_and_the_service_it_names(desk, cast, opened, intervening):
    chair = desk("chris")
    assert chair.press("conclude", opened, intervening, conclusion="informed").status_code == 403
    with acting_as(cast.omar):
        record_attempt(intervening, actor=cast.omar, at=moment(), means="visit", reached=True)
    page = says(chair.get("meeting", opened.pk, item=intervening.number))
    assert "“Connected” needs a service" in page
    assert "Contact: Visit" in page
    refusal = chair.press("conclude", opened, intervening, conclusion="connected")
    assert refusal.status_code == 403
    assert "“Connected” needs a service" in says(refusal)


def test_a_connected_situation_is_closed(desk, cast, opened, intervening):
    with acting_as(cast.omar):
        record_attempt(intervening, actor=cast.omar, at=moment(), means="visit", reached=True)
        mobilise(intervening, actor=cast.omar, service="food", outcome="connected")
    assert desk("chris").press("conclude", opened, intervening, conclusion="connected").status_code == 302
    assert desk("chris").current(intervening).stage == Stage.CLOSED
    assert "Connected to services and/or personal supports" in says(desk("hana").get("meeting", opened.pk))


def test_no_conclusion_is_told_at_the_field(desk, cast, opened, intervening):
    with acting_as(cast.omar):
        record_attempt(intervening, actor=cast.omar, at=moment(), means="visit", reached=True)
    response = desk("chris").press("conclude", opened, intervening)
    assert response.status_code == 422
    assert "Choose a conclusion." in says(response)


def test_not_today_goes_back_to_the_queue(desk, cast, opened, heard):
    assert desk("chris").press("put_off", opened, heard).status_code == 302
    assert desk("chris").current(heard).stage == Stage.BROUGHT
    assert "Not today" in says(desk("chris").get("meeting", opened.pk))


# A "no"


@pytest.fixture
def rejected(desk, opened, heard):
    no = {"decision": "not_met", "how": "consensus", "reason": "not_aer"}
    assert desk("chris").press("decide", opened, heard, **no).status_code == 302
    return heard


def test_a_no_needs_its_reason(desk, opened, heard):
    response = desk("chris").press("decide", opened, heard, decision="not_met", how="consensus")
    assert response.status_code == 422
    assert "Say why it is not met." in says(response)


@pytest.mark.parametrize("name", ["chris", "coral", "hana", "nils"])
def test_the_facts_of_a_no_are_off_everyones_page_at_once(desk, cast, opened, rejected, name):
    page = says(desk(name).get("meeting", opened.pk, item=rejected.number))
    item = page.split('class="item item-part"')[1].split("</section>")[0]
    assert rejected.number in item
    assert "Not met" in item
    assert not any(fact in item for fact in (*FACTS, "Hospital East", "Risk factors"))


def test_a_no_is_taken_back_until_the_meeting_closes(desk, opened, rejected):
    chair = desk("chris")
    assert chair.press("take_back", opened, rejected).status_code == 302
    assert chair.current(rejected).stage == Stage.FILTER_2
    assert FACTS[0] in says(chair.get("meeting", opened.pk, item=rejected.number))


def test_closing_says_what_it_destroys_and_destroys_it(desk, cast, opened, rejected):
    chair = desk("chris")
    chair.press("take_back", opened, rejected)
    chair.press("decide", opened, rejected, decision="not_met", how="consensus", reason="single_agency")
    assert "1 situation was found “not met”: its facts are destroyed" in says(chair.get("meeting", opened.pk))
    assert chair.post("close_meeting", opened.pk, version=current(opened, cast).version).status_code == 302
    assert chair.current(rejected).stage == Stage.MINIMISED
    with acting_as(cast.chris):
        assert not Fact.objects.filter(situation=rejected).exists()


def test_after_closing_who_only_sat_there_reads_nothing_more(desk, cast, opened, situations):
    with acting_as(cast.chris):
        close_meeting(opened, actor=cast.chris)
    page = says(desk("sara").get("meeting", opened.pk))
    assert situations[0].number not in page
    assert "Nothing is on this agenda" in page
    assert situations[0].number in says(desk("hana").get("meeting", opened.pk))


def test_a_closed_meeting_has_no_buttons(desk, cast, opened):
    with acting_as(cast.chris):
        close_meeting(opened, actor=cast.chris)
    page = says(desk("chris").get("meeting", opened.pk))
    assert page.count("<form") == says(desk("chris").get("meetings")).count("<form") - 1


# Two people at once


def test_a_button_pressed_twice_decides_once_and_shows_both(desk, cast, opened, heard):
    version, chair = heard.version, desk("chris")
    press = {"version": version, "decision": "met", "how": "consensus"}
    assert chair.post("decide", opened.pk, heard.number, **press).status_code == 302
    again = chair.post("decide", opened.pk, heard.number, **press)
    assert again.status_code == 409
    assert "Filter 3" in says(again)
    assert "Back to the meeting" in says(again)
    with acting_as(cast.chris):
        assert Decision.objects.count() == 1


def test_a_page_that_is_behind_shows_what_the_other_chair_pressed(desk, opened, heard):
    seen = heard.version
    desk("chris").press("decide", opened, heard, decision="not_met", how="consensus", reason="not_aer")
    response = desk("chris").post("decide", opened.pk, heard.number, version=seen, decision="met", how="consensus")
    assert response.status_code == 409
    assert "Not met" in says(response)


def test_a_lost_vote_is_shown_whole_beside_the_one_that_stands(desk, opened, heard):
    seen = heard.version
    desk("chris").press("decide", opened, heard, decision="not_met", how="consensus", reason="not_aer")
    lost = {"decision": "met", "how": "vote", "votes_for": 4, "votes_against": 1, "dissent": "on"}
    response = desk("chris").post("decide", opened.pk, heard.number, version=seen, **lost)
    assert "met, Vote, 4 for, 1 against, someone dissents" in says(response)
    assert "not met, Consensus" in says(response)


def test_lost_teams_are_shown_beside_those_that_stand(desk, cast, opened, heard):
    desk("chris").press("decide", opened, heard, decision="met", how="consensus")
    version, teams = desk("chris").current(heard).version, cast.teams
    named = {"lead": teams["Housing East"], "assisting": [teams["Hospital East"]]}
    assert desk("chris").post("name_teams", opened.pk, heard.number, version=version, **named).status_code == 302
    others = {"lead": teams["Police East"], "assisting": [teams["School East"]]}
    response = desk("chris").post("name_teams", opened.pk, heard.number, version=version, **others)
    assert response.status_code == 409
    for word in ("Police East", "School East", "Housing East", "Hospital East"):
        assert word in says(response)


def test_a_meeting_is_closed_once(desk, opened):
    chair = desk("chris")
    assert chair.post("close_meeting", opened.pk, version=opened.version).status_code == 302
    assert chair.post("close_meeting", opened.pk, version=opened.version).status_code == 409


@pytest.mark.parametrize("route", ["hear", "open_meeting"])
def test_a_form_without_its_version_changes_nothing(desk, opened, situations, route):
    words = [situations[0].number] if route == "hear" else []
    assert desk("chris").post(route, opened.pk, *words).status_code == 400


# How much the page asks


FIXED = 4
"""Session, account, the actor's own seats, and the line in the head of every page; the database is told of the actor
besides."""


def asked(desk: Desk, *route, **query) -> int:
    """How many questions a page puts to the database beyond the fixed ones."""
    desk.get(*route, **query)
    with CaptureQueriesContext(connection) as queries:
        desk.get(*route, **query)
    said = [query["sql"].lstrip("( ").lower() for query in queries]
    return len([sql for sql in said if sql.startswith("select") and "set_config" not in sql]) - FIXED


# Nine to a member, three more to who keeps attendance; the ninth is for what crossed in words.
@pytest.mark.parametrize(("name", "at_most"), [("chris", 12), ("hana", 9)])
def test_the_page_asks_as_many_questions_however_long_the_agenda(desk, cast, opened, intervening, name, at_most):
    before = asked(desk(name), "meeting", opened.pk, item=intervening.number)
    for _each in range(5):
        brought(cast)
    desk("chris").post("add_brought", opened.pk, version=opened.version)
    assert asked(desk(name), "meeting", opened.pk, item=intervening.number) == before
    assert before <= at_most


def test_the_list_asks_two(desk, opened):
    assert asked(desk("chris"), "meetings") == 2
