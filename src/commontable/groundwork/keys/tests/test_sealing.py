"""Does a release reach exactly whom it names, and does shredding end it?"""

import logging
from dataclasses import replace

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys import suites, wraps
from commontable.groundwork.keys.contexts import Compartment
from commontable.groundwork.keys.errors import KeyNotHeld, SealBroken
from commontable.groundwork.keys.holders import ensure_holder_key, newest_key
from commontable.groundwork.keys.models import DataKey, HolderKey, WrappedKey
from commontable.groundwork.keys.rings import lend, open_key
from commontable.groundwork.keys.sealing import (
    destroy,
    holders_of,
    new_data_key,
    release,
    renew_data_key,
    seal,
    unseal,
    withdraw,
)
from commontable.identifiers import new_id

from .factories import OTHER_TABLE, TABLE, cell, entered, key_of, lent_to, member_of, new_team, system_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def origin():
    return new_team()


@pytest.fixture
def other():
    return new_team()


def give(key, origin, other):
    with lent_to(origin):
        release(key, from_holder=origin, to_holder=other, grant_id=None)


def opens(key, team):
    with lent_to(team):
        try:
            return bool(open_key(key))
        except KeyNotHeld:
            return False


def test_a_text_comes_back_to_its_own_cell(origin):
    key = key_of(origin)
    with lent_to(origin):
        assert unseal(key, cell(), memoryview(seal(key, cell(), b"Anna"))) == b"Anna"


OTHER_CELLS = {
    "file": new_id(),
    "person": new_id(),
    "compartment": Compartment.PLAN,
    "field": "address",
    "version": 2,
}


@pytest.mark.parametrize("part", OTHER_CELLS)
def test_a_text_is_bound_to_every_part_of_its_cell(origin, part):
    key = key_of(origin)
    with lent_to(origin):
        sealed = seal(key, cell(), b"Anna")
        with pytest.raises(SealBroken) as broken:
            unseal(key, replace(cell(), **{part: OTHER_CELLS[part]}), sealed)
    assert broken.value.data_key == key


def test_a_text_moved_to_another_cell_stays_shut_and_is_noticed(origin, caplog):
    key = key_of(origin)
    with lent_to(origin), caplog.at_level(logging.ERROR):
        sealed = seal(key, cell(), b"Anna")
        with pytest.raises(SealBroken):
            unseal(key, replace(cell(), field="address"), sealed)
    assert str(key) in caplog.text
    assert "Anna" not in caplog.text


def test_after_release_the_other_team_reads_it(origin, other):
    key = key_of(origin)
    with lent_to(origin):
        sealed = seal(key, cell(), b"Anna")
    give(key, origin, other)
    with lent_to(other):
        assert unseal(key, cell(), sealed) == b"Anna"


def test_a_release_pressed_twice_is_one_release(origin, other):
    key = key_of(origin)
    give(key, origin, other)
    give(key, origin, other)
    with entered(member_of(origin)):
        assert holders_of(key) == {origin, other}


def test_who_has_two_teams_releases_with_the_one_that_holds(origin, other):
    key, second = key_of(origin), new_team()
    actor = member_of(origin, second)
    with entered(actor), lend(Compartment, actor.teams):
        release(key, from_holder=origin, to_holder=other, grant_id=new_id())
        with pytest.raises(KeyNotHeld, match="released to your team"):
            release(key, from_holder=second, to_holder=other, grant_id=None)
    assert opens(key, other)


def test_nobody_releases_in_another_teams_name(origin, other):
    key = key_of(origin)
    with lent_to(other), pytest.raises(KeyNotHeld, match="Only the team"):
        release(key, from_holder=origin, to_holder=other, grant_id=None)


@pytest.mark.parametrize("compartment", [Compartment.IDENTITY, Compartment.LIMITED, Compartment.YOUTH_JUSTICE])
def test_who_was_given_a_name_cannot_pass_it_on(origin, other, compartment):
    key, third = key_of(origin, compartment), new_team()
    give(key, origin, other)
    with lent_to(other), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        release(key, from_holder=other, to_holder=third, grant_id=None)
    assert not opens(key, third)


def test_who_holds_the_plan_may_bring_another_team_in(origin, other):
    key, third = key_of(origin, Compartment.PLAN), new_team()
    give(key, origin, other)
    give(key, other, third)
    assert opens(key, third)


def test_the_database_refuses_a_wrap_by_a_team_that_does_not_hold(origin, other):
    key = key_of(origin, Compartment.PLAN)
    with entered(member_of(other)):
        forged = WrappedKey(
            data_key_id=key, origin_id=origin, table_id=TABLE, holder_id=other, holder_key_version=1, sealed=b"x"
        )
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            forged.save()


def test_nobody_makes_a_key_in_another_teams_name(origin, other):
    with entered(member_of(other)), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        new_data_key(Compartment.PLAN, new_id(), origin, table_id=TABLE)


def test_only_the_origin_sees_who_else_holds(origin, other):
    key = key_of(origin)
    give(key, origin, other)
    with entered(member_of(origin)):
        assert holders_of(key) == {origin, other}
    with entered(member_of(other)):
        assert holders_of(key) == {other}
    with entered(member_of(new_team())):
        assert not holders_of(key)
        assert not DataKey.objects.filter(pk=key).exists()


def test_nobody_in_a_session_changes_a_wrap(origin):
    key = key_of(origin)
    with entered(member_of(origin)):
        assert not WrappedKey.objects.filter(data_key_id=key).update(sealed=b"x")
    assert opens(key, origin)


def test_whom_a_wrap_is_for_cannot_be_changed_at_all(origin, other):
    key = key_of(origin)
    with system_of(TABLE), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        WrappedKey.objects.filter(data_key_id=key).update(holder_id=other)


def test_no_key_is_made_without_a_ledger_entry():
    with (
        acting_as(member_of(new_id())),
        pytest.raises(DatabaseError, match="without a ledger entry"),
        transaction.atomic(),
    ):
        ensure_holder_key(new_id())


def test_the_origin_withdraws(origin, other):
    key = key_of(origin)
    give(key, origin, other)
    with entered(member_of(origin)):
        assert withdraw(key, other)
        assert not withdraw(key, other)
    assert opens(key, origin)
    assert not opens(key, other)


def test_a_team_gives_its_own_key_back(origin, other):
    key = key_of(origin)
    give(key, origin, other)
    with entered(member_of(other)):
        assert withdraw(key, other)
    assert not opens(key, other)


def test_a_team_cannot_take_anothers_key(origin, other):
    key = key_of(origin)
    give(key, origin, other)
    with entered(member_of(other)), pytest.raises(KeyNotHeld, match="Only the team"):
        withdraw(key, origin)
    assert opens(key, origin)


def test_the_system_withdraws_at_its_own_table_only(origin, other):
    key = key_of(origin)
    give(key, origin, other)
    with system_of(OTHER_TABLE), pytest.raises(KeyNotHeld):
        withdraw(key, other)
    with system_of(TABLE):
        assert withdraw(key, other)


@pytest.mark.parametrize("who", ["origin", "system"])
def test_after_destroying_nobody_opens_it(origin, other, who):
    key = key_of(origin)
    give(key, origin, other)
    with entered(member_of(origin)) if who == "origin" else system_of(TABLE):
        destroy(key)
        destroy(key)
    assert not opens(key, origin)
    assert not opens(key, other)
    with entered(member_of(origin)):
        assert DataKey.objects.get(pk=key).destroyed_at
        assert not WrappedKey.objects.filter(data_key_id=key).exists()


def test_who_only_holds_a_key_cannot_destroy_it(origin, other):
    key = key_of(origin)
    give(key, origin, other)
    with entered(member_of(other)), pytest.raises(KeyNotHeld):
        destroy(key)
    with system_of(OTHER_TABLE), pytest.raises(KeyNotHeld):
        destroy(key)
    assert opens(key, origin)
    assert opens(key, other)


def test_a_wrap_made_without_the_master_key_is_refused(origin):
    """Whoever writes to the database knows every public key, and would read what is sealed with a key of their own."""
    key = key_of(origin)
    with entered(member_of(origin)), lend(Compartment, [origin]):
        wrap = WrappedKey.objects.select_related("data_key").get(data_key_id=key)
        planted = suites.seal_to_holder(bytes(newest_key(origin).public_key), wraps._context(wrap), suites.new_key())
        wrap.delete()
        WrappedKey.objects.bulk_create([replaced(wrap, sealed=planted)])
        with pytest.raises(SealBroken):
            seal(key, cell(), b"Anna")


def test_a_wrap_moved_to_another_data_key_is_refused_and_noticed(origin, caplog):
    key, second = key_of(origin), key_of(origin)
    with entered(member_of(origin)), lend(Compartment, [origin]):
        wrap = WrappedKey.objects.get(data_key_id=second)
        withdraw(key, origin)
        WrappedKey.objects.bulk_create([replaced(wrap, data_key_id=key)])
        with pytest.raises(SealBroken):
            open_key(key)
    assert str(key) in caplog.text


def replaced(wrap, **values):
    copied = {name: getattr(wrap, name) for name in ("origin_id", "table_id", "holder_id", "holder_key_version")}
    return WrappedKey(**{"data_key_id": wrap.data_key_id, "sealed": bytes(wrap.sealed)} | copied | values)


def test_a_destroyed_key_can_never_be_wrapped_again(origin):
    key = key_of(origin)
    with entered(member_of(origin)):
        destroy(key)
        version = HolderKey.objects.get(holder_id=origin).version
        late = WrappedKey(
            data_key_id=key, origin_id=origin, table_id=TABLE, holder_id=origin, holder_key_version=version, sealed=b"x"
        )
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            late.save()


def test_a_wrap_cannot_claim_another_table(origin):
    key = key_of(origin)
    with entered(member_of(origin)):
        withdraw(key, origin)
        false = WrappedKey(
            data_key_id=key, origin_id=origin, table_id=OTHER_TABLE, holder_id=origin, holder_key_version=1, sealed=b"x"
        )
        with pytest.raises(IntegrityError, match="keys_wrap_of_this_data_key"), transaction.atomic():
            false.save()


STEPS = st.lists(st.tuples(st.sampled_from(["release", "withdraw", "give_back"]), st.integers(1, 3)), max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_after_any_releases_and_withdrawals_exactly_the_expected_teams_open_it(steps):
    teams = [new_team() for _ in range(4)]
    key, expected = key_of(teams[0]), {teams[0]}
    for verb, at in steps:
        if verb == "release":
            give(key, teams[0], teams[at])
            expected.add(teams[at])
        else:
            with entered(member_of(teams[0] if verb == "withdraw" or teams[at] not in expected else teams[at])):
                withdraw(key, teams[at])
            expected.discard(teams[at])
    assert {team for team in teams if opens(key, team)} == expected


def test_a_renewed_key_opens_to_those_who_held_it_and_to_nobody_who_left(origin, other):
    key, left = key_of(origin), new_team()
    give(key, origin, other)
    give(key, origin, left)
    with lent_to(origin):
        withdraw(key, left)
        new = renew_data_key(key)
        sealed = seal(new, cell(), b"Anna")
        destroy(key)
    with lent_to(other):
        assert unseal(new, cell(), sealed) == b"Anna"
    assert not opens(new, left)
    assert not opens(key, other)


def test_only_its_origin_renews_a_key(origin, other):
    key = key_of(origin)
    give(key, origin, other)
    with lent_to(other), pytest.raises(KeyNotHeld):
        renew_data_key(key)
