"""One person has written and not committed yet, another presses: does whoever comes second see the first?

Nobody's speed decides: the second begins once the first has written, and the first commits once the second waits for
it, or has its answer.
"""

from collections.abc import Callable
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from django.db import connection

from commontable.groundwork.access.actor import Actor, system
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.groundwork.keys.rings import lend
from commontable.partnership.tables.models import Team
from commontable.response.answering.actions import defer, review
from commontable.response.answering.finding import find_of
from commontable.response.answering.tests.story_b import goes_by, officer_of
from commontable.response.closing.proven_false import prove_false
from commontable.response.disclosure.about import About, about
from commontable.response.disclosure.actions import release
from commontable.response.disclosure.consenting import agree, say_necessary, withdraw_consent
from commontable.response.disclosure.models import Consent, Deferral, Disclosure, PersonNotice
from commontable.response.filters.actions import decide_not_met
from commontable.response.identity.models import SealedIdentity
from commontable.response.identity.reading import read_identity
from commontable.response.identity.renewing import renew_key
from commontable.response.identity.texts import Texts
from commontable.response.identity.words import cross_words, keep_words
from commontable.response.interventions.actions import name_teams
from commontable.response.interventions.leaving import leave_table
from commontable.response.interventions.models import PlanTask, Role
from commontable.response.interventions.on_behalf import confirm_part, record_on_behalf
from commontable.response.interventions.planning import add_task, drop_task, finish_task
from commontable.response.moves.actions import withdraw
from commontable.response.moves.connecting import say_the_same
from commontable.response.repeats.actions import ask, prompt, prompted
from commontable.response.repeats.models import Prompt
from commontable.response.situations.actions import bring
from commontable.response.situations.models import Grant, Person, Situation, SituationWords
from commontable.response.situations.tests.factories import (
    at_filter_2,
    at_filter_4,
    brought,
    consented,
    draft_of,
    drafted,
    grant_to,
    intervening,
    seal_all,
)
from tests.test_at_once import at_once, city, everything_of, shared

__all__ = ["city", "shared"]

KEYS = ("identity", "limited")


class Press:
    """A person pressing a button that was drawn before, in a transaction of their own."""

    def __init__(self, actor: Actor, verb: Callable, subject: Any, **said: Any) -> None:
        self.actor, self.verb, self.subject, self.said = actor, verb, subject, said

    def __call__(self, before: Callable[[], Any] = lambda: None, after: Callable[[], Any] = lambda: None) -> None:
        with acting_as(self.actor), lend(KEYS, self.actor.teams):
            before()
            self.verb(self.subject, actor=self.actor, **self.said)
            after()


def in_turn(first: Press, second: Press) -> list[str]:
    """The answers of both, where the second begins before the first commits."""
    written, begun, answered = Event(), Event(), Event()
    session: list[int] = []

    def waits() -> bool:
        with connection.cursor() as cursor:
            cursor.execute("select cardinality(pg_blocking_pids(%s)) > 0", session)
            return cursor.fetchone() == (True,)

    def hold() -> None:
        written.set()
        assert begun.wait(timeout=120)
        while not answered.wait(timeout=0.01) and not waits():
            pass

    def begin() -> None:
        session.append(connection.connection.info.backend_pid)
        begun.set()

    def leads() -> None:
        try:
            first(after=hold)
        finally:
            written.set()

    def follows() -> None:
        assert written.wait(timeout=120)
        try:
            second(before=begin)
        finally:
            begun.set()
            answered.set()

    return at_once(leads, follows)


def words_kept(cast, situation: Situation) -> Press:
    """Hana sends what she wrote of it to the table."""
    draft = draft_of(cast, situation)
    Press(cast.hana, keep_words, draft, texts=Texts(about="He sleeps in the stairwell."))()
    return Press(cast.hana, cross_words, draft)


def words_at_the_table(situation: Situation) -> int:
    with everything_of(situation):
        return SituationWords.objects.filter(situation=situation).count()


def test_words_that_cross_as_a_number_is_withdrawn_go_with_it(city):
    situation = brought(city)
    assert in_turn(words_kept(city, situation), Press(city.hana, withdraw, situation)) == ["done", "done"]
    assert words_at_the_table(situation) == 0


def test_words_do_not_cross_to_what_was_said_no_to_meanwhile(city):
    situation = at_filter_2(city)
    cross = words_kept(city, situation)
    said_no = Press(city.chris, decide_not_met, situation, how="consensus", reason="not_aer")
    assert in_turn(said_no, cross) == ["done", "not_there"]
    assert words_at_the_table(situation) == 0


def test_a_key_renewed_as_a_team_leaves_is_not_given_to_it(city):
    situation = at_filter_4(city)
    seal_all(city, situation)
    told = grant_to(city, situation, "Housing East")
    Press(city.hana, release, told, authority="consent")()
    with acting_as(city.hana):
        sealed = SealedIdentity.objects.get(pk=told.person_id)
    lead, helping = city.teams["Police East"], [city.teams["Hospital East"]]
    leaves = Press(city.chris, name_teams, situation, lead=lead, assisting=helping)
    assert in_turn(leaves, Press(city.hana, renew_key, sealed)) == ["done", "done"]
    with acting_as(city.omar), lend(KEYS, city.omar.teams), pytest.raises(KeyNotHeld):
        read_identity(renewed(city, sealed), city.omar)


def renewed(cast, sealed: SealedIdentity) -> SealedIdentity:
    with acting_as(cast.hana):
        return SealedIdentity.objects.get(pk=sealed.pk)


def to_be_told(cast) -> tuple[Grant, Press, Press]:
    """The grant to housing of somebody who consented, the release to it, and the consent being withdrawn."""
    situation = at_filter_4(cast)
    seal_all(cast, situation)
    consented(cast, situation)
    grant = grant_to(cast, situation, "Housing East")
    withdrawn = Press(cast.omar, withdraw_consent, seen_by(cast.omar, grant))
    return grant, Press(cast.hana, release, grant, authority="consent"), withdrawn


def seen_by(actor: Actor, grant: Grant) -> About:
    """What is on record of the person this grant is for, as it stands on a page now."""
    with acting_as(actor):
        return about(Person.objects.select_related("situation__table").get(pk=grant.person_id))


def test_a_release_that_waited_for_a_withdrawal_is_refused(city):
    grant, tell, withdrawn = to_be_told(city)
    assert in_turn(withdrawn, tell) == ["done", "said_no"]
    with acting_as(city.hana):
        assert not Disclosure.objects.filter(person=grant.person_id).exists()


def test_a_withdrawal_that_waited_for_a_release_comes_after_it(city):
    grant, tell, withdrawn = to_be_told(city)
    assert in_turn(tell, withdrawn) == ["done", "done"]
    with acting_as(city.hana):
        told, consent = Disclosure.objects.get(person=grant.person_id), Consent.objects.get(person=grant.person_id)
    assert consent.withdrawn_at >= told.at


def test_consent_withdrawn_twice_at_once_is_withdrawn_once(city):
    _grant, _tell, withdrawn = to_be_told(city)
    assert in_turn(withdrawn, withdrawn) == ["done", "nothing_given"]


@pytest.fixture(scope="module")
def named() -> list[Actor]:
    """The officer of the hospital, once one was named."""
    return []


@pytest.fixture
def officer(city, named) -> Actor:
    """Hana, who answers for the hospital; it lets a reason be said."""
    if not named:
        named.append(officer_of(city, "hana"))
        goes_by(named[0])
    return named[0]


def test_nobody_agrees_to_a_reason_that_is_replaced_at_that_moment(city, officer):
    grant, _tell, _withdrawn = to_be_told(city)
    says = Press(officer, say_necessary, seen_by(officer, grant), reason="harm_to_others")
    says()
    read = seen_by(city.omar, grant)
    agrees = Press(city.omar, agree, read, necessity=read.basis.necessity.pk)
    assert in_turn(says, agrees) == ["done", "stale"]
    assert not seen_by(officer, grant).basis.is_agreed


def test_of_two_who_review_whether_telling_is_put_off_the_first_decides(city, officer):
    grant, _tell, withdrawn = to_be_told(city)
    withdrawn()
    Press(officer, say_necessary, seen_by(officer, grant), reason="harm_to_others")()
    read = seen_by(city.omar, grant)
    Press(city.omar, agree, read, necessity=read.basis.necessity.pk)()
    Press(officer, release, grant, authority="mfippa_32_h")()
    due = notice_of(officer, grant).due_on
    Press(city.omar, defer, found_by(city.omar, grant), reason="crisis", until=due + timedelta(days=9))()
    says_no = Press(city.paula, review, found_by(city.paula, grant), agreed=False)
    says_yes = Press(officer, review, found_by(officer, grant), agreed=True)
    assert in_turn(says_no, says_yes) == ["done", "nothing_to_review"]
    assert notice_of(officer, grant).due_on == due
    with acting_as(officer):
        assert Deferral.objects.get(notice__person=grant.person_id).agreed is False


def found_by(actor: Actor, grant: Grant):
    with acting_as(actor):
        return find_of(actor, grant.person_id)


def notice_of(actor: Actor, grant: Grant) -> PersonNotice:
    with acting_as(actor):
        return PersonNotice.objects.get(person=grant.person_id)


def test_a_part_confirmed_as_the_work_is_over_opens_no_name(city):
    situation = at_filter_4(city)
    recorded = Press(city.coral, record_on_behalf, situation, team=city.teams["School East"], part="assisting")
    recorded.said["said_by"] = "Sam of the school"
    recorded()
    with acting_as(city.sara):
        role = Role.objects.select_related("situation").get(situation=situation, team=city.teams["School East"])
    false = Press(city.chris, prove_false, situation, conclusion="never_aer", word="originator")
    assert in_turn(false, Press(city.sara, confirm_part, role)) == ["done", "not_under_way"]
    with everything_of(situation):
        assert not Grant.objects.open_now().filter(situation=situation, compartment="limited").exists()


def test_a_task_dropped_while_it_is_said_to_be_done_is_gone(city):
    situation = intervening(city)
    Press(city.omar, add_task, situation, team=city.teams["Housing East"], task="ask_consent")()
    with acting_as(city.omar):
        tasks = PlanTask.objects.select_related("situation")
        task, same = (tasks.get(situation=situation, task="ask_consent") for _each in range(2))
    assert in_turn(Press(city.omar, drop_task, task), Press(city.omar, finish_task, same)) == ["done", "gone"]


def team_of(cast, name: str) -> Team:
    with acting_as(cast.coral):
        return cast.team(name)


def test_a_team_that_leaves_at_that_moment_is_not_named(city):
    situation = at_filter_4(city)
    leaves = Press(city.coral, leave_table, team_of(city, "Shelter East"))
    helping = [city.teams["Hospital East"], city.teams["Shelter East"]]
    named = Press(city.chris, name_teams, situation, lead=city.teams["Police East"], assisting=helping)
    assert in_turn(leaves, named) == ["done", "invalid"]


def test_a_team_that_brings_something_at_that_moment_does_not_leave(city):
    brings = Press(city.sara, bring, drafted(city, "School East"))
    leaves = Press(city.coral, leave_table, team_of(city, "School East"))
    assert in_turn(brings, leaves) == ["done", "still_has_a_part"]


class Beginning(Press):
    """A press that has locked what it answers, and has not written yet."""

    def __call__(self, before: Callable[[], Any] = lambda: None, after: Callable[[], Any] = lambda: None) -> None:
        with acting_as(self.actor):
            prompted(self.subject)
            after()
            self.verb(self.subject, actor=self.actor)


def test_what_is_answered_of_a_number_that_ends_at_that_moment_is_answered_or_gone(city):
    earlier, later = at_filter_4(city), at_filter_4(city, "Housing East", lead="Police East", assisting=["School East"])
    east = city.tables["EA"]
    itself = system([east])
    with acting_as(itself):
        asked = Prompt(
            later=later,
            earlier=earlier,
            later_number=later.number,
            earlier_number=earlier.number,
            later_table_id=east,
            earlier_table_id=east,
            later_agency_id=city.omar.agency,
            earlier_team_id=city.teams["Hospital East"],
            to_table_id=east,
            found_at=moment(),
        )
        prompt(asked, actor=itself)
    Press(city.coral, ask, asked)()
    false = Press(city.chris, prove_false, later, conclusion="never_aer", word="originator")
    said = in_turn(Beginning(city.hana, say_the_same, asked), false)
    assert said == ["done", "wrong_stage"]
