"""Does a called team hear of it at once where mail is set up, and of nobody by it? Over a real SMTP server."""

import pytest

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as
from commontable.response.emergency.actions import call_teams, close_call
from commontable.response.interventions.jobs import send_letters_of
from commontable.response.interventions.models import Letter
from commontable.response.situations.tests.factories import brought
from tests.postbox import nobody_listens, postbox

pytestmark = pytest.mark.django_db


def call(cast, situation):
    with acting_as(cast.hana):
        return call_teams(situation, actor=cast.hana, teams=[cast.teams["Housing East"], cast.teams["Police East"]])


def post(cast) -> int:
    return send_letters_of(table=str(cast.tables["EA"]))


def test_each_who_sits_for_a_called_team_but_the_caller_gets_one_letter(cast, settings):
    situation = brought(cast)
    with postbox(settings) as box:
        call(cast, situation)
        post(cast)
        post(cast)
    assert "omar@example.org" in box.to
    assert "hana@example.org" not in box.to
    assert len(box.to) == len(set(box.to))
    assert {each["Subject"] for each in box.letters} == {"East table: your team is called"}


def test_the_letter_says_nothing_of_anybody(cast, settings):
    situation = brought(cast)
    with postbox(settings) as box:
        call(cast, situation)
        post(cast)
    for letter in box.letters:
        assert "about 1 situation." in letter.get_content()
        for secret in (situation.number, str(situation.pk), "Hospital", "Housing", "Police"):
            assert secret not in str(letter)


def test_two_calls_are_one_letter_to_whom_both_reach(cast, settings):
    first, second = brought(cast), brought(cast)
    with postbox(settings) as box:
        call(cast, first)
        call(cast, second)
        post(cast)
    assert box.to.count("omar@example.org") == 1
    assert "about 2 situations." in box.letters[0].get_content()


def test_what_could_not_be_sent_before_the_call_ended_is_not_sent_after(cast, settings):
    situation = brought(cast)
    nobody_listens(settings)
    call(cast, situation)
    assert post(cast) == 0
    with acting_as(cast.hana):
        close_call(situation, actor=cast.hana)
    with acting_as(system([cast.tables["EA"]])):
        assert list(Letter.objects.exclude(next_try_at=None)) == []


def test_without_mail_a_call_is_made_all_the_same(cast, settings):
    settings.MAIL_IS_SET_UP = False
    call(cast, brought(cast))
    with acting_as(system([cast.tables["EA"]])):
        assert not Letter.objects.exists()
