"""A locked session opens and releases no name; it is asked once, and nothing is sent a second time by itself."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from commontable.front.site.unlocking import CONFIRMED_AT, FOR_MEETINGS
from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Entry, Kind
from commontable.partnership.tables.models import Seat
from commontable.response.disclosure.models import Disclosure
from commontable.response.filters.actions import close_meeting
from commontable.response.situations.tests import factories as made
from tests.cast import PASSWORD, Cast
from tests.sessions import lock

pytestmark = pytest.mark.django_db
CONFIRM = "/confirm/"


@pytest.fixture
def at_work(cast: Cast):
    """A situation of Hospital East whose meeting is open; its one person's name is sealed."""
    return made.at_filter_4(cast)


@pytest.fixture
def hana(cast: Cast) -> Client:
    """Hana, whose five minutes are over."""
    client = Client()
    client.force_login(cast.accounts["hana"])
    lock(client)
    return client


@pytest.fixture
def name(cast: Cast, at_work) -> str:
    """Where the name is shown."""
    made.seal_all(cast, at_work)
    return reverse("identity:shown", args=[made.people_of(at_work, cast.hana)[0].pk])


def confirm(client: Client, passphrase: str = PASSWORD, **more: str):
    return client.post(CONFIRM, {"passphrase": passphrase, **more})


def test_whoever_signs_in_at_the_door_is_not_asked_for_five_minutes(cast, name):
    client = Client()
    client.post(reverse("site:sign_in"), {"email": "hana@example.org", "password": PASSWORD})
    assert client.get(name).status_code == 200
    later(client, minutes=6)
    assert client.get(name).status_code == 302


def test_a_locked_session_is_led_to_the_question_and_back(hana, name):
    assert hana.get(name)["Location"] == f"{CONFIRM}?{urlencode({'next': name})}"
    assert confirm(hana, next=name)["Location"] == name
    assert hana.get(name).status_code == 200


def test_a_part_of_a_page_leads_the_whole_page_there(hana, name):
    answer = hana.get(
        name, headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/situations/EA-26-0001/"}
    )
    assert answer.status_code == 403
    assert answer["HX-Redirect"] == "/confirm/?next=%2Fsituations%2FEA-26-0001%2F"
    assert not answer.content


def test_the_question_says_no_name_and_leaves_no_sight(hana, name):
    hana.get(name)
    assert not Entry.objects.filter(kind=Kind.SAW).exists()


def test_who_may_not_open_it_is_told_so_before_any_question(cast, name):
    client = Client()
    client.force_login(cast.accounts["sara"])
    lock(client)
    assert client.get(name).status_code == 404


def test_a_form_is_not_sent_again_by_itself_and_nothing_typed_is_lost(cast, hana, at_work, name):
    address = reverse("disclosure:release", args=[made.grant_to(cast, at_work, "Housing East").pk])
    asked = hana.post(address, {"authority": "consent", "back": "today"})
    assert asked.status_code == 403
    assert b'name="kept-authority" value="consent"' in asked.content
    again = confirm(hana, next=address, **{"kept-authority": "consent", "kept-back": "today"})
    assert told(cast) == 0
    assert f'action="{address}"'.encode() in again.content
    assert b'name="authority" value="consent"' in again.content
    assert hana.post(address, {"authority": "consent", "back": "today"}).status_code == 302
    assert told(cast) == 1


def test_the_passphrase_is_never_said_back(hana):
    answer = confirm(hana, "not this one at all")
    assert answer.status_code == 422
    assert b"not this one at all" not in answer.content


def test_a_wrong_one_unlocks_nothing_and_is_on_record(cast, hana, name):
    confirm(hana, "wrong")
    assert hana.get(name).status_code == 302
    with acting_as(cast.hana):
        assert [entry.result for entry in Entry.objects.filter(action="confirm")] == ["failed"]


def test_guessing_is_slowed_down_and_said(hana):
    answers = [confirm(hana, "wrong") for _each in range(4)]
    assert "in 2 seconds" in answers[2].content.decode()
    assert "in 2 seconds" in answers[3].content.decode() or "in 1 second" in answers[3].content.decode()
    assert confirm(hana).status_code == 422


def test_the_way_on_leads_to_no_other_site(hana):
    assert confirm(hana, next="https://elsewhere.example/")["Location"] == "/"


def test_writing_a_name_down_asks_nobody(cast, hana, at_work):
    draft = made.draft_of(cast, at_work)
    person = draft.answers["people"][0]["id"]
    address = reverse("identity:draft_person", args=[draft.pk, person])
    assert hana.get(address).status_code == 200
    sent = {"name": "Somebody", "born": "", "address": "", "revision": 0}
    assert hana.post(address, sent).status_code == 303
    assert hana.get(address).status_code == 200
    assert hana.get(address, {"show": 1}).status_code == 302


def test_confirmed_once_while_the_table_meets_it_lasts_until_the_meeting_closes(cast, hana, at_work, name):
    confirm(hana)
    later(hana, hours=2)
    assert hana.get(name).status_code == 200
    close(cast, at_work)
    assert hana.get(name).status_code == 302


def test_what_one_meeting_unlocked_the_next_one_does_not(cast, hana, at_work, name):
    confirm(hana)
    later(hana, hours=2)
    close(cast, at_work)
    hana.get(name)
    assert FOR_MEETINGS not in hana.session
    made.at_filter_2(cast)  # the next meeting is open
    assert hana.get(name).status_code == 302


def test_the_meeting_of_another_table_unlocks_nothing(cast, at_work, name):
    close(cast, at_work)
    made.at_filter_2(cast, "Hospital West")
    client = Client()
    client.force_login(cast.accounts["hana"])
    lock(client)
    confirm(client)
    later(client, minutes=6)
    assert client.get(name).status_code == 302


def test_a_seat_that_ends_ends_it(cast, hana, at_work, name):
    confirm(hana)
    later(hana, minutes=6)
    with acting_as(operator()), licensed("end_seat"):
        record(Kind.DID, "end_seat", operator())
        Seat.objects.filter(team=cast.teams["Hospital East"]).update(ends_on=timezone.localdate() - timedelta(days=1))
    assert hana.get(name).status_code == 404


def test_the_page_says_which_meeting_it_lasts_for(hana, at_work):
    assert "East table is meeting" in hana.get(CONFIRM).content.decode()


def test_without_a_meeting_it_says_five_minutes(hana):
    assert "five minutes" in hana.get(CONFIRM).content.decode()


def later(client: Client, **time: int) -> None:
    session = client.session
    session[CONFIRMED_AT] = (timezone.now() - timedelta(**time)).timestamp()
    session.save()


def close(cast: Cast, situation) -> None:
    chair = made.chair_of(cast, situation)
    with acting_as(chair):
        close_meeting(made.meeting_of(cast, situation), actor=chair)


def told(cast: Cast) -> int:
    with acting_as(cast.hana):
        return Disclosure.objects.count()
