"""Two people press at the same moment: does exactly one of them do it, and is nothing left half done?

Real threads and connections, on a database where everything is really committed.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, connections

from commontable.groundwork.access.actor import Actor, system
from commontable.groundwork.access.errors import DomainError
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.groundwork.keys.rings import lend
from commontable.groundwork.ledger.models import Entry
from commontable.partnership.meetings.models import Meeting
from commontable.response.agenda.actions import open_meeting, plan_meeting
from commontable.response.agenda.models import Item
from commontable.response.agenda.presence import mark_presence
from commontable.response.closing.proven_false import prove_false
from commontable.response.disclosure.actions import release
from commontable.response.disclosure.models import Disclosure
from commontable.response.emergency.actions import answer_call, call_teams, close_call, decide_in_call, ratify
from commontable.response.emergency.models import Call, Called
from commontable.response.filters.actions import close_meeting, decide_met, decide_not_met, hear, take_back
from commontable.response.filters.models import Decision
from commontable.response.identity.models import SealedIdentity
from commontable.response.identity.reading import read_identity
from commontable.response.interventions.actions import name_teams
from commontable.response.moves.actions import withdraw
from commontable.response.moves.answering import accept_for_team, hand_over
from commontable.response.moves.asking import ask_to_join
from commontable.response.moves.tests.offering import agreed, to_take_over
from commontable.response.situations.actions import bring, save_draft, start_draft
from commontable.response.situations.answers import Answers
from commontable.response.situations.models import Draft, Fact, Grant, Situation
from commontable.response.situations.tests.factories import (
    at_filter_2,
    at_filter_4,
    brought,
    drafted,
    grant_to,
    meeting_of,
    rejected,
    seal_all,
    whole,
)
from tests.cast import Cast, gather
from tests.database import cloned_database, point_django_at, schema_hash

ROUNDS = 20 if os.environ.get("CT_EVERY") == "1" else 2
"""How often each race is run: which of the two comes first is for the machine to say."""


@pytest.fixture(scope="module")
def shared(
    database_server, django_db_setup, django_db_blocker, keyfile_of_this_run, worker_name
) -> Iterator[tuple[str, Cast]]:
    """A database of this module's own and the cast in it: the ledger takes nothing back, so nothing is undone."""
    usual, schema = settings.DATABASES["default"]["NAME"], schema_hash([each.name for each in apps.get_app_configs()])
    with django_db_blocker.unblock(), cloned_database(database_server, schema, f"{worker_name}_races", _none) as name:
        point_django_at(database_server, name)
        settings.KEYFILE = keyfile_of_this_run
        try:
            cast = gather()
            point_django_at(database_server, usual)
            yield name, cast
        finally:
            point_django_at(database_server, usual)


@pytest.fixture
def city(shared, database_server, django_db_blocker) -> Iterator[Cast]:
    """The cast, every meeting closed."""
    usual = settings.DATABASES["default"]["NAME"]
    name, cast = shared
    with django_db_blocker.unblock():
        point_django_at(database_server, name)
        for chair in (cast.chris, cast.wilma):
            with acting_as(chair):
                for call in Call.objects.filter(meeting__closed_at=None).select_related("situation"):
                    close_call(call.situation, actor=chair)
                for meeting in Meeting.objects.standing().filter(opened_at__isnull=False, closed_at=None):
                    close_meeting(meeting, actor=chair)
        yield cast
        point_django_at(database_server, usual)


def _none(database: str) -> None:
    raise AssertionError(f"{database}: the schema was migrated for the usual database already")


def at_once(*presses: Callable[[], Any]) -> list[str]:
    """Run these in threads that begin together; "done" or the code of the no, in the same order."""
    start = Barrier(len(presses))

    def press(act: Callable[[], Any]) -> str:
        connection.ensure_connection()
        start.wait(timeout=10)
        try:
            act()
            return "done"
        except (DomainError, KeyNotHeld) as no:
            return no.code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(presses)) as threads:
        return [each.result(timeout=120) for each in [threads.submit(press, act) for act in presses]]


def pressing(actor: Actor, verb: Callable, subject: Any, **said) -> Callable[[], Any]:
    """A person pressing a button that was drawn before."""

    def act() -> Any:
        with acting_as(actor), lend(["limited"], actor.teams):
            return verb(subject, actor=actor, **said)

    return act


@contextmanager
def everything(cast: Cast) -> Iterator[None]:
    with acting_as(system(cast.tables.values())):
        yield


def entries(situation: Situation, action: str) -> int:
    with everything_of(situation):
        return Entry.objects.filter(situation_id=situation.pk, action=action).count()


def everything_of(situation: Situation):
    return acting_as(system([situation.table_id]))


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_two_co_chairs_decide_and_one_decision_stands(city, _round):
    situation = at_filter_2(city)
    met = pressing(city.chris, decide_met, situation, how="consensus")
    not_met = pressing(city.chris, decide_not_met, situation, how="consensus", reason="not_aer")
    assert sorted(at_once(met, not_met)) == ["done", "wrong_stage"]
    with everything_of(situation):
        assert Decision.objects.filter(situation=situation).count() == 1
    assert entries(situation, "decide_met") + entries(situation, "decide_not_met") == 1


def test_a_form_drawn_before_the_other_decided_is_behind(city):
    situation = at_filter_2(city)
    both = [
        pressing(city.chris, verb, situation, seen_version=situation.version, how="consensus", **said)
        for verb, said in ((decide_met, {}), (decide_not_met, {"reason": "not_aer"}))
    ]
    assert sorted(at_once(*both)) == ["done", "stale"]


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_two_teams_bring_and_each_has_its_own_number(city, _round):
    drafts = {city.hana: drafted(city), city.omar: drafted(city, "Housing East")}
    assert at_once(*(pressing(actor, bring, draft) for actor, draft in drafts.items())) == ["done", "done"]
    with everything(city):
        given = list(Situation.objects.filter(table=city.tables["EA"]).values_list("sequence", flat=True))
    assert sorted(given) == list(range(1, len(given) + 1))


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_one_draft_brought_twice_is_one_situation(city, _round):
    draft = drafted(city)
    assert sorted(at_once(*[pressing(city.hana, bring, draft)] * 2)) == ["already_brought", "done"]


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_released_twice_it_is_told_once(city, _round):
    situation = at_filter_4(city)
    seal_all(city, situation)
    grant = grant_to(city, situation, "Housing East")
    assert at_once(*[pressing(city.hana, release, grant, authority="consent")] * 2) == ["done", "done"]
    with acting_as(city.hana):
        assert Disclosure.objects.filter(situation=situation).count() == 1


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_a_team_that_leaves_while_it_is_told_keeps_no_name(city, _round):
    situation = at_filter_4(city)
    seal_all(city, situation)
    grant = grant_to(city, situation, "Housing East")
    lead, helping = city.teams["Police East"], [city.teams["Hospital East"]]
    leaving = pressing(city.chris, name_teams, situation, lead=lead, assisting=helping)
    told, left = at_once(pressing(city.hana, release, grant, authority="consent"), leaving)
    assert (told in ("done", "grant_ended"), left) == (True, "done")
    with acting_as(city.hana):
        sealed = SealedIdentity.objects.get(pk=grant.person_id)
    with acting_as(city.omar), lend(["limited"], city.omar.teams), pytest.raises(KeyNotHeld):
        read_identity(sealed, city.omar)


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_taken_back_while_the_meeting_closes_it_is_final_or_in_the_queue(city, _round):
    situation = rejected(city)
    meeting = meeting_of(city, situation)
    back, shut = at_once(pressing(city.chris, take_back, situation), pressing(city.chris, close_meeting, meeting))
    assert shut == "done"
    with everything_of(situation):
        stage = Situation.objects.get(pk=situation.pk).stage
        facts = Fact.objects.filter(situation=situation).count()
    assert (stage, bool(facts)) == (("brought", True) if back == "done" else ("minimised", False))


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_decided_while_the_meeting_closes_nothing_is_stuck_between(city, _round):
    situation = at_filter_2(city)
    meeting = meeting_of(city, situation)
    decided, shut = at_once(
        pressing(city.chris, decide_met, situation, how="consensus"), pressing(city.chris, close_meeting, meeting)
    )
    assert shut == "done"
    with everything_of(situation):
        assert Situation.objects.get(pk=situation.pk).stage == ("filter_3" if decided == "done" else "brought")


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_two_co_chairs_turn_to_two_items_and_one_is_heard(city, _round):
    first, second = brought(city), brought(city)
    meeting = meeting_of(city, first)
    assert at_once(pressing(city.chris, hear, first), pressing(city.chris, hear, second)) == ["done", "done"]
    with acting_as(city.chris):
        assert Item.objects.filter(meeting=meeting, heard_at__isnull=False, done_at=None).count() == 1


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_two_meetings_opened_at_once_and_one_is_open(city, _round):
    meetings = [_planned(city), _planned(city)]
    assert sorted(at_once(*(pressing(city.chris, open_meeting, each) for each in meetings))) == ["done", "invalid"]


def _planned(city) -> Meeting:
    with acting_as(city.chris):
        return plan_meeting(city.table("EA"), actor=city.chris, starts_at=moment())


def test_one_meeting_planned_twice_is_planned_once(city):
    with acting_as(city.chris):
        when, table = moment(), city.table("EA")
    answers = at_once(*[pressing(city.chris, plan_meeting, table, starts_at=when)] * 2)
    assert sorted(answers) == ["done", "invalid"]


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_a_team_marked_twice_is_listed_once(city, _round):
    meeting = meeting_of(city, brought(city))
    team = city.teams["School East"]
    presses = [pressing(city.chris, mark_presence, meeting, team=team, kind=kind) for kind in ("in_room", "left_item")]
    assert at_once(*presses) == ["done", "done"]
    with acting_as(city.chris):
        (there,) = meeting.attendance.filter(team=team)
        assert there.spans.filter(left_at=None).count() <= 1


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_what_is_typed_while_it_is_brought_is_brought_or_refused(city, _round):
    draft = drafted(city)
    later = whole(study_flags=("homelessness",))
    typed, came = at_once(pressing(city.hana, save_draft, draft, answers=later), pressing(city.hana, bring, draft))
    assert came == "done"
    with acting_as(city.hana):
        situation = Draft.objects.select_related("situation").get(pk=draft.pk).situation
        crossed = Fact.objects.filter(situation=situation, list="study_flags").exists()
        kept = Answers.from_json(Draft.objects.get(pk=draft.pk).answers).study_flags
    assert (typed, crossed, bool(kept)) in {("done", True, True), ("already_brought", False, False)}


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_two_of_a_team_start_a_draft_and_both_are_counted(city, _round):
    with acting_as(city.hana):
        team = city.team("Hospital East")
    assert at_once(*[pressing(city.hana, start_draft, team)] * 2) == ["done", "done"]
    with acting_as(city.hana):
        numbers = list(Draft.objects.values_list("sequence", flat=True))
    assert len(set(numbers)) == len(numbers)


def test_the_grants_of_the_room_are_opened_once(city):
    situation = brought(city)
    meeting = meeting_of(city, situation)
    team = city.teams["School East"]
    at_once(*[pressing(city.chris, mark_presence, meeting, team=team, kind="in_room")] * 3)
    with acting_as(city.chris):
        assert Grant.objects.filter(situation=situation, team=team, why="seated", ends_at=None).count() == 1


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_handed_over_and_withdrawn_at_once_it_is_one_of_the_two(city, _round):
    situation = brought(city)
    offer = agreed(city, to_take_over(city, situation))
    said = at_once(pressing(city.hana, hand_over, offer), pressing(city.hana, withdraw, situation))
    with everything(city):
        numbers = sorted(Situation.objects.filter(city=situation.city).values_list("stage", flat=True))
    assert (said, numbers) in (
        (["done", "not_ours"], ["brought", "transferred"]),
        (["gone", "done"], ["withdrawn"]),
    )


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_joined_and_decided_at_once_neither_is_half_done(city, _round):
    earlier, later = brought(city), at_filter_2(city, "Housing East")
    with acting_as(city.coral):
        offer = ask_to_join(later, actor=city.coral, other=earlier.pk)
    said = at_once(
        pressing(city.hana, accept_for_team, offer), pressing(city.chris, decide_met, later, how="consensus")
    )
    with everything(city):
        left = Situation.objects.get(pk=later.pk)
        decisions = Decision.objects.filter(situation=later).count()
    assert (said, left.stage, decisions) in (
        (["done", "wrong_stage"], "joined", 0),
        (["not_earlier", "done"], "filter_3", 1),
    )


def in_call(city) -> Situation:
    """Hospital, housing and police are called about what the hospital brought."""
    situation = brought(city)
    with acting_as(city.hana):
        call_teams(situation, actor=city.hana, teams=[city.teams["Housing East"], city.teams["Police East"]])
    return situation


def answering(city, actor, situation: Situation, team: str, answer: str = "agree"):
    return pressing(actor, answer_call, situation, team=city.teams[team], answer=answer)


def decided_in_call(city) -> Situation:
    situation = in_call(city)
    answering(city, city.hana, situation, "Hospital East")()
    answering(city, city.omar, situation, "Housing East")()
    with acting_as(city.hana):
        return decide_in_call(situation, actor=city.hana)


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_two_called_teams_answer_at_once_and_both_are_heard(city, _round):
    situation = in_call(city)
    both = (
        answering(city, city.omar, situation, "Housing East"),
        answering(city, city.paula, situation, "Police East", "disagree"),
    )
    assert at_once(*both) == ["done", "done"]
    with everything_of(situation):
        said = Called.objects.filter(call__situation=situation).exclude(answer="").values_list("answer", flat=True)
        assert sorted(said) == ["agree", "disagree"]


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_a_call_and_a_meeting_take_one_situation_and_one_of_them_has_it(city, _round):
    situation = brought(city)
    meeting_of(city, situation)
    called = pressing(city.hana, call_teams, situation, teams=[city.teams["Housing East"]])
    said = at_once(called, pressing(city.chris, hear, situation))
    assert said in (["done", "in_call"], ["wrong_stage", "done"])
    with everything_of(situation):
        assert Call.objects.filter(situation=situation).exists() == (said[0] == "done")
        assert Situation.objects.get(pk=situation.pk).stage == "filter_2"


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_ratified_and_proven_false_at_once_it_is_closed_and_never_ratified_after_that(city, _round):
    situation = decided_in_call(city)
    with acting_as(city.hana):
        close_call(situation, actor=city.hana)
    meeting_of(city, situation)
    false = pressing(city.chris, prove_false, situation, conclusion="never_aer", word="originator")
    said = at_once(pressing(city.chris, ratify, situation), false)
    assert said in (["done", "done"], ["not_under_way", "done"])
    with everything_of(situation):
        assert Situation.objects.get(pk=situation.pk).stage == "closed"
        ratified = Decision.objects.get(situation=situation).ratified_at
    assert (ratified is not None) == (said[0] == "done")
