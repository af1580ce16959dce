"""The situation file and the small forms behind its buttons: who opens it, what it holds, what a "no" leaves."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.ledger.models import Entry
from commontable.groundwork.vocabulary.lists import load
from commontable.response.closing.actions import close, meet_barrier, mobilise
from commontable.response.disclosure.models import Disclosure
from commontable.response.filters.actions import close_meeting
from commontable.response.interventions.attempts import record_attempt
from commontable.response.interventions.models import Attempt
from commontable.response.situations.models import Situation
from commontable.response.situations.tests import factories
from tests.cast import NOON

from .opening import OUTSIDE, UNSEEN, asked, client_of, opened, words

pytestmark = pytest.mark.django_db

FACTS_OF_EVERY_FACTORY = ("Gambling", "Basic needs", "40–59", "Serious risk of harm", "being harmed")
FORMS = ("interventions:attempt", "interventions:contact", "closing:service", "closing:barrier")
A_SERVICE = load("service_types").codes()[0]


@pytest.fixture
def now():
    with time_machine.travel(NOON, tick=False):
        yield NOON


@pytest.fixture
def situation(cast, now):
    """Brought by the hospital, led by housing, assisted by the police; its meeting is over."""
    situation = factories.intervening(cast)
    meeting_closed(cast, situation)
    return situation


def meeting_closed(cast, situation):
    actor, meeting = factories.chair_of(cast, situation), factories.meeting_of(cast, situation)
    with acting_as(actor):
        close_meeting(meeting, actor=actor)


def file_of(situation) -> str:
    return reverse("desk:situation", args=[situation.number])


def post(cast, name, route, situation, **given):
    with acting_as(factories.chair_of(cast, situation)):
        version = Situation.objects.get(pk=situation.pk).version
    return client_of(cast, name).post(reverse(route, args=[situation.number]), {"version": version, **given})


def here(at=None) -> str:
    """A moment as the browser's field writes it, in the table's zone."""
    return timezone.localtime(at, ZoneInfo("America/Toronto")).strftime("%Y-%m-%dT%H:%M")


# who opens it


@pytest.mark.parametrize("name", ["hana", "omar", "paula", "chris", "coral"])
def test_those_with_a_grant_and_those_who_run_the_table_read_it(cast, situation, name):
    assert opened(cast, name, file_of(situation)).status_code == 200


@pytest.mark.parametrize("name", ["sara", "nils", *OUTSIDE])
def test_for_everybody_else_it_does_not_exist(cast, situation, name):
    answer, never = opened(cast, name, file_of(situation)), opened(cast, name, "/situations/EA-26-9999/")
    assert answer.status_code == never.status_code
    assert answer.status_code in (UNSEEN, 302)
    assert situation.number not in words(answer)


@pytest.mark.parametrize("route", FORMS)
@pytest.mark.parametrize(
    ("name", "status"), [("omar", 200), ("hana", 403), ("chris", 403), ("sara", 404), ("piet", 404)]
)
def test_forms_answer_whom_their_rule_allows(cast, situation, route, name, status):
    assert opened(cast, name, reverse(route, args=[situation.number])).status_code == status


@pytest.mark.parametrize("route", FORMS)
def test_an_assisting_team_writes_down_its_own(cast, situation, route):
    assert opened(cast, "paula", reverse(route, args=[situation.number])).status_code == 200


@pytest.mark.parametrize("route", FORMS)
def test_forms_send_the_signed_out_to_sign_in_or_know_nothing(cast, situation, route):
    assert opened(cast, "outsider", reverse(route, args=[situation.number])).status_code in (302, UNSEEN)


@pytest.mark.parametrize(
    ("name", "status"),
    [("hana", 302), ("omar", 403), ("paula", 404), ("chris", 403), ("sara", 404), ("piet", 404), ("outsider", 302)],
)
def test_only_the_originator_releases(cast, situation, name, status):
    factories.seal_all(cast, situation)
    grant = factories.grant_to(cast, situation, "Housing East")
    answer = client_of(cast, name).post(reverse("disclosure:release", args=[grant.pk]), {"authority": "consent"})
    assert answer.status_code == status


# what it holds


def test_a_team_with_a_part_is_in_the_room_and_the_originator_reads_the_record(cast, situation):
    assert "The intervention" in words(opened(cast, "omar", file_of(situation)))
    assert "data-identity" in opened(cast, "omar", file_of(situation)).content.decode()
    said = opened(cast, "hana", file_of(situation))
    assert "No names here" in words(said)
    assert "data-identity" not in said.content.decode()


def test_the_record_says_what_the_table_saw(cast, situation):
    said = words(opened(cast, "omar", file_of(situation)))
    for fact in (*FACTS_OF_EVERY_FACTORY, "by consensus", "Hospital East", "Housing East", "Police East"):
        assert fact in said


def test_time_runs_from_the_newest_back(cast, situation, now):
    with acting_as(cast.omar):
        mobilise(situation, actor=cast.omar, service=A_SERVICE, outcome="connected")
    with time_machine.travel(now + timedelta(hours=5), tick=False), acting_as(cast.omar):
        record_attempt(situation, actor=cast.omar, at=moment(), means="visit", reached=False, obstacle="not_home")
        meet_barrier(situation, actor=cast.omar, theme="wait_listed", wait_days=40)
    with time_machine.travel(now + timedelta(hours=6), tick=False):
        with acting_as(cast.omar):
            record_attempt(situation, actor=cast.omar, at=moment(), means="phone", reached=True)
        said = words(opened(cast, "omar", file_of(situation))).partition("1 attempt, 1 contact")[2]
    steps = ["Contact.", "Barrier.", "Attempt.", "Service.", "Teams named.", "AER met", "Brought to the table."]
    places = [said.index(step) for step in steps]
    assert places == sorted(places)


def test_a_late_clock_says_so(cast, situation, now):
    with time_machine.travel(now + timedelta(hours=50), tick=False):
        said = opened(cast, "omar", file_of(situation))
    assert "2 h over" in words(said)
    assert "clock-over" in said.content.decode()


def test_a_refused_button_says_why(cast, situation):
    with acting_as(cast.omar):
        record_attempt(situation, actor=cast.omar, at=moment(), means="visit", reached=True)
    with acting_as(cast.chris):
        close(situation, actor=cast.chris, conclusion="informed")
    page = opened(cast, "paula", file_of(situation)).content.decode()
    assert page.count("is not an open intervention.") == 8


def test_a_struck_entry_is_read_struck_through_with_its_reason(cast, situation):
    with acting_as(cast.omar):
        made = record_attempt(situation, actor=cast.omar, at=moment(), means="visit", reached=True)
    address = reverse("interventions:strike", args=[situation.number, made.pk])
    for name, linked in (("omar", True), ("paula", False), ("chris", False)):
        assert (address in opened(cast, name, file_of(situation)).content.decode()) is linked
    assert "the clock runs again" in words(opened(cast, "omar", address))
    assert client_of(cast, "omar").post(address, {"version": situation.version}).status_code == 422
    answer = client_of(cast, "omar").post(address, {"version": situation.version, "reason": "twice"})
    assert answer.url == file_of(situation)
    said = words(opened(cast, "omar", file_of(situation)))
    assert "Struck out Wed 25 Nov 12:00: written down twice." in said
    assert "0 attempts, 0 contacts" in said
    assert "48 h left" in said


def test_what_was_told_by_another_or_written_later_says_so(cast, situation, now):
    shelter = cast.teams["Police East"]
    with time_machine.travel(now + timedelta(hours=3), tick=False):
        form = opened(cast, "omar", reverse("interventions:attempt", args=[situation.number]))
        assert "Police East" in words(form)
        tried = {"means": "outreach", "obstacle": "moved", "at": here(now), "on_behalf_of": str(shelter)}
        assert post(cast, "omar", "interventions:attempt", situation, **tried).status_code == 302
        said = words(opened(cast, "omar", file_of(situation)))
    assert "Police East, told by Housing East, written down Wed 25 Nov 15:00" in said
    assert (
        "on_behalf_of"
        not in opened(cast, "paula", reverse("interventions:attempt", args=[situation.number])).content.decode()
    )


def test_what_is_not_released_says_who_holds_it(cast, situation):
    assert "Hospital East holds it." in words(opened(cast, "omar", file_of(situation)))
    factories.released(cast, situation)
    said = words(opened(cast, "omar", file_of(situation)))
    assert "Show name" in said
    assert "holds it" not in said
    assert "Hospital East holds it." in words(opened(cast, "paula", file_of(situation)))


def test_no_name_stands_in_the_file(cast, situation):
    factories.released(cast, situation)
    for name in ("omar", "paula", "hana", "chris"):
        assert "Zebedee" not in opened(cast, name, file_of(situation)).content.decode()


def test_only_the_two_teams_know_what_was_told(cast, situation):
    factories.released(cast, situation)
    for name, knows in (("hana", True), ("omar", True), ("paula", False), ("chris", False)):
        assert ("Told and heard" in words(opened(cast, name, file_of(situation)))) == knows


# releasing


def test_one_press_and_the_lead_opens_the_name(cast, situation):
    factories.seal_all(cast, situation)
    grant = factories.grant_to(cast, situation, "Housing East")
    shown = reverse("identity:shown", args=[grant.person_id])
    assert "Zebedee" not in opened(cast, "omar", shown).content.decode()
    pressed = client_of(cast, "hana").post(
        reverse("disclosure:release", args=[grant.pk]), {"authority": "consent", "back": "today"}
    )
    assert pressed.headers["Location"] == reverse("desk:today")
    assert "Zebedee Quill" in opened(cast, "omar", shown).content.decode()
    assert "Zebedee" not in opened(cast, "paula", shown).content.decode()


def test_a_team_without_papers_gets_no_grant_and_no_name(cast, now):
    situation = factories.intervening(cast, assisting=("Shelter East",))
    factories.released(cast, situation)
    assert factories.grant_to(cast, situation, "Shelter East") is None
    assert "Hospital East holds it." in words(opened(cast, "nils", file_of(situation)))
    person = factories.people_of(situation, cast.omar)[0]
    assert "Zebedee" not in opened(cast, "nils", reverse("identity:shown", args=[person.pk])).content.decode()


def test_an_authority_of_no_list_releases_nothing(cast, situation):
    factories.seal_all(cast, situation)
    grant = factories.grant_to(cast, situation, "Housing East")
    answer = client_of(cast, "hana").post(reverse("disclosure:release", args=[grant.pk]), {"authority": "because"})
    assert answer.status_code == 400
    with acting_as(cast.hana):
        assert not Disclosure.objects.exists()


# recording


def test_an_attempt_is_on_the_file_at_once(cast, situation):
    answer = post(cast, "omar", "interventions:attempt", situation, at=here(), means="phone", obstacle="phone_off")
    assert answer.headers["Location"] == file_of(situation)
    assert "Phone: phone out of service." in words(opened(cast, "omar", file_of(situation)))


def test_a_contact_stops_the_clock(cast, situation):
    post(cast, "omar", "interventions:contact", situation, at=here(), means="visit")
    assert "Contact at" in words(opened(cast, "omar", file_of(situation)))


def test_an_attempt_in_the_future_is_refused_and_what_was_typed_stays(cast, situation, now):
    later = here(now + timedelta(hours=2))
    answer = post(cast, "omar", "interventions:attempt", situation, at=later, means="letter", obstacle="moved")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "must lie between the table" in words(answer)
    assert later in page
    assert re.findall(r'value="(\w+)"[^>]* checked', page) == ["letter", "moved"]
    with acting_as(cast.omar):
        assert not Attempt.objects.exists()
    with acting_as(cast.chris):
        assert not Entry.objects.filter(action="record_attempt").exists()


@pytest.mark.parametrize("route", FORMS)
def test_a_form_sent_empty_says_what_is_missing(cast, situation, route):
    answer = post(cast, "omar", route, situation)
    assert answer.status_code == 422
    assert "to put right" in words(answer)


@pytest.mark.parametrize("route", FORMS)
def test_a_form_drawn_from_an_older_version_changes_nothing(cast, situation, route):
    given = {
        "version": 1,
        "at": here(),
        "means": "visit",
        "obstacle": "moved",
        "service": A_SERVICE,
        "outcome": "informed",
        "theme": "barred",
    }
    answer = client_of(cast, "omar").post(reverse(route, args=[situation.number]), given)
    assert answer.status_code == 409


def test_a_service_and_a_barrier_are_named(cast, situation):
    post(cast, "paula", "closing:service", situation, service=A_SERVICE, outcome="connected")
    post(cast, "paula", "closing:barrier", situation, theme="wait_listed", wait_days="40")
    said = words(opened(cast, "omar", file_of(situation)))
    assert "Connected to service" in said
    assert "Wait-listed, 40 days" in said


def test_a_closed_file_keeps_its_buttons_shut(cast, now):
    situation = factories.closed(cast)
    page = opened(cast, "omar", file_of(situation))
    assert "is not an open intervention" in words(page)
    assert "Closed." in words(page)


# after a "no"


@pytest.mark.parametrize("name", ["hana", "chris", "coral"])
def test_a_no_leaves_no_fact_in_the_file(cast, now, name):
    situation = factories.rejected(cast)
    for is_final in (False, True):
        if is_final:
            meeting_closed(cast, situation)
        said = words(opened(cast, name, file_of(situation)))
        assert "Not met" in said
        assert "destroyed" in said
        for fact in (*FACTS_OF_EVERY_FACTORY, "by consensus", "Hospital East"):
            assert fact not in said


# how much it asks


@pytest.mark.parametrize("name", ["hana", "omar", "chris"])
def test_a_longer_file_asks_no_more_queries(cast, situation, now, name):
    few = asked(cast, name, file_of(situation))
    factories.released(cast, situation)
    for hours in range(1, 8):
        with time_machine.travel(now + timedelta(hours=hours), tick=False), acting_as(cast.omar):
            record_attempt(situation, actor=cast.omar, at=moment(), means="visit", reached=False, obstacle="not_home")
            mobilise(situation, actor=cast.omar, service=A_SERVICE, outcome="informed")
            meet_barrier(situation, actor=cast.omar, theme="barred")
    many = asked(cast, name, file_of(situation))
    # one is whether this team may have the plan in words, and who sealed it; one is what crossed in words; one is whose
    # rules of safe contact there are to read
    assert len(few) == len(many) <= 20 + 3


# a silent lead


def test_a_co_chair_hands_the_lead_over_from_the_file(cast, situation):
    address = reverse("interventions:lead", args=[situation.number])
    assert address in opened(cast, "chris", file_of(situation)).content.decode()
    assert address not in opened(cast, "omar", file_of(situation)).content.decode()
    said = {"to": str(cast.teams["Police East"]), "stays": "no"}
    refused = post(cast, "chris", "interventions:lead", situation, **said)
    assert refused.status_code == 422
    assert "Name at least two agencies" in words(refused)
    assert post(cast, "chris", "interventions:lead", situation, **said | {"stays": "yes"}).status_code == 302
    assert "lead: Police East" in words(opened(cast, "chris", file_of(situation)))


def test_a_co_chair_closes_on_silence_once_the_table_has_waited(cast, situation, now):
    address = reverse("closing:silence", args=[situation.number])
    assert "Ask the lead" in words(opened(cast, "chris", address))
    with time_machine.travel(now + timedelta(days=31), tick=False):
        assert opened(cast, "chris", address).status_code == 200
        assert post(cast, "chris", "closing:silence", situation).status_code == 422
        assert post(cast, "chris", "closing:silence", situation, reason="no_answer").status_code == 302
        assert "Closed on silence" in words(opened(cast, "chris", file_of(situation)))


def test_what_the_agency_answered_is_asked_as_a_barrier_with_the_answers_filled_in(cast, situation):
    answer = post(cast, "omar", "closing:service", situation, service="food", outcome="wait_listed")
    page = opened(cast, "omar", answer.url).content.decode()
    assert re.search(r'value="wait_listed"[^>]* checked', page)
    assert re.search(r'value="food"[^>]* checked', page)
