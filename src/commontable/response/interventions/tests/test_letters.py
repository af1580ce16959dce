"""What does an e-mail about a clock say, and does it leave once? Over a real SMTP server on this machine."""

import logging
from datetime import timedelta

import pytest
import time_machine

from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.accounts.models import Account
from commontable.response.interventions import letters as outbox
from commontable.response.situations.tests.factories import intervening, released
from tests.cast import NOON
from tests.postbox import FROM, nobody_listens, postbox

from .alarmed import DUE, HOUR, letters, look, post, set_supervisor

pytestmark = pytest.mark.django_db


@pytest.fixture
def box(settings):
    settings.SITE_URL = "https://table.city.example"
    with postbox(settings) as listening:
        yield listening


@pytest.fixture
def situation(cast):
    set_supervisor(cast)
    with time_machine.travel(NOON, tick=False):
        return intervening(cast)


def in_french(cast, name: str) -> None:
    with acting_as(operator()), licensed("a test"):
        Account.objects.filter(pk=cast.accounts[name].pk).update(language="fr")


def test_a_letter_names_a_table_a_count_and_a_link(cast, situation, box):
    look(cast, DUE)
    assert post(cast, DUE) == 1
    (letter,) = box.letters
    assert (letter["From"], letter["To"], letter["Auto-Submitted"]) == (FROM, "omar@example.org", "auto-generated")
    assert letter["Subject"] == "East table: 1 first contact needs you"
    assert letter.get_content_type() == "text/plain"
    text = letter.get_content()
    assert "https://table.city.example/" in text
    assert "At East table the time to first contact of 1 situation is running out or over." in text


def test_it_is_in_the_language_of_the_account(cast, situation, box):
    in_french(cast, "omar")
    look(cast, DUE)
    post(cast, DUE)
    assert "premier contact" in box.letters[0]["Subject"]
    assert "East table" in box.letters[0]["Subject"]


def test_several_clocks_of_a_table_are_one_letter(cast, situation, box):
    with time_machine.travel(NOON, tick=False):
        intervening(cast)
    look(cast, DUE)
    assert post(cast, DUE) == 1
    assert box.letters[0]["Subject"] == "East table: 2 first contacts need you"


def test_no_letter_says_who_it_is_about(cast, box):
    set_supervisor(cast)
    with time_machine.travel(NOON, tick=False):
        situation = intervening(cast)
        released(cast, situation)
    look(cast, DUE + 13 * HOUR)
    assert post(cast, DUE + 13 * HOUR) == 3
    for letter in box.letters:
        for secret in (situation.number, str(situation.pk), "Zebedee", "Housing", "555-0100"):
            assert secret not in str(letter)


def test_a_letter_is_sent_once(cast, situation, box):
    look(cast, DUE)
    assert [post(cast, DUE + minutes * HOUR / 60) for minutes in range(3)] == [1, 0, 0]
    assert box.to == ["omar@example.org"]


def test_while_the_mail_server_is_down_letters_wait_longer_each_time(cast, situation, settings):
    nobody_listens(settings)
    look(cast, DUE)
    at, pauses = DUE, []
    for _try in range(7):
        assert post(cast, at) == 0
        (letter,) = letters(cast)
        pauses.append((letter.next_try_at - at) / timedelta(minutes=1))
        at = letter.next_try_at
    assert pauses == [2, 4, 8, 16, 32, 60, 60]
    with postbox(settings) as listening:
        assert post(cast, at - HOUR / 60) == 0
        assert post(cast, at) == 1
        assert listening.to == ["omar@example.org"]


def test_a_letter_nobody_takes_is_given_up_after_a_day(cast, situation, settings, monkeypatch):
    monkeypatch.setattr(outbox, "MOST_TRIES", 2)
    nobody_listens(settings)
    look(cast, DUE)
    for minutes in (0, 2):
        post(cast, DUE + timedelta(minutes=minutes))
    (letter,) = letters(cast)
    assert (letter.tries, letter.next_try_at, letter.mailed_at) == (2, None, None)


def test_an_address_the_server_refuses_keeps_nobody_else_waiting(cast, situation, box, caplog):
    box.unwanted.add("omar@example.org")
    look(cast, DUE + 5 * HOUR)
    with caplog.at_level(logging.WARNING):
        post(cast, DUE + 5 * HOUR)
    assert box.to == ["coral@example.org"]
    assert "refuses the address" in caplog.text
    assert "omar" not in caplog.text


def test_what_is_down_is_logged_without_addresses(cast, situation, settings, caplog):
    nobody_listens(settings)
    look(cast, DUE)
    with caplog.at_level(logging.WARNING):
        post(cast, DUE)
    assert "took no letter (ConnectionRefusedError)" in caplog.text
    assert "omar" not in caplog.text
