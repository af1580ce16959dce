"""The pages of an emergency call: who opens them, the call by its buttons, Today, and the ratifying meeting."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from commontable.groundwork.access.session import acting_as, moment
from commontable.partnership.meetings.models import Meeting
from commontable.response.agenda.actions import open_meeting, plan_meeting
from commontable.response.emergency.actions import call_teams
from commontable.response.emergency.models import Called
from commontable.response.filters.models import Decision
from commontable.response.interventions.models import Role
from commontable.response.situations.models import Situation
from commontable.response.situations.tests.factories import brought, drafted, people_of, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(cast):
    """A browser in which somebody is signed in."""

    def signed_in(name: str) -> Client:
        client = Client()
        if name != "outsider":
            client.force_login(cast.accounts[name])
        return client

    return signed_in


@pytest.fixture
def situation(cast) -> Situation:
    """In a call of hospital, housing and police."""
    return in_call(cast)


def in_call(cast, **answers) -> Situation:
    situation = brought(cast, **answers)
    with acting_as(cast.hana):
        call_teams(situation, actor=cast.hana, teams=[cast.teams["Housing East"], cast.teams["Police East"]])
    return situation


def to(name: str, situation: Situation) -> str:
    return reverse(f"desk:{name}", args=[situation.number])


def now(cast, situation: Situation) -> Situation:
    with acting_as(cast.chris):
        return Situation.objects.get(pk=situation.pk)


def press(cast, client: Client, name: str, situation: Situation, **said):
    return client.post(to(name, situation), {"version": now(cast, situation).version, **said})


def agree(cast, client: Client, situation: Situation, team: str, answer: str = "agree"):
    return client.post(to("answer_call", situation), {"team": cast.teams[team], "answer": answer})


@pytest.mark.parametrize(
    ("who", "status"),
    [("hana", 200), ("omar", 200), ("chris", 200), ("coral", 200), ("sara", 404), ("hugo", 404), ("outsider", 302)],
)
def test_the_call_is_seen_by_those_called_and_those_who_run_the_table(at, situation, who, status):
    assert at(who).get(to("call", situation)).status_code == status


def test_a_call_has_no_page_of_a_meeting(at, situation, cast):
    with acting_as(cast.chris):
        meeting = Meeting.objects.get(kind="call")
    assert at("chris").get(reverse("desk:meeting", args=[meeting.pk])).status_code == 404


def test_teams_are_called_from_what_was_brought(at, cast):
    situation = brought(cast)
    page = at("hana").get(to("call_now", situation)).content.decode()
    assert "Housing East" in page
    assert "no agreement in force" in page
    assert "No out-of-hours contact on record" in page
    answer = at("hana").post(to("call_now", situation), {"teams": [cast.teams["Housing East"]]})
    assert answer.url == to("call", situation)


@pytest.mark.parametrize(
    ("teams", "words"),
    [
        ((), "Choose whom to call"),
        (("Housing East", "Police East", "School East", "Shelter East"), "Call three teams at most"),
    ],
)
def test_who_is_called_is_checked(at, cast, teams, words):
    situation = brought(cast)
    answer = at("hana").post(to("call_now", situation), {"teams": [cast.teams[each] for each in teams]})
    assert (answer.status_code, words in answer.content.decode()) == (422, True)


def test_police_alone_are_no_call(at, cast):
    situation = brought(cast, "Police East")
    assert at("paula").post(to("call_now", situation), {"teams": [cast.teams["Police East"]]}).status_code == 422


def test_a_complete_draft_is_brought_and_called_in_one_press(at, cast):
    draft = drafted(cast)
    url = reverse("desk:call_draft", args=[draft.pk])
    assert at("hana").get(url).status_code == 200
    answer = at("hana").post(url, {"teams": [cast.teams["Housing East"]]})
    with acting_as(cast.hana):
        situation = Situation.objects.get()
    assert (answer.url, situation.stage) == (to("call", situation), "filter_2")


def test_today_leads_a_called_team_to_the_call_in_one_click(at, situation):
    page = at("omar").get(reverse("desk:today")).content.decode()
    assert to("call", situation) in page
    assert "Our answer is waited for" in page
    assert to("call", situation) not in at("sara").get(reverse("desk:today")).content.decode()
    assert "The call is open" in at("chris").get(reverse("desk:today")).content.decode()


def test_a_call_by_its_buttons(at, cast, situation):
    hana, omar = at("hana"), at("omar")
    assert "Two agencies" not in omar.get(to("call", situation)).content.decode()
    for client, team in ((hana, "Hospital East"), (omar, "Housing East")):
        assert agree(cast, client, situation, team).status_code == 302
    said = {"team": cast.teams["Police East"], "answer": "disagree", "said_by": "Sgt Ito"}
    assert hana.post(to("record_answer", situation), said).status_code == 302
    assert "said by Sgt Ito" in omar.get(to("call", situation)).content.decode()
    assert press(cast, hana, "decide_in_call", situation).status_code == 302
    page = hana.get(to("call", situation)).content.decode()
    assert "First contact is due" in page
    teams = {"lead": cast.teams["Housing East"], "assisting": [cast.teams["Hospital East"]]}
    assert press(cast, hana, "name_in_call", situation, **teams).status_code == 302
    assert press(cast, hana, "plan_in_call", situation).status_code == 302
    assert press(cast, hana, "close_call", situation).status_code == 302
    assert now(cast, situation).stage == "intervening"
    assert hana.get(to("call", situation)).status_code == 404


def test_who_said_it_is_asked_and_teams_are_two(at, cast, situation):
    hana = at("hana")
    said = {"team": cast.teams["Police East"], "answer": "agree", "said_by": ""}
    answer = hana.post(to("record_answer", situation), said)
    assert (answer.status_code, "Say who said it" in answer.content.decode()) == (422, True)
    agree(cast, hana, situation, "Hospital East")
    agree(cast, at("omar"), situation, "Housing East")
    press(cast, hana, "decide_in_call", situation)
    assert press(cast, hana, "name_in_call", situation, lead=cast.teams["Housing East"]).status_code == 422


def test_only_whoever_called_decides(at, cast, situation):
    agree(cast, at("hana"), situation, "Hospital East")
    agree(cast, at("omar"), situation, "Housing East")
    assert press(cast, at("omar"), "decide_in_call", situation).status_code == 403


def test_a_team_is_named_for_one_person_in_a_call_and_in_a_meeting(at, cast):
    situation = in_call(cast, kind="family", people=(person(), person()))
    second = people_of(situation, cast.chris)[1].pk
    hana = at("hana")
    agree(cast, hana, situation, "Hospital East")
    agree(cast, at("omar"), situation, "Housing East")
    press(cast, hana, "decide_in_call", situation)
    finer = {f"assisting-{second}": [cast.teams["School East"]], f"co_lead-{second}": cast.teams["Hospital East"]}
    assert press(cast, hana, "name_in_call", situation, lead=cast.teams["Housing East"], **finer).status_code == 302
    assert "Per person, and co-leads" in hana.get(to("call", situation)).content.decode()
    with acting_as(cast.chris):
        named = set(Role.objects.filter(person=second).values_list("team__name", "part"))
    assert named == {("School East", "assisting"), ("Hospital East", "co_lead")}
    press(cast, hana, "close_call", situation)
    chris, meeting = at("chris"), opened(cast, situation)
    page = chris.get(f"{meeting}?item={situation.number}").content.decode()
    assert "School East (B)" in page
    wanted = {"lead": cast.teams["Housing East"], "co_leads": [cast.teams["School East"]]}
    version = now(cast, situation).version
    assert chris.post(f"{meeting}{situation.number}/teams/", {"version": version, **wanted}).status_code == 302
    with acting_as(cast.chris):
        open_now = Role.objects.filter(ends_at=None).values_list("team__name", "part", "person")
        assert set(open_now) == {("Housing East", "lead", None), ("School East", "co_lead", None)}


def opened(cast, situation: Situation) -> str:
    """The address of the table's next meeting, opened now."""
    with acting_as(cast.chris):
        planned = plan_meeting(situation.table, actor=cast.chris, starts_at=moment() + timedelta(seconds=1))
        return reverse("desk:meeting", args=[open_meeting(planned, actor=cast.chris).pk])


def test_the_next_meeting_ratifies_by_a_button(at, cast, situation):
    hana, chris = at("hana"), at("chris")
    agree(cast, hana, situation, "Hospital East")
    agree(cast, at("omar"), situation, "Housing East")
    press(cast, hana, "decide_in_call", situation)
    press(cast, hana, "close_call", situation)
    assert "ratifies it at its next meeting" in chris.get(reverse("desk:today")).content.decode()
    meeting = opened(cast, situation)
    page = chris.get(f"{meeting}?item={situation.number}").content.decode()
    assert "Does the table stand by the emergency call?" in page
    assert press(cast, chris, "ratify", situation).status_code == 302
    page = chris.get(f"{meeting}?item={situation.number}").content.decode()
    assert "Does the table stand by the emergency call?" not in page
    assert "ratified" in page


def test_what_a_meeting_left_unratified_is_late_on_today(at, cast, situation):
    hana, chris = at("hana"), at("chris")
    agree(cast, hana, situation, "Hospital East")
    agree(cast, at("omar"), situation, "Housing East")
    press(cast, hana, "decide_in_call", situation)
    meeting = opened(cast, situation)
    with acting_as(cast.chris):
        version = Meeting.objects.get(pk=meeting.split("/")[-2]).version
    chris.post(f"{meeting}close/", {"version": version})
    assert "has met since the call" in chris.get(reverse("desk:today")).content.decode()
    with acting_as(cast.chris):
        assert Decision.objects.filter(ratified_at=None, decided_at__lt=timezone.now()).exists()
        assert Called.objects.count() == 3


def test_the_file_of_what_was_brought_leads_to_a_call(at, cast):
    situation = brought(cast)
    assert to("call_now", situation) in at("hana").get(to("situation", situation)).content.decode()


def test_a_call_is_no_meeting_of_the_calendar_nor_of_the_room_screen(cast, at, situation):
    with acting_as(cast.chris):
        called = Meeting.objects.get(kind="call")
    for name in ("chris", "coral", "omar"):
        assert str(called.pk) not in at(name).get(reverse("desk:meetings")).content.decode()
        assert at(name).get(reverse("desk:meeting", args=[called.pk])).status_code == 404
        assert at(name).get(reverse("room:prepare", args=[called.pk])).status_code == 404
