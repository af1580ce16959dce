"""The left of the meeting's page and its middle: order, walk-on, read-back, on behalf, late opening, closing."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from commontable.front.desk.closing_panel import closing_lines
from commontable.groundwork.access.session import acting_as, moment
from commontable.partnership.meetings.models import Meeting
from commontable.response.agenda.actions import open_meeting, plan_meeting
from commontable.response.agenda.models import Item
from commontable.response.filters.actions import decide_met, decide_not_met, hear
from commontable.response.filters.models import Decision
from commontable.response.interventions.models import Role
from commontable.response.situations.models import Draft, Situation
from commontable.response.situations.tests import factories as made

from .opening import client_of, words

pytestmark = pytest.mark.django_db

SAID = {
    "kind": "person",
    "age_band": "from_60",
    "gender": "female",
    "harm_role": "harmed",
    "risk_1": "gangs_threatened",
    "risk_2": "housing_no_access",
    "why_now": ["new_circumstances"],
}


@pytest.fixture
def meeting(cast) -> Meeting:
    """Three that are new on the agenda of the open meeting."""
    for _each in range(3):
        made.brought(cast)
    with acting_as(cast.chris):
        planned = plan_meeting(cast.table("EA"), actor=cast.chris, starts_at=moment())
        return made.everybody_comes(open_meeting(planned, actor=cast.chris), cast.chris)


@pytest.fixture
def late(cast) -> Meeting:
    """Planned two hours ago, and not opened in the product yet."""
    with acting_as(cast.chris):
        return plan_meeting(cast.table("EA"), actor=cast.chris, starts_at=moment() - timedelta(hours=2))


def at(meeting: Meeting, route: str, *number: str) -> str:
    return reverse(f"desk:{route}", args=[meeting.pk, *number])


def items(cast, meeting: Meeting) -> list[Item]:
    with acting_as(cast.chris):
        return list(Item.objects.filter(meeting=meeting).select_related("situation"))


def version(cast, situation: Situation) -> int:
    with acting_as(cast.chris):
        return Situation.objects.get(pk=situation.pk).version


# The order


@pytest.mark.parametrize(("name", "may"), [("chris", True), ("coral", True), ("hana", False)])
def test_who_runs_the_table_may_change_the_order(cast, meeting, name, may):
    page = client_of(cast, name).get(at(meeting, "meeting"), {"order": "1"}).content.decode()
    assert ("Move 0002 up" in page, "Move 0001 up" in page, "Move 0003 down" in page) == (may, False, False)


def test_without_asking_for_it_there_are_no_moves_but_the_way_to_them(cast, meeting):
    page = client_of(cast, "chris").get(at(meeting, "meeting")).content.decode()
    assert "Move 0002 up" not in page
    assert "Change the order" in page


def test_a_move_leads_back_to_its_own_button(cast, meeting):
    _first, second, third = items(cast, meeting)
    answer = client_of(cast, "chris").post(at(meeting, "move_item"), {"move": f"{third.pk}:{second.pk}:up"})
    assert answer["Location"].endswith("?order=1#up-0003")
    assert [item.situation.sequence for item in items(cast, meeting)] == [1, 3, 2]


def test_where_no_button_is_left_the_number_takes_the_focus(cast, meeting):
    first, second, _third = items(cast, meeting)
    chair = client_of(cast, "chris")
    answer = chair.post(at(meeting, "move_item"), {"move": f"{second.pk}:{first.pk}:up"})
    assert answer["Location"].endswith("#up-0002")
    assert '<a id="up-0002"' in chair.get(at(meeting, "meeting"), {"order": "1"}).content.decode()


@pytest.mark.parametrize("move", ["nonsense", "a:b:up", ""])
def test_what_is_no_move_is_refused(cast, meeting, move):
    assert client_of(cast, "chris").post(at(meeting, "move_item"), {"move": move}).status_code == 400


def test_two_who_move_the_same_two_are_both_shown(cast, meeting):
    first, second, third = items(cast, meeting)
    chair, coordinator = client_of(cast, "chris"), client_of(cast, "coral")
    chair.post(at(meeting, "move_item"), {"move": f"{second.pk}:{first.pk}:up"})
    answer = coordinator.post(at(meeting, "move_item"), {"move": f"{second.pk}:{third.pk}:down"})
    assert answer.status_code == 409
    assert "Move it down" in words(answer)
    assert "EA-26-0002, EA-26-0001, EA-26-0003" in words(answer)


def test_who_moves_what_is_heard_meanwhile_is_told(cast, meeting):
    first, second, _third = items(cast, meeting)
    with acting_as(cast.chris):
        hear(first.situation, actor=cast.chris)
    answer = client_of(cast, "coral").post(at(meeting, "move_item"), {"move": f"{first.pk}:{second.pk}:down"})
    assert answer.status_code == 409


# The walk-on


@pytest.mark.parametrize(("name", "status"), [("chris", 200), ("coral", 200), ("hana", 403), ("wilma", 404)])
def test_who_runs_the_table_finds_the_page(cast, meeting, name, status):
    assert client_of(cast, name).get(at(meeting, "walk_on")).status_code == status


def test_a_coordinator_adds_it_to_the_end(cast, meeting):
    told = {**SAID, "team": cast.teams["Shelter East"]}
    answer = client_of(cast, "coral").post(at(meeting, "walk_on"), told)
    assert answer["Location"].endswith("?item=EA-26-0004#now")
    page = words(client_of(cast, "hana").get(answer["Location"]))
    assert "Woman, 60+" in page
    assert "walk-on" in page


def test_a_co_chair_turns_to_it_at_once(cast, meeting):
    told = {**SAID, "team": cast.teams["Shelter East"], "hear": "1"}
    client_of(cast, "chris").post(at(meeting, "walk_on"), told)
    assert items(cast, meeting)[-1].heard_at is not None


def test_a_coordinator_is_offered_the_end_alone(cast, meeting):
    assert "turn to it" not in words(client_of(cast, "coral").get(at(meeting, "walk_on")))
    assert "Add it and turn to it" in words(client_of(cast, "chris").get(at(meeting, "walk_on")))


@pytest.mark.parametrize(
    ("lacks", "sentence"),
    [
        ({"team": ""}, "Say which team."),
        ({"age_band": ""}, "Say the age band."),
        ({"gender": ""}, "Say the gender."),
        ({"harm_role": ""}, "Say how they are at risk."),
        ({"risk_1": ""}, "Pick the first risk factor."),
        ({"risk_2": "gangs_threatened"}, "These are one and the same."),
        ({"why_now": []}, "Tick why now: at least one."),
        ({"kind": "group"}, "Say about how many they are."),
        ({"kind": "place"}, "Say what kind of place."),
        ({"kind": "family"}, "Say the age band."),
    ],
)
def test_what_is_missing_is_said_and_what_was_given_stays(cast, meeting, lacks, sentence):
    told = {**SAID, "team": cast.teams["Shelter East"], **lacks}
    answer = client_of(cast, "coral").post(at(meeting, "walk_on"), told)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert 'value="new_circumstances"' in answer.content.decode()


@pytest.mark.parametrize(
    ("kind", "more", "subject"),
    [
        ("family", {f"second_{name}": SAID[name] for name in ("age_band", "gender", "harm_role")}, "Family of 2"),
        ("group", {"group_size": "from_5_to_9"}, "Group"),
        ("place", {"place_kind": "residential_building"}, "Place"),
    ],
)
def test_each_kind_has_its_own_answers(cast, meeting, kind, more, subject):
    told = {**SAID, "team": cast.teams["Shelter East"], "kind": kind, **more}
    answer = client_of(cast, "coral").post(at(meeting, "walk_on"), told)
    assert answer.status_code == 302
    assert subject in words(client_of(cast, "hana").get(answer["Location"]))


# Afterwards, in the team's own space


@pytest.fixture
def walk_on(cast, meeting) -> Situation:
    told = {**SAID, "team": cast.teams["Shelter East"], "age_band": "from_12_to_17"}
    client_of(cast, "coral").post(at(meeting, "walk_on"), told)
    with acting_as(cast.coral):
        return Situation.objects.get(walk_on=True)


def test_the_team_finds_it_on_today_and_opens_its_file(cast, walk_on):
    nils = client_of(cast, "nils")
    assert "duty to report not said · 1 person not named" in words(nils.get("/"))
    answer = nils.post(reverse("situations:own_file", args=[walk_on.number]))
    page = words(nils.get(answer["Location"]))
    assert "Nobody here will be named" in page
    assert "The duty to report never waits for a table." in page


def test_nobody_else_finds_it_on_today(cast, walk_on):
    for name in ("hana", "coral", "chris"):
        assert "not named" not in words(client_of(cast, name).get("/"))


def test_the_duty_is_said_and_nobody_is_to_be_named(cast, walk_on):
    nils = client_of(cast, "nils")
    nils.post(reverse("situations:own_file", args=[walk_on.number]))
    with acting_as(cast.nils):
        draft = Draft.objects.get(situation=walk_on)
    nils.post(reverse("situations:duty", args=[draft.pk]), {"duty_to_report": "made"})
    nils.post(reverse("situations:unnamed", args=[draft.pk]))
    assert "our file still open" not in words(nils.get("/"))
    page = words(nils.get(reverse("situations:draft", args=[draft.pk])))
    assert "We said that nobody here will be named." in page


def test_an_opened_file_is_found_again_from_today(cast, walk_on):
    nils = client_of(cast, "nils")
    nils.post(reverse("situations:own_file", args=[walk_on.number]))
    with acting_as(cast.nils):
        draft = Draft.objects.get(situation=walk_on)
    assert reverse("situations:draft", args=[draft.pk]) in nils.get("/").content.decode()


# On behalf


@pytest.fixture
def accepted(cast, meeting) -> Situation:
    situation = items(cast, meeting)[0].situation
    with acting_as(cast.chris):
        heard = hear(situation, actor=cast.chris)
        return decide_met(heard, actor=cast.chris, how="consensus")


def speak_for(cast, meeting, situation, name: str = "coral", **given):
    said = {"team": cast.teams["Shelter East"], "part": "assisting", "said_by": "Sam of the shelter", **given}
    return client_of(cast, name).post(
        at(meeting, "on_behalf", situation.number), {"version": version(cast, situation), **said}
    )


@pytest.mark.parametrize("name", ["coral", "chris"])
def test_a_team_without_a_device_is_spoken_for(cast, meeting, accepted, name):
    assert speak_for(cast, meeting, accepted, name).status_code == 302
    page = words(client_of(cast, name).get(at(meeting, "meeting"), {"item": accepted.number}))
    assert "To be confirmed" in page


def test_who_said_so_is_asked_for(cast, meeting, accepted):
    answer = speak_for(cast, meeting, accepted, said_by="")
    assert answer.status_code == 422
    assert "Say who of that team said so." in words(answer)


def test_it_stands_on_today_for_the_team_and_for_the_coordinator(cast, meeting, accepted):
    speak_for(cast, meeting, accepted)
    ours, asked = words(client_of(cast, "nils").get("/")), words(client_of(cast, "coral").get("/"))
    assert "Shelter East will assist" in ours
    assert "said by Sam of the shelter" in ours
    assert "We confirm it" in ours
    assert "Confirm, after asking them" in asked
    assert "Sam of the shelter" not in words(client_of(cast, "omar").get("/"))


def test_a_lead_recorded_on_its_behalf_is_said_to_lead(cast, meeting, accepted):
    speak_for(cast, meeting, accepted, part="lead")
    assert "Shelter East will lead" in words(client_of(cast, "nils").get("/"))


def test_confirming_takes_it_off_today(cast, meeting, accepted):
    speak_for(cast, meeting, accepted)
    with acting_as(cast.nils):
        role = Role.objects.get(said_by="Sam of the shelter")
    nils = client_of(cast, "nils")
    assert nils.post(reverse("interventions:confirm_part", args=[role.pk])).status_code == 302
    assert "We confirm it" not in words(nils.get("/"))


# Read-back and the end


def test_a_decision_is_read_back_with_its_teams(cast, meeting, accepted):
    chair = client_of(cast, "chris")
    page = words(chair.get(at(meeting, "meeting"), {"item": accepted.number}))
    assert "Zero-zero-zero-one. A person, 40-59. The table finds that the risk is acutely elevated." in page
    answer = chair.post(at(meeting, "read_back", accepted.number), {"version": version(cast, accepted)})
    assert answer.status_code == 302
    assert "Read back at" in words(chair.get(at(meeting, "meeting"), {"item": accepted.number}))


def test_a_no_is_read_back_without_its_facts(cast, meeting):
    situation = items(cast, meeting)[0].situation
    with acting_as(cast.chris):
        heard = hear(situation, actor=cast.chris)
        decide_not_met(heard, actor=cast.chris, how="consensus", reason="not_aer")
    page = words(client_of(cast, "chris").get(at(meeting, "meeting"), {"item": situation.number}))
    assert "Zero-zero-zero-one. The table finds that the risk is not acutely elevated." in page


def test_the_end_is_told_with_its_numbers(cast, meeting, accepted):
    second = items(cast, meeting)[1].situation
    with acting_as(cast.chris):
        heard = hear(second, actor=cast.chris)
        decide_not_met(heard, actor=cast.chris, how="consensus", reason="not_aer")
    page = words(client_of(cast, "chris").get(at(meeting, "meeting")))
    assert "1 was not heard. 0003" in page
    assert "2 decisions were not read back to the table. 0001, 0002" in page
    assert "1 situation was found “not met”: its facts are destroyed, and nobody can bring them back. 0002" in page
    assert "The clock of 1 runs since the table said yes. 0001" in page


def test_what_is_undecided_or_unconfirmed_is_told_before_the_end(cast, meeting, accepted):
    speak_for(cast, meeting, accepted)
    with acting_as(cast.chris):
        hear(items(cast, meeting)[1].situation, actor=cast.chris)
    page = words(client_of(cast, "chris").get(at(meeting, "meeting")))
    assert "1 without a decision goes back to the queue for the next meeting. 0002" in page
    assert "1 has a part recorded on a team’s behalf, to be confirmed afterwards. 0001" in page


def test_an_empty_agenda_destroys_nothing():
    assert [line.words for line in closing_lines([])] == ["Nothing was found “not met”, so nothing is destroyed."]


# Entered late


def local(moment_at) -> str:
    return timezone.localtime(moment_at, ZoneInfo("America/Toronto")).strftime("%Y-%m-%dT%H:%M")


def test_a_meeting_entered_late_is_opened_as_of_when_it_began(cast, late):
    began = late.starts_at + timedelta(minutes=3)
    sent = {"version": late.version, "opened_at": local(began)}
    assert client_of(cast, "chris").post(at(late, "open_meeting"), sent).status_code == 302
    with acting_as(cast.chris):
        assert abs(Meeting.objects.get(pk=late.pk).opened_at - began) < timedelta(minutes=1)


@pytest.mark.parametrize("shift", [timedelta(hours=3), timedelta(days=-2)])
def test_neither_later_than_now_nor_days_before_it_was_planned(cast, late, shift):
    sent = {"version": late.version, "opened_at": local(late.starts_at + shift)}
    answer = client_of(cast, "chris").post(at(late, "open_meeting"), sent)
    assert answer.status_code == 400
    assert "at most a day before it was planned" in words(answer)


def test_what_is_no_moment_is_told_at_the_field(cast, late):
    answer = client_of(cast, "chris").post(at(late, "open_meeting"), {"version": late.version, "opened_at": "soon"})
    assert answer.status_code == 422


def test_a_decision_entered_late_lets_the_clock_start_when_it_was_said(cast, late):
    situation = made.brought(cast)
    chair = client_of(cast, "chris")
    chair.post(at(late, "open_meeting"), {"version": late.version, "opened_at": local(late.starts_at)})
    with acting_as(cast.chris):
        made.everybody_comes(Meeting.objects.get(pk=late.pk), cast.chris)
        hear(situation, actor=cast.chris)
    said = late.starts_at + timedelta(minutes=30)
    sent = {"version": version(cast, situation), "decision": "met", "how": "consensus", "said_at": local(said)}
    assert chair.post(at(late, "decide", situation.number), sent).status_code == 302
    with acting_as(cast.chris):
        assert abs(Decision.objects.get().decided_at - said) < timedelta(minutes=1)
        assert abs(Situation.objects.get().due_at - said - timedelta(hours=48)) < timedelta(minutes=1)


def entered_late(cast, late):
    """A meeting of the morning, entered now; its one decision has no time of its own."""
    situation = made.brought(cast)
    chair = client_of(cast, "chris")
    chair.post(at(late, "open_meeting"), {"version": late.version, "opened_at": local(late.starts_at)})
    with acting_as(cast.chris):
        made.everybody_comes(Meeting.objects.get(pk=late.pk), cast.chris)
        hear(situation, actor=cast.chris)
    sent = {"version": version(cast, situation), "decision": "met", "how": "consensus"}
    chair.post(at(late, "decide", situation.number), sent)
    return chair


def closing(cast, late, **said):
    with acting_as(cast.chris):
        return {"version": Meeting.objects.get(pk=late.pk).version, **said}


def test_a_meeting_entered_late_ends_as_said_and_no_clock_starts_after_it(cast, late):
    chair, ended = entered_late(cast, late), late.starts_at + timedelta(minutes=50)
    answer = chair.post(at(late, "close_meeting"), closing(cast, late, ended_at=local(ended)))
    assert answer.status_code == 302
    with acting_as(cast.chris):
        assert abs(Decision.objects.get().decided_at - ended) < timedelta(minutes=1)
        assert abs(Situation.objects.get().due_at - ended - timedelta(hours=48)) < timedelta(minutes=1)


def test_an_end_before_the_beginning_is_refused(cast, late):
    chair, ended = entered_late(cast, late), late.starts_at - timedelta(minutes=5)
    answer = chair.post(at(late, "close_meeting"), closing(cast, late, ended_at=local(ended)))
    assert answer.status_code == 400
    assert "between the beginning of the meeting and now" in words(answer)


def test_what_is_no_end_is_told_at_the_field(cast, late):
    chair = entered_late(cast, late)
    assert chair.post(at(late, "close_meeting"), closing(cast, late, ended_at="soon")).status_code == 422
