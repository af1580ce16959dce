"""What happens in an emergency call, and at the next meeting?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.keys.rings import lend
from commontable.partnership.meetings.attending import there_now
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.actions import set_up
from commontable.partnership.tables.plan import Plan
from commontable.response.agenda.actions import open_meeting, plan_meeting
from commontable.response.agenda.models import FilterSpan, Item
from commontable.response.disclosure.actions import release
from commontable.response.emergency.actions import (
    answer_call,
    call_teams,
    close_call,
    decide_in_call,
    end_call,
    name_in_call,
    plan_in_call,
    ratify,
    record_answer,
)
from commontable.response.emergency.convening import convened, open_call, ratifying
from commontable.response.emergency.jobs import end_old_calls, end_old_calls_at
from commontable.response.emergency.models import Answer, Called
from commontable.response.filters.actions import close_meeting, decide_not_met, hear, minimise
from commontable.response.filters.models import Decision
from commontable.response.interventions.attempts import record_attempt
from commontable.response.interventions.clock import clock_of
from commontable.response.interventions.models import Part, Role
from commontable.response.interventions.naming import OfPerson
from commontable.response.situations import grants
from commontable.response.situations.models import Fact, Grant, Situation
from commontable.response.situations.tests.factories import (
    at_filter_2,
    brought,
    grant_to,
    meeting_of,
    people_of,
    person,
    seal_all,
)
from tests.cast import EAST, NOON
from tests.entries import entries_of, lines

pytestmark = pytest.mark.django_db


def call(cast, situation, *teams: str, actor=None):
    """Hana of the hospital calls these teams, police and housing where none is named."""
    actor, teams = actor or cast.hana, teams or ("Housing East", "Police East")
    with acting_as(actor):
        return call_teams(situation, actor=actor, teams=[cast.teams[each] for each in teams])


def answer(cast, situation, who: str, team: str, said=Answer.AGREE) -> Called:
    actor = cast.actors[who]
    with acting_as(actor):
        return answer_call(situation, actor=actor, team=cast.teams[team], answer=said)


def decided(cast, situation=None, *teams: str) -> Situation:
    """Called, and said yes by hospital and housing."""
    situation = situation or brought(cast)
    call(cast, situation, *teams)
    answer(cast, situation, "hana", "Hospital East")
    answer(cast, situation, "omar", "Housing East")
    with acting_as(cast.hana):
        return decide_in_call(situation, actor=cast.hana)


def named(cast, situation=None) -> Situation:
    situation = decided(cast, situation)
    with acting_as(cast.hana):
        teams = {"lead": cast.teams["Housing East"], "assisting": [cast.teams["Hospital East"]]}
        return name_in_call(situation, actor=cast.hana, **teams)


def closed(cast, situation) -> Situation:
    with acting_as(cast.hana):
        return close_call(situation, actor=cast.hana)


def test_a_call_is_a_meeting_of_those_called_about_one_situation(cast):
    situation = brought(cast)
    with entries_of() as entries:
        made = call(cast, situation)
    assert lines(entries) == [("did", "call_teams")]
    with acting_as(cast.chris):
        assert (made.meeting.kind, made.meeting.is_open) == ("call", True)
        assert Situation.objects.get().stage == "filter_2"
        called = Called.objects.values_list("team__name", flat=True)
        assert sorted(called) == ["Hospital East", "Housing East", "Police East"]
        assert list(Item.objects.values_list("meeting", flat=True)) == [made.meeting_id]


def test_only_those_called_read_the_record_and_no_more_than_that(cast):
    situation, other = brought(cast), brought(cast)
    call(cast, situation)
    for actor in (cast.omar, cast.paula):
        with acting_as(actor):
            assert list(Situation.objects.values_list("pk", flat=True)) == [situation.pk]
            assert Fact.objects.filter(situation=situation).exists()
            assert not Fact.objects.filter(situation=other).exists()
    for actor in (cast.sara, cast.nils, cast.hugo):
        with acting_as(actor):
            assert not Situation.objects.exists()
            assert not Called.objects.exists()


def test_nobody_is_authorised_for_a_name_by_being_called(cast):
    call(cast, brought(cast))
    with acting_as(cast.chris):
        assert not Grant.objects.filter(compartment="limited").exists()


@pytest.mark.parametrize(
    "teams", [("Hospital West",), ("Housing East", "Police East", "School East", "Shelter East"), ("Hospital East",)]
)
def test_two_to_four_teams_of_two_agencies_at_this_table_are_called(cast, teams):
    situation = brought(cast)
    with entries_of() as entries, pytest.raises(Invalid):
        call(cast, situation, *teams)
    assert entries == []
    with acting_as(cast.chris):
        assert Situation.objects.get().stage == "brought"


def test_a_coordinator_calls_for_the_table(cast):
    made = call(cast, brought(cast), actor=cast.coral)
    assert (made.team_id, made.called_by_id) == (None, cast.coral.member)


def test_nobody_else_calls(cast):
    situation = brought(cast)
    for actor in (cast.omar, cast.wilma):
        with pytest.raises(Refused):
            call(cast, situation, actor=actor)


def test_each_team_answers_for_itself(cast):
    situation = brought(cast)
    call(cast, situation)
    given = answer(cast, situation, "omar", "Housing East")
    assert (given.answer, given.by_id, given.said_by) == ("agree", cast.omar.member, "")
    for who, team in (("omar", "Police East"), ("sara", "School East")):
        with pytest.raises((Invalid, Refused)):
            answer(cast, situation, who, team)
    with pytest.raises(Invalid):
        answer(cast, situation, "omar", "Housing East", "perhaps")


def test_who_is_on_the_call_is_who_attends(cast):
    situation = brought(cast)
    call(cast, situation, "Housing East", "Police East", "School East")
    answer(cast, situation, "omar", "Housing East")
    answer(cast, situation, "omar", "Housing East", Answer.DISAGREE)
    answer(cast, situation, "sara", "School East", Answer.CANNOT_JOIN)
    with acting_as(cast.hana):
        said = {"answer": Answer.AGREE, "said_by": "Sgt Ito"}
        record_answer(situation, actor=cast.hana, team=cast.teams["Police East"], **said)
        made = open_call(situation)
        assert made is not None
        there = there_now(made.meeting).values_list("team__name", "kind", "mode")
        assert sorted(there) == [
            ("Hospital East", "member", "phone"),
            ("Housing East", "member", "phone"),
            ("Police East", "on_behalf", "phone"),
        ]
    closed(cast, situation)
    with acting_as(cast.chris):
        assert not there_now(made.meeting).exists()
        assert not FilterSpan.objects.filter(ends_at=None).exists()


def test_an_answer_may_be_changed_until_it_is_decided(cast):
    situation = brought(cast)
    call(cast, situation)
    answer(cast, situation, "omar", "Housing East", Answer.DISAGREE)
    assert answer(cast, situation, "omar", "Housing East").answer == "agree"


def test_what_is_said_on_the_phone_is_recorded_with_who_said_it(cast):
    situation = brought(cast)
    call(cast, situation)
    with acting_as(cast.hana):
        said = {"team": cast.teams["Police East"], "answer": Answer.AGREE}
        given = record_answer(situation, actor=cast.hana, said_by=" Sgt Ito ", **said)
        assert (given.said_by, given.by_id) == ("Sgt Ito", cast.hana.member)
        with pytest.raises(Invalid):
            record_answer(situation, actor=cast.hana, said_by=" ", **said)
        with pytest.raises(Invalid):
            record_answer(situation, actor=cast.hana, said_by="X", **{**said, "team": cast.teams["School East"]})


def test_the_clock_starts_at_the_decision_in_the_call(cast):
    with time_machine.travel(NOON, tick=False):
        situation = brought(cast)
    with time_machine.travel(datetime(2026, 11, 25, 20, 0, tzinfo=UTC), tick=False):  # Wednesday 15:00
        call(cast, situation)
        answer(cast, situation, "hana", "Hospital East")
        answer(cast, situation, "omar", "Housing East")
    with time_machine.travel(datetime(2026, 11, 25, 20, 40, tzinfo=UTC), tick=False), acting_as(cast.hana):
        decide_in_call(situation, actor=cast.hana)
    with acting_as(cast.chris):
        found = Situation.objects.get()
        assert found.stage == "filter_3"
        assert found.clock == (datetime(2026, 11, 25, 20, 40, tzinfo=UTC), datetime(2026, 11, 27, 20, 40, tzinfo=UTC))


def test_the_hours_of_an_emergency_count_through_night_and_holiday(cast):
    """Story D: called Wednesday 15:00, yes 15:40; Thursday 10:00 fails; Friday 11:00 is the first contact."""
    with time_machine.travel(NOON, tick=False):
        situation = brought(cast)
    at = datetime(2026, 11, 25, 20, 40, tzinfo=UTC)
    with time_machine.travel(at, tick=False):
        named(cast, situation)
    for later, reached in ((timedelta(hours=18, minutes=20), False), (timedelta(hours=43, minutes=20), True)):
        with time_machine.travel(at + later, tick=False), acting_as(cast.omar):
            said = {"means": "visit", "reached": reached, "obstacle": "" if reached else "not_home"}
            record_attempt(situation, actor=cast.omar, at=moment(), **said)
    with acting_as(cast.chris):
        found = Situation.objects.get()
        clock = clock_of(found, found.attempts.values_list("at", "reached"), at + timedelta(hours=44))
    assert clock is not None
    assert [round(hours, 2) for hours in (*clock.attempts, clock.contact or 0)] == [18.33, 43.33]
    assert (clock.due, clock.is_late) == (at + timedelta(hours=48), False)


def test_without_two_agencies_that_agree_there_is_no_yes(cast):
    situation = brought(cast)
    call(cast, situation)
    answer(cast, situation, "hana", "Hospital East")
    answer(cast, situation, "omar", "Housing East", Answer.CANNOT_JOIN)
    with acting_as(cast.hana), pytest.raises(Refused):
        decide_in_call(situation, actor=cast.hana)


def test_dissent_in_a_call_is_on_record(cast):
    situation = brought(cast)
    call(cast, situation)
    answer(cast, situation, "paula", "Police East", Answer.DISAGREE)
    answer(cast, situation, "hana", "Hospital East")
    answer(cast, situation, "omar", "Housing East")
    with acting_as(cast.chris):
        decide_in_call(situation, actor=cast.chris)
        made = Decision.objects.select_related("meeting").get()
    assert (made.how, made.dissent, made.teams_present, made.meeting.kind) == ("consensus", True, 2, "call")


def test_a_table_without_filter_3_goes_on_to_filter_4(cast):
    situation = brought(cast, "Hospital West")
    call(cast, situation, "Housing West", actor=cast.hugo)
    answer(cast, situation, "hugo", "Hospital West")
    answer(cast, situation, "odile", "Housing West")
    with acting_as(cast.hugo):
        assert decide_in_call(situation, actor=cast.hugo).stage == "filter_4"


def test_where_the_table_says_so_everybody_on_the_call_hears_at_filter_3(cast):
    with acting_as(operator()):
        set_up(Plan(tables=(replace(EAST, filter_3="seated"),), agencies=(), teams=()), actor=operator())
    situation = decided(cast)
    assert situation.stage == "filter_3"
    with acting_as(cast.hana):
        heard = set(Grant.objects.filter(why="hears").values_list("team__name", flat=True))
    assert "Housing East" in heard
    assert "Hospital East" not in heard


def test_the_caller_names_who_leads_and_names_go_to_them_alone(cast):
    situation = brought(cast)
    seal_all(cast, situation)
    named(cast, situation)
    with acting_as(cast.chris):
        told = Grant.objects.filter(compartment="limited", ends_at=None)
        assert set(told.values_list("team__name", flat=True)) == {"Housing East"}
    grant = grant_to(cast, situation, "Housing East")
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        assert release(grant, actor=cast.hana, authority="consent").to_team_id == cast.teams["Housing East"]


def test_parts_for_one_person_are_named_in_a_call_too(cast):
    situation = brought(cast, kind="family", people=(person(), person()))
    decided(cast, situation)
    second = people_of(situation, cast.chris)[1].pk
    with acting_as(cast.hana):
        teams = {"lead": cast.teams["Housing East"], "assisting": [cast.teams["Hospital East"]]}
        only = OfPerson(cast.teams["School East"], Part.ASSISTING, second)
        name_in_call(situation, actor=cast.hana, of_people=[only], **teams)
    with acting_as(cast.chris):
        told = Grant.objects.filter(team=cast.teams["School East"], compartment="limited")
        assert list(told.values_list("person", flat=True)) == [second]


def test_a_team_whose_number_gave_way_to_this_one_takes_part_as_a_meeting_would_have_it(cast):
    situation = decided(cast)
    with acting_as(cast.chris), licensed("join"):
        grants.open_record([situation], [cast.teams["School East"]], "joined")
    named_here = {"lead": cast.teams["Housing East"], "assisting": [cast.teams["Hospital East"]]}
    with acting_as(cast.hana):
        name_in_call(situation, actor=cast.hana, **named_here)
    with acting_as(cast.chris):
        helping = Role.objects.filter(situation=situation, part=Part.ASSISTING, ends_at=None)
        assert cast.teams["School East"] in helping.values_list("team_id", flat=True)


def test_the_few_plan_in_the_call(cast):
    situation = named(cast)
    with acting_as(cast.hana):
        assert plan_in_call(situation, actor=cast.hana).stage == "intervening"


def test_closing_the_call_ends_what_was_read_by_being_called(cast):
    situation = named(cast)
    closed(cast, situation)
    with acting_as(cast.paula):
        assert not Situation.objects.exists()
    with acting_as(cast.omar):
        assert Situation.objects.get().stage == "filter_4"
    with acting_as(cast.chris):
        assert open_call(situation) is None


def test_a_call_that_agrees_on_nothing_leaves_no_no(cast):
    situation = brought(cast)
    call(cast, situation)
    answer(cast, situation, "omar", "Housing East", Answer.DISAGREE)
    closed(cast, situation)
    with acting_as(cast.chris):
        assert Situation.objects.get().stage == "brought"
        assert not Decision.objects.exists()
        assert set(Called.objects.values_list("answer", flat=True)) == {""}
        assert Fact.objects.filter(situation=situation).exists()


def test_it_may_be_called_again(cast):
    situation = brought(cast)
    call(cast, situation)
    closed(cast, situation)
    call(cast, situation)
    with acting_as(cast.chris):
        assert convened(situation).teams


def test_while_it_is_in_a_call_no_meeting_takes_it(cast):
    situation = brought(cast)
    meeting = meeting_of(cast, situation)
    call(cast, situation)
    with acting_as(cast.chris), pytest.raises(Refused) as no:
        hear(situation, actor=cast.chris)
    assert no.value.code == "in_call"
    with acting_as(cast.chris):
        close_meeting(meeting, actor=cast.chris)
        assert Situation.objects.get().stage == "filter_2"


def test_a_meeting_goes_on_beside_a_call(cast):
    situation, other = brought(cast), brought(cast)
    meeting_of(cast, other)
    decided(cast, situation)
    with acting_as(cast.chris):
        assert hear(other, actor=cast.chris).stage == "filter_2"


def test_what_a_meeting_hears_is_called_no_more(cast):
    situation = at_filter_2(cast)
    with pytest.raises(Refused) as no:
        call(cast, situation)
    assert no.value.code == "wrong_stage"


def test_two_calls_at_once(cast):
    first, second = brought(cast), brought(cast, "Housing East")
    call(cast, first)
    call(cast, second, "Police East", actor=cast.omar)
    with acting_as(cast.chris):
        assert Meeting.objects.filter(kind="call", closed_at=None).count() == 2


def test_a_meeting_is_opened_while_a_call_is_on(cast):
    call(cast, brought(cast))
    meeting = meeting_of(cast, brought(cast))
    assert meeting.is_open


def ratified(cast, situation) -> Decision:
    with acting_as(cast.chris):
        return ratify(situation, actor=cast.chris)


def test_the_next_meeting_ratifies_first(cast):
    update = decided(cast)
    closed(cast, update)
    other = brought(cast)
    called = decided(cast, brought(cast))
    closed(cast, called)
    with acting_as(cast.chris):
        planned = plan_meeting(called.table, actor=cast.chris, starts_at=moment())
        meeting = open_meeting(planned, actor=cast.chris)
        order = list(Item.objects.filter(meeting=meeting).values_list("situation", flat=True))
    assert order == [update.pk, called.pk, other.pk]
    made = ratified(cast, called)
    assert made.ratified_in_id == meeting.pk
    with pytest.raises(Refused):
        ratified(cast, called)


def test_only_what_a_call_decided_is_ratified_and_only_in_a_meeting(cast):
    situation = decided(cast)
    with pytest.raises(Refused) as no:
        ratified(cast, situation)
    assert no.value.code == "no_open_meeting"
    with acting_as(cast.chris):
        assert ratifying(brought(cast)).decided_in_call is None


def test_ratifying_moves_no_clock(cast):
    situation = decided(cast)
    with acting_as(cast.chris):
        before = Situation.objects.get().clock
    closed(cast, situation)
    meeting_of(cast, situation)
    ratified(cast, situation)
    with acting_as(cast.chris):
        assert Situation.objects.get().clock == before


def test_a_later_no_takes_the_call_with_it(cast):
    situation = brought(cast)
    call(cast, situation)
    closed(cast, situation)
    meeting = meeting_of(cast, situation)
    with acting_as(cast.chris):
        hear(situation, actor=cast.chris)
        decide_not_met(situation, actor=cast.chris, reason="not_aer", how="consensus")
        close_meeting(meeting, actor=cast.chris)
        assert Situation.objects.get().stage == "minimised"
        assert not Called.objects.exists()


def test_a_call_nobody_closed_ends_a_day_later(cast):
    with time_machine.travel(NOON, tick=False):
        situation = brought(cast)
        call(cast, situation)
    table = str(cast.tables["EA"])
    with time_machine.travel(NOON + timedelta(hours=23), tick=False):
        assert end_old_calls_at(table) == 0
    with time_machine.travel(NOON + timedelta(hours=25), tick=False):
        assert (end_old_calls_at(table), end_old_calls_at(table)) == (1, 0)
    with acting_as(cast.chris):
        assert Situation.objects.get().stage == "brought"


def test_the_look_at_calls_is_queued_by_table(cast):
    from procrastinate.contrib.django.models import ProcrastinateJob

    end_old_calls()
    assert ProcrastinateJob.objects.filter(task_name__contains="end_old_calls_at").count() == 2


def test_nobody_else_ends_or_destroys(cast):
    situation = brought(cast)
    call(cast, situation)
    for verb in (end_call, minimise):
        with acting_as(cast.chris), pytest.raises(Refused):
            verb(situation, actor=cast.chris)
