"""Does the key store keep what is kept, lose what is destroyed, and finish what was cut off?"""

import os
import sqlite3
import threading
from unittest.mock import patch

import pytest
from django.db import transaction

from commontable.groundwork.keys import binding, shares, sweeping
from commontable.groundwork.keys.contexts import Compartment
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.groundwork.keys.models import DataKey, WrappedKey
from commontable.groundwork.keys.rings import open_key, open_keys
from commontable.groundwork.keys.sealing import destroy, release
from commontable.groundwork.keys.shares import KeystoreRefused
from commontable.identifiers import new_id

from .factories import OTHER_TABLE, TABLE, entered, key_of, lent_to, member_of, new_team, system_of

pytestmark = pytest.mark.django_db

LATER = sweeping.LONGEST_WITHOUT_KEY + 1


@pytest.fixture
def team():
    return new_team()


@pytest.fixture
def key(team):
    return key_of(team)


def older(seconds):
    """The store as it looks to whoever comes so much later."""
    now = shares._now()
    return patch.object(shares, "_now", lambda: now + seconds)


def sweep():
    with system_of(TABLE):
        return sweeping.sweep(TABLE)


def whether_opens(key, team):
    with lent_to(team):
        try:
            return len(open_key(key)) == 32
        except KeyNotHeld as refused:
            return refused.code


def test_a_key_has_one_share_however_many_hold_it(team, key):
    other = new_team()
    with lent_to(team):
        release(key, from_holder=team, to_holder=other, grant_id=None)
    assert shares.counted() == {"new": 1}
    assert whether_opens(key, other) is True


def test_the_share_is_in_no_row_of_the_database(key):
    share = shares.shares_of([key])[key]
    with system_of(TABLE):
        rows = [bytes(wrap.sealed) for wrap in WrappedKey.objects.filter(data_key_id=key)]
    assert rows
    assert not any(bytes(share) in row for row in rows)


def test_without_its_share_a_wrap_does_not_open(team, key):
    shares.forget([key])
    assert whether_opens(key, team) == "shredded"


def test_a_list_passes_over_what_was_shredded(team, key):
    second = key_of(team)
    shares.forget([key])
    with lent_to(team):
        open_keys([key, second])
        open_key(second)


def test_with_the_share_of_another_key_it_does_not_open(team, key, caplog):
    from commontable.groundwork.keys.errors import SealBroken

    second = key_of(team)
    with sqlite3.connect(shares.store_path()) as store:
        (foreign,) = store.execute("select share from shares where data_key = ?", [second.bytes]).fetchone()
        store.execute("update shares set share = ? where data_key = ?", [foreign, key.bytes])
    with lent_to(team), pytest.raises(SealBroken) as broken:
        open_key(key)
    assert broken.value.data_key == key


def test_destroying_deletes_the_share_when_it_is_kept(team, key, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), entered(member_of(team)):
        destroy(key)
        assert shares.shares_of([key])
    assert not shares.shares_of([key])


def test_a_destruction_that_is_undone_leaves_the_share(team, key):
    with transaction.atomic():
        with entered(member_of(team)):
            destroy(key)
        transaction.set_rollback(True)
    assert whether_opens(key, team) is True
    assert sweep().kept == 0
    with older(sweeping.LONGEST_TRANSACTION + 1):
        assert sweep().kept == 1
    assert shares.counted() == {"kept": 1}
    assert whether_opens(key, team) is True


def test_a_crash_after_the_database_kept_it_is_finished_by_the_sweep(team, key):
    with entered(member_of(team)):
        destroy(key)  # what it does on commit is never reached in a test's own transaction
    assert sweep() == sweeping.Swept(shredded=1)
    assert not shares.shares_of([key])
    assert sweep() == sweeping.Swept()


def test_a_share_whose_key_never_came_to_be_is_swept_after_a_day(team):
    with transaction.atomic():
        key_of(team)
        transaction.set_rollback(True)
    assert sweep() == sweeping.Swept()
    with older(LATER):
        assert sweep() == sweeping.Swept(undone=1)


def test_a_kept_key_is_safe_from_a_database_that_does_not_know_it(team, key):
    assert sweep() == sweeping.Swept(kept=1)
    with system_of(TABLE):
        WrappedKey.objects.filter(data_key_id=key).delete()
    with older(LATER), patch.object(DataKey.objects, "filter", lambda **_: DataKey.objects.none()):
        assert sweep() == sweeping.Swept()
    assert shares.shares_of([key])


def test_each_tables_system_sweeps_its_own(team, key):
    with entered(member_of(team)):
        destroy(key)
    with system_of(OTHER_TABLE):
        assert sweeping.sweep(OTHER_TABLE) == sweeping.Swept()
    assert shares.shares_of([key])


def test_more_than_one_look_holds(team):
    pairs = [(new_id(), TABLE) for _ in range(shares._TOGETHER + 1)]
    key_of(team)
    assert len(shares.new_shares(pairs)) == len(pairs)
    assert shares.new_shares(pairs) == shares.shares_of(key for key, _ in pairs)
    assert shares.forget([]) == 0


def test_a_write_that_fails_leaves_nothing_half(key):
    with pytest.raises(sqlite3.Error):
        shares._run("insert into shares values (?, ?, ?, ?, ?)", [(b"a", b"p", b"s", "new", 1), (key.bytes,) * 5, ()])
    assert shares.counted() == {"new": 1}


def test_each_thread_has_its_own_connection(key):
    found = []
    thread = threading.Thread(target=lambda: (found.append(shares.shares_of([key])), shares.close()))
    thread.start()
    thread.join()
    assert found[0].keys() == {key}


def test_a_child_after_a_fork_opens_its_own(key):
    before = shares._mine.store
    with patch.object(os, "getpid", lambda: -1):
        assert shares.shares_of([key])
        assert shares._mine.store is not before
        shares.close()
    before.close()


def test_it_is_made_once_and_for_its_owner_alone(key):
    made = shares.store_id()
    shares.create_store()
    assert shares.store_id() == made
    assert shares.store_path().stat().st_mode & 0o777 == 0o600


def test_a_copy_holds_everything_and_is_never_put_over_a_file(key, tmp_path, settings):
    copy = tmp_path / "copy"
    shares.copy_store(copy)
    assert copy.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        shares.copy_store(copy)
    settings.KEYSTORE = str(copy)
    assert shares.shares_of([key])


def broken_store(how):
    path = shares.store_path()
    shares.close()
    if how == "missing":
        path.unlink()
    elif how == "open to others":
        path.chmod(0o640)
    else:
        path.write_bytes(b"something else" * 200)


@pytest.mark.parametrize(
    ("how", "said"), [("missing", "Restore"), ("open to others", "chmod 600"), ("no store", "not a key store")]
)
def test_a_store_that_cannot_be_used_is_refused_by_name(key, how, said):
    broken_store(how)
    with pytest.raises(KeystoreRefused, match=said):
        shares.shares_of([key])


def bound():
    with system_of(TABLE):
        binding.bind()


def test_a_database_starts_with_its_own_store_alone(key, settings, tmp_path):
    with system_of(TABLE):
        binding.refuse_a_foreign_store()  # bound to none yet
        assert not binding.is_bound()
    bound()
    with system_of(TABLE):
        assert binding.is_bound()
        binding.refuse_a_foreign_store()
        settings.KEYSTORE = str(tmp_path / "another")
        shares.create_store()
        with pytest.raises(KeystoreRefused, match="another key store"):
            binding.refuse_a_foreign_store()


def test_a_lost_store_is_not_replaced_by_a_new_one(team, key):
    bound()
    broken_store("missing")
    with pytest.raises(KeystoreRefused, match="Restore"):
        key_of(team)
    assert not shares.store_path().exists()


def as_before(key):
    """The wraps of this key as they were made before there were shares."""
    from commontable.groundwork.keys import suites, wraps

    share = shares.shares_of([key])[key]
    with system_of(TABLE):
        for wrap in WrappedKey.objects.filter(data_key_id=key).select_related("data_key"):
            inner = suites.open_under_share(share, wraps._context(wrap), bytes(wrap.sealed))
            WrappedKey.objects.filter(pk=wrap.pk).update(sealed=inner)
    shares.forget([key])


def test_what_was_wrapped_before_there_were_shares_opens_and_is_put_under_one(team):
    other = new_team()
    key = key_of(team, Compartment.PLAN)
    with lent_to(team):
        release(key, from_holder=team, to_holder=other, grant_id=None)
    as_before(key)
    assert [whether_opens(key, each) for each in (team, other)] == [True, True]
    with system_of(TABLE):
        assert not binding.all_split()
        assert (binding.split_some(), binding.split_some()) == (2, 0)
    assert [whether_opens(key, each) for each in (team, other)] == [True, True]
    shares.forget([key])
    assert [whether_opens(key, each) for each in (team, other)] == ["shredded", "shredded"]
    bound()
    with system_of(TABLE):
        binding.note_all_split()
        assert binding.all_split()


def test_a_database_from_before_is_bound_and_split_at_its_first_start(team, key):
    from commontable.front.cli.keyfile import ensure_keystore, split_at

    as_before(key)
    assert split_at(TABLE) == 1
    assert ensure_keystore() == 0
    assert whether_opens(key, team) is True
    assert ensure_keystore() == 0


def test_a_start_beside_a_foreign_store_is_refused(key, settings, tmp_path):
    from commontable.front.cli.keyfile import ensure_keystore
    from commontable.front.site.postgres import StartError

    ensure_keystore()
    settings.KEYSTORE = str(tmp_path / "another")
    shares.create_store()
    with pytest.raises(StartError, match="another key store"):
        ensure_keystore()
