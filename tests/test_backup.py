"""A backup counts once it was restored, and a restore is whole or never was: on real PostgreSQL, committed for good."""

import json
import os
import resource
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from psycopg import Connection

from commontable.front.cli.backup import command, databases
from commontable.front.cli.backup.archive import About, dump_of, read, write
from commontable.front.cli.backup.command import copied
from commontable.front.cli.backup.contents import Contents
from commontable.front.cli.backup.fitting import refuse_a_newer_version, refuse_other_keys
from commontable.front.cli.backup.restore_command import put_in_place, refuse_to_replace
from commontable.front.cli.backup.whole_file import UNDER_WAY, named, whole_file
from commontable.front.site.postgres import DatabaseUrls, StartError, Superuser, make_database
from commontable.groundwork.access.jobs import number_entries
from commontable.groundwork.keys import shares
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.groundwork.keys.rings import open_keys
from commontable.groundwork.keys.sealing import destroy, seal, unseal
from commontable.groundwork.keys.tests.factories import cell, entered, key_of, lent_to, member_of, new_team
from commontable.groundwork.ledger.tree import root
from tests.database import Server, cloned_database, point_django_at, schema_hash

KEPT, DESTROYED = "kept", "destroyed"
WAITING = "select count(*) from ledger_entry e where not exists (select from ledger_leaf where entry_id = e.id)"


@dataclass
class Installed:
    """An installation with one team, two sealed texts, somebody signed in, and a job and a code waiting."""

    server: Superuser
    session: Connection
    tests: Server
    team: UUID
    keys: dict[str, UUID]
    sealed: dict[str, bytes]

    def asked(self, query: str, database: str = "") -> Any:
        with psycopg.connect(self.server.at(database or self.server.database), autocommit=True) as connection:
            done = connection.execute(query)
            return done.fetchone() if done.description else None

    def number_all(self) -> None:
        """Every entry has its leaf. Numbering waits for every older transaction of the server: those of other tests, too."""
        until = time.monotonic() + 600
        while number_entries() >= 0 and self.asked(WAITING) != (0,):
            assert time.monotonic() < until, "a transaction of another test has been open for ten minutes"
            time.sleep(0.2)

    def names(self) -> set[str]:
        found = self.session.execute("select datname from pg_database where datname like %s", [f"{self.ours}%"])
        return {name.removeprefix(self.ours) for (name,) in found}

    @property
    def ours(self) -> str:
        return self.server.database

    def restore(self, file: Path, *, replace: bool = True) -> tuple[str | None, int]:
        point_django_at(self.tests, self.ours + databases.RESTORING)
        try:
            return put_in_place(self.server, self.session, file, read(file), replace=replace)
        finally:
            point_django_at(self.tests, self.ours)


@pytest.fixture
def installed(
    database_server: Server,
    django_db_setup: None,
    django_db_blocker: Any,
    worker_name: str,
    tmp_path: Path,
    monkeypatch,
) -> Iterator[Installed]:
    usual, schema = settings.DATABASES["default"]["NAME"], schema_hash([each.name for each in apps.get_app_configs()])
    monkeypatch.setattr(settings, "KEYSTORE", str(tmp_path / "keystore"))
    own = cloned_database(database_server, schema, f"{worker_name}_copies", _none)
    with django_db_blocker.unblock(), own as name, psycopg.connect(database_server.superuser_url, autocommit=True) as s:
        point_django_at(database_server, name)
        try:
            urls = DatabaseUrls(database_server.url("ct_app", name), database_server.url("ct_owner", name))
            yield _at_work(Superuser(database_server.superuser_url, name, urls), s, database_server)
        finally:
            point_django_at(database_server, usual)
            for each in (databases.CHECKING, databases.RESTORING, databases.BEFORE):
                databases.drop(s, name + each)


def _at_work(server: Superuser, session: Connection, tests: Server) -> Installed:
    team = new_team()
    keys = {what: key_of(team) for what in (KEPT, DESTROYED)}
    with lent_to(team):
        sealed = {what: seal(key, cell(), what.encode()) for what, key in keys.items()}
    found = Installed(server, session, tests, team, keys, sealed)
    found.number_all()
    found.asked("insert into access_installation values (true, false, now())")
    found.asked("insert into django_session values ('a session', 'data', now() + interval '1 hour')")
    found.asked("insert into procrastinate_jobs (queue_name, task_name) values ('default', 'a letter')")
    return found


def _none(database: str) -> None:
    raise AssertionError(f"{database}: the schema was migrated for the usual database already")


def test_a_restored_database_is_the_one_of_that_day_and_brings_nothing_back(
    installed: Installed, tmp_path: Path
) -> None:
    file = tmp_path / "copy"
    copied(installed.server, installed.session, file)
    with entered(member_of(installed.team)):
        destroy(installed.keys[DESTROYED])
    after_the_copy = new_team()
    assert_a_backup(installed, file)

    assert installed.restore(file) == (installed.ours + databases.BEFORE, 1)

    assert installed.names() == {"", databases.BEFORE}
    assert installed.asked(f"select count(*) from keys_holderkey where holder_id = '{after_the_copy}'") == (0,)
    counts = [f"(select count(*) from {name})" for name in ("django_session", "procrastinate_jobs")]
    assert installed.asked(f"select {', '.join(counts)}") == (0, 0)
    assert_shut_what_was_destroyed(installed)
    assert_the_ledger_goes_on(installed)


def assert_a_backup(installed: Installed, file: Path) -> None:
    """Closed to others, about figures and hashes alone, in the ledger; what it was tried in is gone, and it is kept."""
    about = read(file)
    said = json.loads(about.as_json())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert set(said) == {"format", "made_at", "postgresql", "contents"}
    assert all(len(value) == 2 for value in said["contents"]["tables"].values())
    assert (about.contents.stamp, len(about.contents.team_keys), about.contents.ledger_leaves > 0) == ("real", 1, True)
    assert b"".join(dump_of(file)).startswith(b"PGDMP")
    assert installed.names() == {""}
    assert [each.name for each in file.parent.glob("*copy*")] == [file.name]
    assert installed.asked("select count(*) from ledger_entry where action = 'back_up'") == (1,)
    with pytest.raises(StartError, match="exists already"):
        named(file, datetime.now(UTC))


def assert_shut_what_was_destroyed(installed: Installed) -> None:
    assert shares.shares_of(installed.keys.values()).keys() == {installed.keys[KEPT]}
    with lent_to(installed.team):
        open_keys(installed.keys.values())
        assert unseal(installed.keys[KEPT], cell(), installed.sealed[KEPT]) == b"kept"
        with pytest.raises(KeyNotHeld) as refused:
            unseal(installed.keys[DESTROYED], cell(), installed.sealed[DESTROYED])
    assert refused.value.code == "shredded"


def assert_the_ledger_goes_on(installed: Installed) -> None:
    """The restore stands in it; no entry of before passes for one of a transaction to come; each gets its number."""
    kept = (
        "select count(*) > 0, bool_and(xact = '0') from ledger_entry where at < (select at from ledger_entry where {})"
    )
    assert installed.asked(kept.format("action = 'restore_backup'")) == (True, True)
    assert installed.asked("select role, details->>'leaves' from ledger_entry where action = 'restore_backup'")
    installed.number_all()


def test_a_database_that_is_there_is_left_alone_unless_told(installed: Installed, tmp_path: Path) -> None:
    file = backup_of("real", tmp_path)
    with pytest.raises(StartError, match="is not empty"):
        installed.restore(file, replace=False)
    with pytest.raises(StartError, match="never takes the place"):
        installed.restore(backup_of("practice", tmp_path))
    assert installed.names() == {""}
    assert installed.asked("select count(*) from django_session") == (1,)


SOMEWHERE = Superuser("postgresql://a@/postgres", "commontable", DatabaseUrls("postgresql://b@/commontable"))


def test_practice_data_never_comes_into_production(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(settings, "PRODUCTION", True)
    with pytest.raises(StartError, match="practice data"):
        refuse_to_replace(
            SOMEWHERE, read(backup_of("practice", tmp_path)), empty=True, stamp="unstamped", replace=False
        )


def test_a_real_installation_takes_nothing_of_practice_the_other_way_round_either(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="never takes the place"):
        refuse_to_replace(SOMEWHERE, read(backup_of("real", tmp_path)), empty=False, stamp="practice", replace=True)


def test_a_backup_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    about = read(backup_of("real", tmp_path, migrations=("access.0001_initial", "moon.0001_landing")))
    with pytest.raises(StartError, match=r"newer version .*moon\.0001_landing"):
        refuse_a_newer_version(about)


def test_a_dump_that_cannot_be_put_back_changes_nothing(installed: Installed, tmp_path: Path) -> None:
    with pytest.raises(StartError, match="pg_restore did not go through"):
        installed.restore(backup_of("real", tmp_path))
    assert installed.names() == {""}


def test_while_somebody_is_signed_in_to_it_nothing_is_switched(installed: Installed) -> None:
    with standing_aside(installed) as new, psycopg.connect(installed.server.at(installed.ours)):
        with pytest.raises(StartError, match="stop web and worker"):
            databases.switch(installed.server, installed.session, new, keep_old=True)
        assert installed.names() == {"", databases.RESTORING}


def test_in_an_empty_place_nothing_is_put_aside(installed: Installed) -> None:
    point_django_at(installed.tests, installed.ours)
    databases.drop(installed.session, installed.ours)
    with standing_aside(installed) as new:
        assert databases.standing(installed.server, installed.session) == (True, "unstamped")
        assert databases.switch(installed.server, installed.session, new, keep_old=False) is None
        assert installed.names() == {""}


@contextmanager
def standing_aside(installed: Installed) -> Iterator[str]:
    new = installed.ours + databases.RESTORING
    make_database(installed.session, new)
    yield new
    databases.drop(installed.session, new)


def test_without_the_right_keys_it_is_refused(tmp_path: Path, monkeypatch) -> None:
    about = read(backup_of("real", tmp_path))
    monkeypatch.setattr(settings, "KEYFILE", tmp_path / "gone")
    with pytest.raises(StartError, match="is missing"):
        refuse_other_keys(about)


def test_a_file_that_was_cut_off_or_altered_is_refused(tmp_path: Path) -> None:
    file = backup_of("real", tmp_path)
    whole = file.read_bytes()
    cut = whole.index(DUMP_OF_NOTHING)
    altered = whole.replace(DUMP_OF_NOTHING, DUMP_OF_NOTHING[::-1])
    for wrong in (whole[:cut], whole[: cut + 512], altered, b"", b"text"):
        file.write_bytes(wrong)
        with pytest.raises(StartError, match="no whole backup"):
            read(file)


DUMP_OF_NOTHING = b"no dump at all"


def backup_of(stamp: str, folder: Path, migrations: tuple[str, ...] = ()) -> Path:
    """A whole backup file that says this of itself, with nothing in it that could be put back."""
    file = folder / f"{stamp}.backup"
    kept = Contents(stamp, {"django_session": (1, "0")}, migrations, 0, root([]).hex(), ("a key",))
    with file.open("w+b") as out:
        write(out, About(datetime.now(UTC), 150_000, kept), [DUMP_OF_NOTHING])
    return file


def test_a_copy_that_lacks_one_row_is_not_kept(installed: Installed, tmp_path: Path, monkeypatch) -> None:
    @contextmanager
    def with_a_loss(*words: Any) -> Iterator[str]:
        with databases.filled(*words) as name:
            installed.asked("delete from django_session", name)
            yield name

    monkeypatch.setattr(command, "filled", with_a_loss)
    with pytest.raises(StartError, match="differs from what was copied in: django_session"):
        copied(installed.server, installed.session, tmp_path / "copy")
    assert [list(tmp_path.glob("*copy*")), installed.names()] == [[], {""}]


def test_an_entry_of_the_ledger_that_was_changed_stops_the_backup(installed: Installed, tmp_path: Path) -> None:
    installed.asked(
        "do $$ begin set local session_replication_role = replica;"
        " update ledger_entry set action = 'another' where id = (select entry_id from ledger_leaf where number = 0);"
        " end $$"
    )
    with pytest.raises(StartError, match="does not add up at number 0"):
        copied(installed.server, installed.session, tmp_path / "copy")
    assert list(tmp_path.glob("*copy*")) == []


def test_where_the_disk_is_full_nothing_is_left_behind(installed: Installed, tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(StartError, match="cannot be written"):
            copied(installed.server, installed.session, tmp_path / "copy")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [list(tmp_path.glob("*copy*")), installed.names()] == [[], {""}]


def test_in_a_folder_it_is_named_by_the_minute(tmp_path: Path) -> None:
    assert named(tmp_path, datetime(2026, 11, 26, 5, 7, tzinfo=UTC)).name == "commontable-2026-11-26-0507.backup"


def test_what_a_killed_run_left_goes_and_what_is_being_written_stays(tmp_path: Path) -> None:
    left = tmp_path / f".old.backup.0000{UNDER_WAY}"
    left.touch()
    with whole_file(tmp_path / "one") as (_, part):
        assert not left.exists()
        with whole_file(tmp_path / "two"):
            assert part.exists()
    assert sorted(os.listdir(tmp_path)) == ["one", "two"]


def test_a_file_made_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="somebody else"), whole_file(tmp_path / "one"):
        (tmp_path / "one").write_bytes(b"theirs")
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"theirs"]
