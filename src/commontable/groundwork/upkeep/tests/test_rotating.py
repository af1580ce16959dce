"""Does a turned key leave everything readable, wherever it is cut off, and nothing to whoever left?"""

from datetime import timedelta
from unittest.mock import patch

import pytest
import time_machine
from django.utils import timezone

from commontable.groundwork.keys import rotation, shares
from commontable.groundwork.keys.contexts import Compartment
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.groundwork.keys.holders import newest_key
from commontable.groundwork.keys.models import HolderKey, HolderSecret, WrappedKey
from commontable.groundwork.keys.rings import open_key
from commontable.groundwork.keys.sealing import release
from commontable.groundwork.keys.tests.factories import entered, key_of, lent_to, member_of, new_team
from commontable.groundwork.ledger.models import Entry
from commontable.groundwork.upkeep import jobs, rotating
from commontable.identifiers import new_id

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return new_team()


def opens(key, team):
    with lent_to(team):
        try:
            return len(open_key(key)) == 32
        except KeyNotHeld:
            return False


def versions_of(team):
    with rotating.keeping(team):
        return set(WrappedKey.objects.filter(holder_id=team).values_list("holder_key_version", flat=True))


def test_what_was_sealed_before_opens_before_during_and_after(team):
    keys = [key_of(team) for _ in range(5)]
    rotating.turn(team)
    after = key_of(team)
    assert all(opens(key, team) for key in [*keys, after])
    assert rotating.progress_of(team) == rotation.Progress(2, 1, 6)
    assert rotating.progress_of(team).under_way
    assert rotating.progress_of(team).percent == 16
    assert rotating.move_on(team) == 5
    assert all(opens(key, team) for key in [*keys, after])
    assert versions_of(team) == {2}
    assert rotating.progress_of(team).percent == 100
    assert rotating.move_on(team) == 0


def test_a_holder_of_nothing_is_done_at_once(team):
    rotating.turn(team)
    assert rotating.progress_of(team) == rotation.Progress(2, 0, 0)
    assert rotating.progress_of(team).percent == 100


def test_it_goes_in_steps_each_kept_whole(team):
    keys = [key_of(team) for _ in range(5)]
    rotating.turn(team)
    with patch.object(rotation, "SOME", 2):
        assert len(rotating._move_some(team, None).wraps) == 2
        assert rotating.progress_of(team).done == 2
        assert all(opens(key, team) for key in keys)
        assert rotating.move_on(team) == 3
    with rotating.keeping(team):
        assert Entry.objects.filter(action="move_keys", details__stuck=0).count() == 3


def test_what_others_gave_it_is_moved_too_and_theirs_is_not(team):
    origin = new_team()
    key = key_of(origin, Compartment.PLAN)
    with lent_to(origin):
        release(key, from_holder=origin, to_holder=team, grant_id=None)
    rotating.turn(team)
    assert rotating.move_on(team) == 1
    assert opens(key, team)
    assert opens(key, origin)
    assert (versions_of(team), versions_of(origin)) == ({2}, {1})


def test_turned_twice_in_a_row_it_ends_at_the_newest(team):
    key = key_of(team)
    rotating.turn(team)
    between = key_of(team)
    rotating.turn(team)
    assert rotating.move_on(team) == 2
    assert opens(key, team)
    assert opens(between, team)
    assert versions_of(team) == {3}


def test_an_emptied_version_is_retired_and_its_private_key_goes_a_day_later(team):
    key = key_of(team)
    rotating.turn(team)
    rotating.move_on(team)
    with entered(member_of(team)):
        assert [each.retired_at is None for each in HolderKey.objects.filter(holder_id=team).order_by("version")] == [
            False,
            True,
        ]
        assert HolderSecret.objects.count() == 2
    assert rotating.clear_away(team) == 0
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert rotating.clear_away(team) == 1
        assert rotating.clear_away(team) == 0
    assert opens(key, team)


def test_what_was_sealed_to_a_retired_version_at_the_last_moment_is_moved_before_its_key_goes(team):
    first = key_of(team)
    rotating.turn(team)
    rotating.move_on(team)
    with rotating.keeping(team):
        old = HolderKey.objects.get(holder_id=team, version=1)
    # A transaction that looked the newest key up before it was turned, and keeps its wrap only now.
    with patch("commontable.groundwork.keys.sealing.newest_key", lambda _: old):
        late = key_of(team)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert rotating.clear_away(team) == 1
    assert opens(late, team)
    assert opens(first, team)


def test_what_does_not_open_stays_where_it_is_and_is_counted(team):
    good, lost = key_of(team), key_of(team)
    shares.forget([lost])
    rotating.turn(team)
    with rotating.keeping(team):
        some = rotation.next_some(team)
        assert (len(some.wraps), some.stuck) == (1, 1)
    assert rotating.move_on(team) == 1
    assert opens(good, team)
    assert versions_of(team) == {1, 2}
    assert rotating.clear_away(team) == 0


def test_a_wrap_that_was_tampered_with_stays_where_it_is(team):
    key = key_of(team)
    rotating.turn(team)
    with rotating.keeping(team):
        WrappedKey.objects.filter(data_key_id=key).update(sealed=b"\x31" + bytes(300))
        assert rotation.next_some(team).stuck == 1
        HolderSecret.objects.filter(holder_key__version=1).delete()
        assert rotation.next_some(team).stuck == 1


def test_a_team_without_a_key_has_nothing_to_turn():
    assert rotating.turn(new_id()) is None
    jobs.turn_key(new_id())


def test_a_members_session_cannot_turn_another_teams_key(team):
    from django.db import DatabaseError, transaction

    with entered(member_of(new_team())), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        rotation.begin(team)


def test_the_keeper_sees_one_holders_wraps_and_sits_nowhere(team):
    other = new_team()
    mine, theirs = key_of(team), key_of(other)
    with rotating.keeping(team) as actor:
        assert set(WrappedKey.objects.values_list("data_key", flat=True)) == {mine}
        assert actor.tables == frozenset()
        assert not actor.signed_in
    assert opens(theirs, other)


def test_what_was_cut_off_is_queued_again(team):
    key_of(team)
    rotating.turn(team)
    queued = []
    with (
        patch.object(jobs.move_keys, "defer", lambda **words: queued.append(("move", words))),
        patch.object(jobs.clear_old_keys, "defer", lambda **words: queued.append(("clear", words))),
    ):
        jobs.look_after_keys()
        assert queued == [("move", {"holder": str(team)})]
        assert jobs.move_keys(holder=str(team)) == 1
        queued.clear()
        with time_machine.travel(timezone.now() + timedelta(hours=25)):
            jobs.look_after_keys()
            assert queued == [("clear", {"holder": str(team)})]
            assert jobs.clear_old_keys(holder=str(team)) == 1


def test_turning_inside_an_action_queues_the_moving(team):
    queued = []
    with patch.object(jobs.move_keys, "defer", lambda **words: queued.append(words)):
        jobs.turn_key(team)
    assert queued == [{"holder": str(team)}]
    with entered(member_of(team)):
        assert newest_key(team).version == 2


def test_the_sweep_goes_over_every_table_with_something_open(team):
    assert jobs.look_after_shares().kept == 0
    key_of(team)
    key_of(team)
    assert jobs.look_after_shares().kept == 2
    assert jobs.look_after_shares().kept == 0


def test_nothing_is_swept_where_there_is_no_store(settings, tmp_path):
    settings.KEYSTORE = str(tmp_path / "none")
    assert jobs.look_after_shares().kept == 0
