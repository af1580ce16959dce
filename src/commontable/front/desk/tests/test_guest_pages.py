"""The page that lets an agency take part which does not sit at the table, and what its people then see."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from commontable.groundwork.access.session import acting_as
from commontable.groundwork.accounts.models import Account
from commontable.partnership.agencies.models import Agency, Member
from commontable.partnership.tables.models import Team
from commontable.response.interventions.parts import parts_of
from commontable.response.situations.models import Grant, Situation
from commontable.response.situations.tests.factories import at_filter_4, brought, meeting_of, people_of, person

from .opening import client_of, opened, words

pytestmark = pytest.mark.django_db

WHO = {"agency-name": "Ola Office", "agency-email": "ola@example.org"}
BOUND = {"agency-sharing_from": "2026-01-05", "agency-pledge_from": "2026-01-05"}


@pytest.fixture
def situation(cast) -> Situation:
    return at_filter_4(cast)


def page(situation: Situation) -> str:
    return reverse("desk:add_guest", args=[situation.number])


def team_comes(cast, situation: Situation, name: str = "chris", team: str = "Hospital West", **said):
    return client_of(cast, name).post(page(situation), {"way": "team", "team-team": cast.teams[team], **said})


def agency_comes(cast, situation: Situation, name: str = "coral", **said):
    with acting_as(cast.coral):
        agency = Agency.objects.get(name="City Office").pk
    return client_of(cast, name).post(page(situation), {"way": "agency", "agency-agency": agency, **WHO, **said})


def guests(cast) -> list[Team]:
    with acting_as(cast.chris):
        return list(Team.objects.filter(is_guest=True).select_related("agreement"))


@pytest.mark.parametrize("name", ["chris", "coral"])
def test_the_file_leads_there(cast, situation, name):
    answer = opened(cast, name, reverse("desk:situation", args=[situation.number]))
    assert page(situation) in answer.content.decode()
    assert opened(cast, name, page(situation)).status_code == 200


def test_the_panel_of_teams_leads_there(cast, situation):
    answer = opened(cast, "chris", reverse("desk:meeting", args=[meeting_of(cast, situation).pk]))
    assert page(situation) in answer.content.decode()


def test_nobody_else_is_led_there(cast, situation):
    answer = opened(cast, "omar", reverse("desk:situation", args=[situation.number]))
    assert page(situation) not in answer.content.decode()


def test_it_offers_teams_of_other_tables_and_agencies_without_one(cast, situation):
    said = words(opened(cast, "chris", page(situation)))
    assert "Hospital West" in said
    assert "City Office" in said
    assert "School East" not in said
    assert "Homes Trust" not in said


def test_a_team_of_another_table_takes_part_and_reads_that_situation_alone(cast, situation):
    other = brought(cast)
    meeting_of(cast, other)
    assert team_comes(cast, situation).status_code == 302
    file = opened(cast, "hugo", reverse("desk:situation", args=[situation.number]))
    assert file.status_code == 200
    assert "Hospital West" in words(file)
    for address in (reverse("desk:situation", args=[other.number]), page(situation)):
        assert opened(cast, "hugo", address).status_code in (403, 404)


def test_for_one_person_it_is_told_of_that_one(cast):
    situation = at_filter_4(cast, kind="family", people=(person(), person()))
    second = people_of(situation, cast.chris)[1].pk
    team_comes(cast, situation, **{"team-people": [second]})
    with acting_as(cast.chris):
        told = Grant.objects.filter(team=cast.teams["Hospital West"], compartment="limited")
        assert list(told.values_list("person", flat=True)) == [second]


def test_a_team_added_twice_is_answered_with_a_sentence(cast, situation):
    first = opened(cast, "chris", page(situation))
    assert first.status_code == 200
    team_comes(cast, situation)
    assert team_comes(cast, situation).status_code == 422  # offered no more


def test_between_looking_and_pressing_another_added_it(cast, situation, monkeypatch):
    team_comes(cast, situation)
    offered = [(str(cast.teams["Hospital West"]), "Hospital West")]
    monkeypatch.setattr("commontable.front.desk.guest._teams", lambda parts: offered)
    answer = team_comes(cast, situation)
    assert answer.status_code == 422
    assert "has a part already" in words(answer)


def test_a_coordinator_adds_an_agency_and_its_new_person_signs_in_with_a_code(cast, situation):
    answer = agency_comes(cast, situation, **BOUND)
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", words(answer))
    assert answer.status_code == 200
    assert code
    assert "no-store" in answer.headers["Cache-Control"]
    (guest,) = guests(cast)
    with acting_as(cast.chris):
        assert guest.pk in parts_of(situation).assisting
        assert Grant.objects.filter(team=guest, compartment="limited").exists()
    theirs = Client()
    theirs.post(reverse("site:first_sign_in"), {"email": "ola@example.org", "code": code[0]})
    assert Account.objects.filter(email="ola@example.org").exists()


def test_its_people_see_that_situation_and_nothing_else(cast, situation):
    other = brought(cast)
    meeting = meeting_of(cast, other)
    agency_comes(cast, situation, **BOUND)
    theirs = Client()
    theirs.force_login(Account.objects.get(email="ola@example.org"))
    assert situation.number in theirs.get(reverse("desk:today")).content.decode()
    assert theirs.get(reverse("desk:situation", args=[situation.number])).status_code == 200
    listed = theirs.get(reverse("desk:situations")).content.decode()
    assert situation.number in listed
    assert other.number not in listed
    assert theirs.get(reverse("desk:situation", args=[other.number])).status_code == 404
    assert theirs.get(reverse("desk:meeting", args=[meeting.pk])).status_code == 404
    assert meeting.pk.hex not in theirs.get(reverse("desk:meetings")).content.decode().replace("-", "")


def test_without_its_papers_it_is_authorised_for_nobody(cast, situation):
    agency_comes(cast, situation)
    (guest,) = guests(cast)
    with acting_as(cast.chris):
        assert not Grant.objects.filter(team=guest, compartment="limited").exists()


def test_a_co_chair_adds_whom_the_site_knows_and_no_one_new(cast, situation):
    refused = agency_comes(cast, situation, "chris")
    assert refused.status_code == 422
    assert "coordinator adds somebody new" in words(refused)
    assert not guests(cast)
    assert not Account.objects.filter(email="ola@example.org").exists()
    with acting_as(cast.coral):
        known = Member.objects.select_related("account").filter(agency__name="City Office").first()
    assert agency_comes(cast, situation, "chris", **{"agency-email": known.account.email}).status_code == 302
    assert len(guests(cast)) == 1


def test_somebody_of_another_agency_is_no_guest_of_this_one(cast, situation):
    answer = agency_comes(cast, situation, **{"agency-email": "hana@example.org"})
    assert answer.status_code == 422
    assert "another agency" in words(answer)


def test_a_known_guest_is_offered_again_for_another_situation(cast, situation):
    agency_comes(cast, situation, **BOUND)
    second = at_filter_4(cast)
    assert "City Office (1)" in words(opened(cast, "chris", page(second)))


def test_a_team_of_another_table_finds_it_in_its_list(cast, situation):
    other = brought(cast)
    team_comes(cast, situation)
    listed = words(opened(cast, "hugo", reverse("desk:situations")))
    assert situation.number in listed
    assert other.number not in listed
