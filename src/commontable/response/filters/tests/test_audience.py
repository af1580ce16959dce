"""Who hears at filter 3, until when, and what ends it?"""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import IntegrityError, connection

from commontable.groundwork.access.actor import operator, system
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import acting_as, as_system
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.groundwork.keys.models import WrappedKey
from commontable.groundwork.keys.rings import lend
from commontable.identifiers import new_id
from commontable.partnership.tables.actions import set_up
from commontable.partnership.tables.plan import Plan
from commontable.response.disclosure.actions import release
from commontable.response.disclosure.waiting import unreleased
from commontable.response.filters.actions import close_meeting, decide_met
from commontable.response.filters.audience import answer_involvement, name_audience, take_keys_of_run_out
from commontable.response.filters.audience_rules import may_take_keys_back
from commontable.response.filters.jobs import look_for_run_out, take_run_out_keys_at
from commontable.response.filters.models import Involvement
from commontable.response.identity.finding import find_sealed
from commontable.response.identity.reading import read_identity
from commontable.response.interventions.actions import name_teams
from commontable.response.situations.models import Grant, Situation
from commontable.response.situations.tests.factories import (
    SOMEBODY,
    accepted,
    at_filter_2,
    meeting_of,
    person,
    seal_all,
)
from tests.cast import EAST, NOON, Cast
from tests.entries import entries_of

pytestmark = pytest.mark.django_db


def named(cast: Cast, situation, *teams: str, people=()):
    with acting_as(cast.hana):
        return name_audience(situation, actor=cast.hana, teams=[cast.teams[team] for team in teams], people=people)


def hearing_of(cast: Cast, situation, team: str) -> Grant:
    with as_owner(cast):
        return Grant.objects.filter(situation=situation, why="hears", team=cast.teams[team]).latest("starts_at")


def as_owner(cast: Cast):
    return acting_as(cast.hana)


def given(cast: Cast, situation, team: str) -> Grant:
    """The team was named and holds the key."""
    grant = hearing_of(cast, named(cast, situation, team), team)
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        release(grant, actor=cast.hana, authority="consent")
    return grant


def at_filter_3(cast: Cast, **answers):
    situation = accepted(cast, **answers)
    seal_all(cast, situation)
    return situation


def opens(cast: Cast, actor) -> bool:
    with acting_as(cast.hana):
        person_heard_of = Grant.objects.filter(compartment="limited").first().person_id
    with acting_as(actor), lend(["limited"], actor.teams):
        sealed = find_sealed(actor, person_heard_of)
        try:
            return sealed is not None and read_identity(sealed, actor) == SOMEBODY
        except KeyNotHeld:
            return False


def wraps_of(cast: Cast, team: str) -> int:
    with acting_as(cast.hana):
        return WrappedKey.objects.filter(holder_id=cast.teams[team]).count()


def answered(cast: Cast, grant: Grant, code: str, actor=None) -> Involvement:
    actor = actor or cast.omar
    with acting_as(actor):
        return answer_involvement(grant, actor=actor, code=code)


def test_the_originator_names_who_hears_and_releases_by_one_press(cast):
    situation = at_filter_3(cast)
    named(cast, situation, "Housing East")
    assert not opens(cast, cast.omar)
    given(cast, situation, "Housing East")
    assert opens(cast, cast.omar)
    assert not opens(cast, cast.paula)


def test_a_hearing_lasts_48_hours_and_the_database_lets_none_last_longer(cast):
    grant = given(cast, at_filter_3(cast), "Housing East")
    assert grant.ends_at - grant.starts_at == timedelta(hours=48)
    longer = "update situations_grant set ends_at = ends_at + interval '1 second' where id = %s"
    with (
        pytest.raises(IntegrityError, match="situations_hearing_is_a_window"),
        as_system(grant.table_id),
        connection.cursor() as cursor,
    ):
        cursor.execute(longer, [grant.pk])


@pytest.mark.parametrize("team", ["Hospital East", "Police West"])
def test_only_teams_of_the_table_that_are_bound_are_named(cast, team):
    situation = at_filter_3(cast)
    with pytest.raises(Invalid):
        named(cast, situation, team)
    with pytest.raises(Invalid):
        named(cast, situation)


def test_somebody_of_another_situation_is_nobody_to_be_heard_of(cast):
    with pytest.raises(Invalid):
        named(cast, at_filter_3(cast), "Housing East", people=[new_id()])


def test_one_person_may_be_heard_of_and_another_not(cast):
    situation = at_filter_3(cast, kind="family", people=(person(), person("from_18_to_24")))
    with acting_as(cast.hana):
        one, _other = situation.people.all()
    named(cast, situation, "Housing East", people=[one.pk])
    with acting_as(cast.hana):
        assert list(unreleased(cast.hana.teams).values_list("person", flat=True)) == [one.pk]


def test_named_twice_there_is_one_hearing(cast):
    situation = at_filter_3(cast)
    named(cast, named(cast, situation, "Housing East"), "Housing East", "Police East")
    with acting_as(cast.hana):
        assert Grant.objects.filter(situation=situation, why="hears").count() == 2


def test_nobody_else_names_and_only_at_filter_3(cast):
    situation = at_filter_3(cast)
    for actor in (cast.chris, cast.omar):
        with acting_as(actor), pytest.raises(Refused):
            name_audience(situation, actor=actor, teams=[cast.teams["Housing East"]])
    with acting_as(cast.chris):
        lead, helping = cast.teams["Police East"], [cast.teams["Housing East"]]
        name_teams(situation, actor=cast.chris, lead=lead, assisting=helping)
    with pytest.raises(Refused):
        named(cast, situation, "Housing East")


def test_who_is_not_involved_holds_no_key_from_that_moment_on(cast):
    grant = given(cast, at_filter_3(cast), "Housing East")
    with entries_of() as entries:
        answered(cast, grant, "not_involved")
    assert [(entry.action, entry.details) for entry in entries] == [("answer_involvement", {})]
    assert not opens(cast, cast.omar)
    assert wraps_of(cast, "Housing East") == 0
    with pytest.raises(Refused):
        answered(cast, grant, "involved")


def test_who_is_involved_keeps_it_until_the_time_is_over_and_may_still_say_no(cast):
    grant = given(cast, at_filter_3(cast), "Housing East")
    answered(cast, grant, "involved")
    assert opens(cast, cast.omar)
    answered(cast, grant, "not_involved")
    assert not opens(cast, cast.omar)
    with acting_as(cast.omar):
        assert Involvement.objects.get().code == "not_involved"


def test_an_answer_is_one_of_two(cast):
    grant = given(cast, at_filter_3(cast), "Housing East")
    with pytest.raises(Invalid):
        answered(cast, grant, "perhaps")


def test_the_answer_is_for_originator_and_lead_and_no_co_chair(cast):
    situation = at_filter_3(cast)
    answered(cast, given(cast, situation, "Housing East"), "involved")
    reads = {name: _sees_answer(cast.actors[name]) for name in ("hana", "omar", "paula", "chris", "coral")}
    assert reads == {"hana": True, "omar": True, "paula": False, "chris": False, "coral": False}
    with acting_as(cast.chris):
        name_teams(situation, actor=cast.chris, lead=cast.teams["Police East"], assisting=[cast.teams["Housing East"]])
    assert _sees_answer(cast.paula)
    assert not _sees_answer(cast.chris)


def _sees_answer(actor) -> bool:
    with acting_as(actor):
        return Involvement.objects.exists()


def test_no_co_chair_reads_off_the_grants_who_is_involved(cast):
    given(cast, at_filter_3(cast), "Housing East")
    for actor in (cast.chris, cast.coral, cast.paula):
        with acting_as(actor):
            assert not Grant.objects.filter(why="hears").exists()


def test_naming_the_teams_ends_every_hearing_and_takes_keys_of_who_has_no_part(cast):
    situation = at_filter_3(cast)
    given(cast, situation, "Housing East")
    given(cast, situation, "School East")
    with acting_as(cast.chris):
        name_teams(situation, actor=cast.chris, lead=cast.teams["Housing East"], assisting=[cast.teams["Police East"]])
    assert (wraps_of(cast, "Housing East"), wraps_of(cast, "School East")) == (1, 0)
    assert opens(cast, cast.omar)
    with acting_as(cast.hana):
        assert not Grant.objects.open_now().filter(why="hears").exists()
        waits = unreleased(cast.hana.teams).values_list("team__name", flat=True)
        assert list(waits) == ["Police East"]


def test_when_time_is_over_the_name_is_shut_though_the_job_is_late_and_then_the_key_goes(cast):
    with time_machine.travel(NOON, tick=False) as now:
        situation = at_filter_3(cast)
        given(cast, situation, "Housing East")
        now.shift(timedelta(hours=47, minutes=59))
        assert opens(cast, cast.omar)
        assert _taken(cast, situation.table_id) == 0
        now.shift(timedelta(minutes=1))
        assert not opens(cast, cast.omar)
        assert wraps_of(cast, "Housing East") == 1
        assert _taken(cast, situation.table_id) == 1
        assert wraps_of(cast, "Housing East") == 0
        assert _taken(cast, situation.table_id) == 0


def _taken(cast: Cast, table: UUID) -> int:
    with acting_as(system([])):
        look_for_run_out()
    return take_run_out_keys_at(str(table))


def test_the_system_of_another_table_takes_nothing(cast):
    with pytest.raises(Refused):
        answered(cast, given(cast, at_filter_3(cast), "Housing East"), "involved", cast.paula)
    with acting_as(system([cast.tables["WE"]])):
        assert take_keys_of_run_out(cast.tables["WE"]) == 0


def test_after_the_meeting_a_team_that_hears_still_answers_and_reads_no_record(cast):
    situation = at_filter_3(cast)
    grant = given(cast, situation, "Housing East")
    with acting_as(cast.chris):
        close_meeting(meeting_of(cast, situation), actor=cast.chris)
    assert opens(cast, cast.omar)
    answered(cast, grant, "not_involved")
    assert not opens(cast, cast.omar)


def test_where_the_table_says_so_everybody_seated_hears_and_nobody_is_named(cast):
    situation = at_filter_2(cast)
    with acting_as(cast.chris):
        meeting_of(cast, situation)
    with acting_as(operator()):
        set_up(Plan(tables=(replace(EAST, filter_3="seated"),), agencies=(), teams=()), actor=operator())
    with acting_as(cast.chris):
        decide_met(situation, actor=cast.chris, how="consensus")
    with acting_as(cast.hana):
        heard = set(Grant.objects.filter(why="hears").values_list("team__name", flat=True))
    assert {"Housing East", "Police East"} <= heard
    assert "Hospital East" not in heard
    with pytest.raises(Refused) as no:
        named(cast, situation, "Housing East")
    assert no.value.code == "not_named_here"


def test_another_of_the_team_reads_its_answer_too(cast):
    answered(cast, given(cast, at_filter_3(cast), "Housing East"), "involved")
    assert _sees_answer(replace(cast.omar, member=cast.sara.member))


def test_the_system_alone_takes_keys_back():
    somewhere = Situation(table_id=new_id())
    assert may_take_keys_back(system([somewhere.table_id]), somewhere)
    for actor in (operator(), system([new_id()])):
        assert not may_take_keys_back(actor, somewhere)
