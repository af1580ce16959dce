"""What did the few agree, who may write it down, and who reads it?"""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from commontable.groundwork.access.actor import NOBODY
from commontable.groundwork.access.errors import Invalid, Refused, Stale
from commontable.groundwork.access.session import acting_as, moment
from commontable.identifiers import new_id
from commontable.response.interventions import planning, rules
from commontable.response.interventions.models import Plan, PlanTask
from commontable.response.interventions.rules import Parts, Task
from commontable.response.situations.stages import Stage
from commontable.response.situations.tests import factories
from tests.entries import entries_of, lines
from tests.pure import OURS, THEIRS, THIRD, a_situation, chair, code, coordinator, member

PLAN = {"means": "visit", "asking": "at_first_contact", "flags": ("two_together", "no_message")}


def parts(stage: str = Stage.FILTER_4) -> Parts:
    return Parts(a_situation(stage), OURS, frozenset({THEIRS}))


@pytest.mark.parametrize("stage", Stage)
def test_teams_with_a_part_write_the_plan_from_filter_4_until_closing(stage):
    expected = "yes" if stage in (Stage.FILTER_4, Stage.INTERVENING) else "not_planned_now"
    for actor in (member(OURS), member(THEIRS)):
        assert code(rules.may_write_plan(actor, parts(stage))) == expected


def test_nobody_else_writes_it():
    for actor in (member(THIRD), chair(), coordinator(), NOBODY):
        assert code(rules.may_write_plan(actor, parts())) == "no_part"


def test_a_task_is_its_own_teams_or_the_leads_to_change_once():
    theirs = PlanTask(team_id=THEIRS, task="food")
    for actor in (member(OURS), member(THEIRS)):
        assert code(rules.may_change_task(actor, Task(parts(), theirs))) == "yes"
    assert code(rules.may_change_task(member(THEIRS), Task(parts(), PlanTask(team_id=OURS)))) == "not_our_task"
    done = PlanTask(team_id=THEIRS, done_at=timezone.now())
    assert code(rules.may_change_task(member(OURS), Task(parts(), done))) == "task_done"
    assert code(rules.may_change_task(member(THIRD), Task(parts(), theirs))) == "no_part"


pytestmark_db = pytest.mark.django_db


@pytest.fixture
def situation(cast):
    return factories.at_filter_4(cast)


def write(cast, situation, name: str = "omar", **changed) -> Plan:
    actor = getattr(cast, name)
    with acting_as(actor):
        return planning.write_plan(situation, actor=actor, **{**PLAN, **changed})


def add(cast, situation, name: str = "omar", team: str = "Housing East", task: str = "housing") -> PlanTask:
    actor = getattr(cast, name)
    with acting_as(actor):
        return planning.add_task(situation, actor=actor, team=cast.teams[team], task=task)


@pytestmark_db
def test_a_plan_says_who_goes_when_and_how(cast, situation):
    at = timezone.now() + timedelta(days=1)
    plan = write(cast, situation, goes_at=at, going=[cast.teams["Housing East"], cast.teams["Police East"]])
    assert (plan.means, plan.asking, plan.flags) == ("visit", "at_first_contact", ["two_together", "no_message"])
    assert (plan.version, plan.written_by_id) == (1, cast.teams["Housing East"])
    with acting_as(cast.paula):
        going = PlanTask.objects.filter(task="first_contact")
        assert {task.team_id for task in going} == {cast.teams["Housing East"], cast.teams["Police East"]}
        assert {task.due_on for task in going} == {timezone.localtime(at).date()}


@pytestmark_db
def test_who_no_longer_goes_loses_the_task_and_who_went_keeps_it(cast, situation):
    write(cast, situation, going=[cast.teams["Housing East"], cast.teams["Police East"]])
    with acting_as(cast.paula):
        planning.finish_task(PlanTask.objects.get(team=cast.teams["Police East"]), actor=cast.paula)
    write(cast, situation, "paula", going=[])
    with acting_as(cast.paula):
        assert [task.team_id for task in PlanTask.objects.all()] == [cast.teams["Police East"]]


@pytestmark_db
def test_two_teams_at_once_lose_nothing(cast, situation):
    write(cast, situation, seen_plan=0)
    with pytest.raises(Stale):
        write(cast, situation, "paula", seen_plan=0, means="phone")
    assert write(cast, situation, "paula", seen_plan=1, means="phone").version == 2


@pytestmark_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"means": "smoke"},
        {"asking": "loudly"},
        {"language": "mumbling"},
        {"flags": ["be careful, he lives at 12"]},
        {"going": [new_id()]},
    ],
)
def test_only_codes_and_teams_with_a_part(cast, situation, wrong):
    with pytest.raises(Invalid):
        write(cast, situation, **wrong)


@pytestmark_db
def test_a_plan_may_be_half_said(cast, situation):
    plan = write(cast, situation, means="", asking="", flags=())
    assert (plan.means, plan.goes_at, plan.flags) == ("", None, [])


@pytestmark_db
def test_each_act_is_one_entry_of_codes(cast, situation):
    with entries_of() as entries:
        write(cast, situation)
        task = add(cast, situation)
        with acting_as(cast.omar):
            planning.finish_task(task, actor=cast.omar)
    assert sorted(lines(entries)) == [("did", "add_task"), ("did", "finish_task"), ("did", "write_plan")]


@pytestmark_db
def test_the_language_they_need_is_in_the_plan_and_in_no_entry(cast, situation):
    with entries_of() as entries:
        assert write(cast, situation, language="tamil").language == "tamil"
    assert [entry.details for entry in entries if "tamil" in str(entry.details)] == []
    assert write(cast, situation).language == ""


@pytestmark_db
def test_a_team_has_a_task_once_until_it_is_done(cast, situation):
    task = add(cast, situation)
    with pytest.raises(Invalid):
        add(cast, situation)
    with acting_as(cast.omar):
        planning.finish_task(task, actor=cast.omar)
    assert add(cast, situation).done_at is None


@pytestmark_db
def test_a_task_is_of_the_list_and_of_a_team_with_a_part(cast, situation):
    for wrong in ({"task": "pray"}, {"team": "School East"}):
        with pytest.raises(Invalid):
            add(cast, situation, **wrong)


@pytestmark_db
def test_a_task_may_be_taken_back(cast, situation):
    task = add(cast, situation, team="Police East")
    with acting_as(cast.paula):
        planning.drop_task(task, actor=cast.paula)
        assert not PlanTask.objects.exists()


@pytestmark_db
@pytest.mark.parametrize("name", ["hana", "sara", "chris", "coral", "piet", "odile"])
def test_who_has_no_part_reads_nothing_of_it(cast, situation, name):
    write(cast, situation, going=[cast.teams["Housing East"]])
    with acting_as(getattr(cast, name)):
        assert not Plan.objects.exists()
        assert not PlanTask.objects.exists()
    with pytest.raises(Refused):
        write(cast, situation, name)


# pages


def client_of(cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.accounts[name])
    return client


def send(cast, situation, route: str, name: str = "omar", *words, **form):
    return client_of(cast, name).post(reverse(f"interventions:{route}", args=[situation.number, *words]), form)


@pytestmark_db
def test_the_plan_is_written_on_its_page_and_read_in_the_file(cast, situation):
    team = str(cast.teams["Police East"])
    form = {**PLAN, "version": "0", "going": [team], "goes_at": "2026-12-02T10:00"}
    assert client_of(cast, "omar").get(reverse("interventions:plan", args=[situation.number])).status_code == 200
    assert send(cast, situation, "plan", **form).status_code == 302
    page = client_of(cast, "paula").get(reverse("desk:situation", args=[situation.number])).content.decode()
    for words in ("Never alone: go two together", "Aloud, at the first contact", "Wed 2 Dec 10:00", "Police East"):
        assert words in page
    again = client_of(cast, "paula").get(reverse("interventions:plan", args=[situation.number])).content.decode()
    assert 'value="2026-12-02T10:00"' in again


@pytestmark_db
def test_a_lost_race_keeps_what_was_chosen_and_says_so(cast, situation):
    write(cast, situation, means="phone")
    answer = send(cast, situation, "plan", version="0", means="letter")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Another team changed the plan meanwhile" in page
    assert '<option value="letter" selected' in page
    assert send(cast, situation, "plan", version="1", means="letter").status_code == 302


@pytestmark_db
def test_a_task_is_added_done_and_dropped_from_the_file(cast, situation):
    team = str(cast.teams["Housing East"])
    assert send(cast, situation, "task", team=team, task="housing", due_on="2026-12-03").status_code == 302
    assert send(cast, situation, "task", team=team, task="housing").status_code == 422
    assert send(cast, situation, "task", team=team, task="").status_code == 422
    with acting_as(cast.omar):
        task = PlanTask.objects.get()
    assert send(cast, situation, "task_done", "sara", task.pk).status_code == 404
    assert send(cast, situation, "task_done", "omar", task.pk).status_code == 302
    assert send(cast, situation, "task_done", "omar", task.pk).status_code == 403
    assert send(cast, situation, "task", team=team, task="food").status_code == 302
    with acting_as(cast.omar):
        dropped = PlanTask.objects.get(task="food")
    assert send(cast, situation, "task_done", "omar", dropped.pk, drop="1").status_code == 302
    with acting_as(cast.omar):
        assert [each.task for each in PlanTask.objects.all()] == ["housing"]
        assert PlanTask.objects.get().done_at <= moment()
