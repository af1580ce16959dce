"""One person has written and not committed yet, another presses: does whoever comes second see the first?

Nobody's speed decides: the second begins once the first has written, and the first commits once the second waits for
it, or has its answer.
"""

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from django.db import connection

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.groundwork.keys.rings import lend
from commontable.response.answering.tests.story_b import goes_by, officer_of
from commontable.response.disclosure.about import About, about
from commontable.response.disclosure.actions import release
from commontable.response.disclosure.consenting import agree, say_necessary, withdraw_consent
from commontable.response.disclosure.models import Consent, Disclosure
from commontable.response.filters.actions import decide_not_met
from commontable.response.identity.models import SealedIdentity
from commontable.response.identity.reading import read_identity
from commontable.response.identity.renewing import renew_key
from commontable.response.identity.texts import Texts
from commontable.response.identity.words import cross_words, keep_words
from commontable.response.interventions.actions import name_teams
from commontable.response.moves.actions import withdraw
from commontable.response.situations.models import Grant, Person, Situation, SituationWords
from commontable.response.situations.tests.factories import (
    at_filter_2,
    at_filter_4,
    brought,
    consented,
    draft_of,
    grant_to,
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
        assert begun.wait(timeout=30)
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
        assert written.wait(timeout=30)
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


def test_nobody_agrees_to_a_reason_that_is_replaced_at_that_moment(city):
    grant, _tell, _withdrawn = to_be_told(city)
    officer = officer_of(city, "hana")
    goes_by(officer)
    says = Press(officer, say_necessary, seen_by(officer, grant), reason="harm_to_others")
    says()
    read = seen_by(city.omar, grant)
    agrees = Press(city.omar, agree, read, necessity=read.basis.necessity.pk)
    assert in_turn(says, agrees) == ["done", "stale"]
    assert not seen_by(officer, grant).basis.is_agreed
