"""Tokens are kept, matched and destroyed, and the earlier team is asked: on PostgreSQL, as the role that serves."""

from datetime import timedelta

import pytest
import time_machine
from django.db import ProgrammingError, connection, transaction

from commontable.groundwork.access.actor import operator, system
from commontable.groundwork.access.errors import Refused
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.groundwork.keys.rings import lend
from commontable.partnership.tables.models import Coordinator, SituationTable
from commontable.response.closing.proven_false import prove_false
from commontable.response.identity.limited import Limited
from commontable.response.moves.ending import end
from commontable.response.repeats.actions import ask, leave, look, say_not_the_same
from commontable.response.repeats.jobs import look_for_repeats, look_for_repeats_at
from commontable.response.repeats.models import Look, Prompt, Token
from commontable.response.repeats.returns import returns_of, times_back
from commontable.response.repeats.waiting import to_look
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import Stage
from commontable.response.situations.tests import factories as made
from tests.cast import gather
from tests.entries import entries_of, lines

from .pairs import AGAIN, ANOTHER, HIM, known, looked_for, matched, met, prompt_for, prompts, seen_by

pytestmark = pytest.mark.django_db


# Tokens


def test_nobody_reads_a_token_whoever_asks(cast):
    known(cast, "Hospital East")
    everybody = [*cast.actors.values(), operator(), system(cast.tables.values())]
    for actor in everybody:
        with acting_as(actor):
            assert not Token.objects.exists()


def test_nobody_writes_changes_or_deletes_a_token(cast):
    known(cast, "Hospital East")
    for words in ("delete from repeats_token", "update repeats_token set by_names = true"):
        with acting_as(cast.hana), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(words)


def test_looking_is_an_entry_and_a_sight_and_answers_nothing(cast):
    situation = met(cast, "Hospital East")
    with entries_of() as entries, acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        assert look(situation, actor=cast.hana) is None
    assert lines(entries) == [("did", "look"), ("saw", "read_identity")]


def test_before_the_decision_nobody_is_looked_for(cast):
    known(cast, "Hospital East")
    for situation in (made.brought(cast, "Housing East"), made.at_filter_2(cast, "Housing East")):
        made.seal_all(cast, situation, "Housing East", HIM)
        with pytest.raises(Refused):
            looked_for(cast, situation, "Housing East")


def test_the_database_itself_keeps_no_token_before_the_decision_nor_of_anothers(cast):
    early, theirs = made.brought(cast, "Hospital East"), met(cast, "Housing East")
    for situation in (early, theirs):
        person = made.people_of(situation, made.chair_of(cast, situation))[0]
        with acting_as(cast.hana), connection.cursor() as cursor:
            cursor.execute("select repeats_keep(%s, '{}', '{}', '{}', false, now())", [person.pk])
            assert cursor.fetchone() == (False,)


def test_without_the_teams_key_nothing_is_looked_for(cast):
    situation = met(cast, "Hospital East")
    with acting_as(cast.hana), pytest.raises(KeyNotHeld):
        look(situation, actor=cast.hana)


def test_a_release_keeps_the_tokens_too(cast):
    situation = made.at_filter_4(cast)
    made.seal_all(cast, situation, limited=HIM)
    actor, grant = cast.hana, made.grant_to(cast, situation, made.LEAD)
    with acting_as(actor), lend(["limited"], actor.teams):
        made.release(grant, actor=actor, authority="consent")
    known(cast, "School East", AGAIN)
    assert matched(cast) == 1


def test_our_team_is_told_what_it_has_not_looked_for_and_no_other(cast):
    situation = met(cast, "Hospital East")
    with acting_as(cast.hana):
        assert to_look(cast.hana.teams) == [situation]
    with acting_as(cast.omar):
        assert to_look(cast.omar.teams) == []
    looked_for(cast, situation, "Hospital East")
    looked_for(cast, situation, "Hospital East")
    with acting_as(cast.hana):
        assert to_look(cast.hana.teams) == []
        assert Look.objects.count() == 1
    with acting_as(cast.coral):
        assert not Look.objects.exists()


def test_a_table_that_recognises_nobody_keeps_no_token(cast):
    first = met(cast, "Hospital East")
    with acting_as(operator()), licensed("test"):
        SituationTable.objects.filter(code="EA").update(repeats_days=0)
    looked_for(cast, first, "Hospital East")
    known(cast, "Housing East", AGAIN)
    assert matched(cast) == 0


def test_who_has_one_name_and_no_birth_leaves_no_token(cast):
    known(cast, "Hospital East", Limited("Terrence"))
    known(cast, "Housing East", Limited("Terrence"))
    assert matched(cast) == 0


# Matching


def test_the_coordinator_is_prompted_with_two_numbers_and_nobody_else_is(cast):
    prompt = prompt_for(cast)
    assert seen_by(cast.coral) == [prompt]
    others = [name for name in cast.actors if name != "coral"]
    assert [name for name in others if seen_by(cast.actors[name])] == []


def test_across_tables_the_other_tables_coordinator_is_prompted_where_the_later_has_none(cast):
    prompt = prompt_for(cast, "Police West")
    assert (prompt.to_table_id, prompt.later_table_id) == (cast.tables["EA"], cast.tables["WE"])
    assert seen_by(cast.coral) == [prompt]
    assert [name for name in ("piet", "wilma", "paula", "hana", "chris") if seen_by(cast.actors[name])] == []


def test_a_coordinator_of_the_police_or_of_the_later_agency_is_not_prompted(cast):
    for family, name in (("Pollard", "paula"), ("Ostrander", "omar")):
        known(cast, "Hospital East", Limited(f"Terrence {family}", "1981"))
        _coordinates_instead(cast, name)
        now = gather()
        known(now, "Housing East", Limited(f"{family} Terrence", "1981"))
        assert matched(now) == 0, family
        assert seen_by(now.actors[name]) == []


def _coordinates_instead(cast, name: str) -> None:
    with acting_as(operator()), licensed("test"):
        row = Coordinator.objects.get(table=cast.tables["EA"])
        row.member_id = cast.actors[name].member
        row.save()


def test_who_is_somebody_else_prompts_nobody(cast):
    known(cast, "Hospital East")
    known(cast, "Housing East", ANOTHER)
    assert matched(cast) == 0


def test_the_job_prompts_once_and_one_team_for_its_own_two_never(cast):
    prompt_for(cast)
    known(cast, "Housing East", AGAIN)
    assert matched(cast) == 1
    assert matched(cast) == 0
    known(cast, "Hospital East", AGAIN)
    assert matched(cast) == 2
    asked = [each.earlier_team_id for each in prompts(cast)]
    assert asked.count(cast.teams["Hospital East"]) == asked.count(cast.teams["Housing East"]) == 2


def test_what_is_closed_prompts_nobody_and_counts_as_a_return(cast):
    first = made.reported(cast)
    made.seal_all(cast, first, limited=HIM)
    looked_for(cast, first, "Hospital East")
    with acting_as(cast.chris):
        made.close(Situation.objects.get(pk=first.pk), actor=cast.chris, conclusion="informed")
    again = known(cast, "Housing East", AGAIN)
    elsewhere = known(cast, "Hospital West", AGAIN)
    assert matched(cast) == 1
    assert returns_of(cast.tables["EA"]) == {again.pk: 1}
    assert returns_of(cast.tables["WE"]) == {elsewhere.pk: 2}
    assert times_back(cast.tables["WE"]) == {2: 1}


def test_the_clock_queues_the_look_at_every_table(cast, monkeypatch):
    queued = []
    monkeypatch.setattr(look_for_repeats_at, "defer", lambda **words: queued.append(words["table"]))
    look_for_repeats()
    assert sorted(queued) == sorted(map(str, cast.tables.values()))


def test_only_the_system_of_a_table_is_told_what_is_alike_there(cast):
    prompt_for(cast)
    for actor in (*cast.actors.values(), operator(), system([cast.tables["WE"]])):
        with acting_as(actor), connection.cursor() as cursor:
            cursor.execute("select * from repeats_alike(%s)", [cast.tables["EA"]])
            assert cursor.fetchall() == []
            cursor.execute("select repeats_expire(%s, '{}'), repeats_expired(%s, '{}')", [cast.tables["EA"]] * 2)
            assert cursor.fetchone() == (0, False)


# How they end


def test_tokens_and_prompts_go_when_the_risk_was_none(cast):
    prompt = prompt_for(cast)
    with acting_as(cast.chris):
        later = Situation.objects.select_related("table").get(pk=prompt.later_id)
        prove_false(later, actor=cast.chris, conclusion="never_aer", word="lead")
    assert (prompts(cast), matched(cast)) == ([], 0)


@pytest.mark.parametrize("which", ["later", "earlier"])
def test_tokens_and_prompts_go_when_either_number_is_void(cast, which):
    prompt = prompt_for(cast)
    here = system([cast.tables["EA"]])
    with acting_as(here), licensed("test"), entries_of():
        end(Situation.objects.get(pk=getattr(prompt, f"{which}_id")), Stage.VOID, reason="twice")
    assert (prompts(cast), matched(cast)) == ([], 0)


def test_tokens_expire_as_the_table_says(cast):
    known(cast, "Hospital East")
    known(cast, "Housing East", AGAIN)
    now = moment()
    with time_machine.travel(now + timedelta(days=729), tick=False):
        assert matched(cast) == 1
    with time_machine.travel(now + timedelta(days=731), tick=False), entries_of() as entries:
        matched(cast)
        assert prompts(cast) == []
        matched(cast)
    assert lines(entries) == [("did", "expire")]


# Asking


def act(verb, actor, prompt) -> None:
    with acting_as(actor):
        verb(Prompt.objects.get(pk=prompt.pk), actor=actor)


def test_the_earlier_team_learns_of_it_when_it_is_asked(cast):
    prompt = prompt_for(cast)
    assert seen_by(cast.hana) == []
    act(ask, cast.coral, prompt)
    assert seen_by(cast.hana) == [prompt]
    assert [name for name in ("omar", "paula", "chris", "sara", "hugo") if seen_by(cast.actors[name])] == []


def test_declined_or_left_nothing_moves_and_it_is_not_asked_again(cast):
    prompt = prompt_for(cast)
    act(ask, cast.coral, prompt)
    act(say_not_the_same, cast.hana, prompt)
    known(cast, "School East", AGAIN)
    assert matched(cast) == 2
    for each in seen_by(cast.coral):
        act(leave, cast.coral, each)
    assert (matched(cast), seen_by(cast.coral), seen_by(cast.hana)) == (0, [], [])
    assert {each.outcome for each in prompts(cast)} == {"left", "other"}


def test_a_prompt_that_is_gone_is_refused(cast):
    prompt = prompt_for(cast)
    with acting_as(cast.hugo), pytest.raises(Refused):
        ask(prompt, actor=cast.hugo)
