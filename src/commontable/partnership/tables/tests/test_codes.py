"""Who is given a code to sign in with, and what is it good for?"""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from commontable.groundwork.access.errors import Refused
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.accounts.codes import LASTS, MOST_TRIES, take
from commontable.groundwork.accounts.models import SetUpCode
from commontable.partnership.agencies.models import Member
from commontable.partnership.tables import actions
from commontable.partnership.tables.actions.people import PersonFacts
from tests.cast import SINCE
from tests.entries import entries_of, lines

pytestmark = pytest.mark.django_db


def given(cast, name="sara") -> str:
    with acting_as(cast.coral):
        return actions.give_code(Member.objects.get(pk=cast.actors[name].member), actor=cast.coral)


def test_a_code_is_told_once_and_kept_as_a_hash(cast):
    with entries_of() as entries:
        code = given(cast)
    assert lines(entries) == [("did", "give_code")]
    kept = SetUpCode.objects.get()
    assert len(code) == 14
    assert code.replace("-", "") not in f"{kept.code_hash} {entries[0].details}"


def test_it_opens_once(cast):
    code = given(cast)
    assert take("Sara@Example.org ", code.lower().replace("-", " ")).email == "sara@example.org"
    assert take("sara@example.org", code) is None


def test_letters_misread_are_taken_as_meant(cast):
    code = given(cast)
    assert take("sara@example.org", code.replace("0", "o").replace("1", "l")) is not None


def test_a_newer_code_takes_the_place_of_an_older(cast):
    old, new = given(cast), given(cast)
    assert take("sara@example.org", old) is None
    assert take("sara@example.org", new) is not None


def test_after_seven_days_it_opens_nothing(cast):
    code = given(cast)
    with time_machine.travel(timezone.now() + LASTS + timedelta(minutes=1), tick=False):
        assert take("sara@example.org", code) is None


def test_after_ten_wrong_tries_it_opens_nothing(cast):
    code = given(cast)
    for _try in range(MOST_TRIES):
        assert take("sara@example.org", "0000-0000-0000") is None
    assert take("sara@example.org", code) is None
    assert take("sara@example.org", given(cast)) is not None


@pytest.mark.parametrize("email", ["nobody@example.org", "hana@example.org", "", "x" * 400])
def test_an_address_without_a_code_is_the_same_work_as_a_wrong_code(cast, email, django_assert_num_queries):
    given(cast)
    for address in ("sara@example.org", email):
        with django_assert_num_queries(2):
            assert take(address, "7KQM-2XBD-9FHT") is None


def test_anothers_code_opens_nothing(cast):
    code = given(cast, "sara")
    given(cast, "hana")
    assert take("hana@example.org", code) is None


def test_nobody_of_another_table_is_given_one(cast):
    for name, said in (
        ("hugo", "not_of_your_table"),
        ("wilma", "not_of_your_table"),
        ("unseated", "not_of_your_table"),
    ):
        with pytest.raises(Refused) as no:
            given(cast, name)
        assert no.value.code == said


def test_whoever_also_serves_another_table_is_given_none(cast):
    """A seat at one’s own table is quickly made: it must not be the way into another table."""
    with acting_as(cast.coral):
        facts = PersonFacts("Hugo Hospital", "hugo@example.org", SINCE)
        actions.seat(cast.team("Hospital East"), actor=cast.coral, facts=facts)
    with pytest.raises(Refused) as no:
        given(cast, "hugo")
    assert no.value.code == "serves_elsewhere"


def test_whose_seat_ended_is_given_none(cast):
    with acting_as(cast.coral):
        actions.end(Member.objects.get(pk=cast.sara.member).seats.get(), actor=cast.coral)
    with pytest.raises(Refused):
        given(cast, "sara")


@pytest.mark.parametrize("name", ["chris", "hana", "wilma"])
def test_only_a_coordinator_gives_one(cast, name):
    actor = cast.actors[name]
    with acting_as(actor), pytest.raises(Refused):
        actions.give_code(Member.objects.get(pk=cast.sara.member), actor=actor)
