"""Takings that are really committed, in a database of their own: beside other writers, cut off, and killed."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings as site
from django.db import connection

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as, moment
from commontable.insight.mart import TABLES, Star
from commontable.insight.snapshot import copying, folders
from commontable.insight.snapshot.models import Changed, Number, Taking
from commontable.insight.snapshot.taking import Busy, take
from commontable.response.interventions.attempts import record_attempt
from commontable.response.situations.tests import factories as made
from tests.cast import Cast, gather
from tests.database import ROOT, Server, cloned_database, point_django_at, schema_hash

KILLED = """
import django, os, signal
django.setup()
from commontable.insight.snapshot import taking
taking.folders.finish = lambda half: os.kill(os.getpid(), signal.SIGKILL)
taking.take()
"""
"""At the worst moment: the transaction is kept, and the folder has not its name yet."""


@pytest.fixture(scope="module")
def cast_there(
    database_server: Server, django_db_setup: None, django_db_blocker, keyfile_of_this_run: Path, worker_name: str
) -> Iterator[Cast]:
    """The cast and a few situations in a database where everything is committed."""
    usual = site.DATABASES["default"]["NAME"]
    schema = schema_hash([config.name for config in apps.get_app_configs()])
    with django_db_blocker.unblock(), cloned_database(database_server, schema, f"{worker_name}_taken", str) as name:
        point_django_at(database_server, name)
        site.KEYFILE = keyfile_of_this_run
        cast = gather()
        made.intervening(cast)
        yield cast
        point_django_at(database_server, usual)


@pytest.fixture
def here(cast_there, settings, tmp_path) -> Cast:
    settings.SNAPSHOTS = tmp_path / "snapshots"
    return cast_there


def everything(folder):
    star = Star.read(folder)
    return {name: getattr(star, name).to_pyarrow().to_pylist() for name in TABLES}


def attempt(cast, situation):
    lead = made.member_of(cast, made.LEAD)
    with acting_as(lead):
        record_attempt(situation, actor=lead, at=moment(), means="visit", reached=True)


def test_what_is_written_while_it_is_taken_is_read_next_time(here, monkeypatch):
    """The taking sees one moment; the change of a moment later is noted, and not lost."""
    situation, read = made.intervening(here), copying.live.read
    wrote = threading.Event()

    def read_while_somebody_writes(ids):
        if ids and not wrote.is_set():
            wrote.set()
            writer = threading.Thread(target=_in_its_own_connection, args=(here, situation))
            writer.start()
            writer.join()
        return read(ids)

    monkeypatch.setattr(copying.live, "read", read_while_somebody_writes)
    first = take(full=True)
    monkeypatch.undo()
    second = take()
    assert wrote.is_set()
    attempted = [sum(row["attempted"] for row in everything(each.folder)["situation"]) for each in (first, second)]
    assert attempted == [0, 1]
    assert not second.is_full
    assert everything(second.folder) == everything(take(full=True).folder)
    with acting_as(system([])):
        assert not Changed.objects.exists()


def _in_its_own_connection(cast, situation):
    try:
        attempt(cast, situation)
    finally:
        connection.close()


def test_only_one_is_taken_at_a_time(here):
    refused = []

    def another():
        try:
            take()
        except Busy as busy:
            refused.append(str(busy.sentence))
        finally:
            connection.close()

    def say(done, of):
        if not refused:
            other = threading.Thread(target=another)
            other.start()
            other.join()

    take(full=True, say=say)
    assert refused == ["A snapshot is being taken already."]


def test_killed_at_the_worst_moment_no_snapshot_is_there_and_the_next_is_whole(here, settings, database_server):
    take()
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "commontable.front.site.settings",
        "PYTHONPATH": str(ROOT / "src"),
        "CT_DATA": str(settings.SNAPSHOTS.parent),
        "CT_NO_POOL": "1",
    }
    before = [each.folder for each in folders.kept()]
    done = subprocess.run([sys.executable, "-P", "-c", KILLED], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr[-2000:]
    assert [each.folder for each in folders.kept()] == before
    with acting_as(system([])):
        assert not (
            settings.SNAPSHOTS / Taking.objects.order_by("-taken_at").values_list("folder", flat=True)[0]
        ).exists()
    after = take()
    assert after.is_full
    assert not [each for each in settings.SNAPSHOTS.iterdir() if each.name.startswith(".half")]


def test_cut_off_nothing_is_kept(here):
    def cut_off(done, of):
        raise KeyboardInterrupt

    with acting_as(system([])):
        takings = Taking.objects.count()
    before = numbers(here)
    made.accepted(here)
    with pytest.raises(KeyboardInterrupt):
        take(say=cut_off)
    with acting_as(system([])):
        assert Taking.objects.count() == takings
    assert numbers(here) == before
    assert list(folders.home().iterdir()) == []


def numbers(cast):
    with acting_as(system(cast.tables.values())):
        return set(Number.objects.values_list("number", flat=True))
