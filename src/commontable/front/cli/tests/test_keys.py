"""What does the operator see and do about keys? Counts, in the language of their machine, and no identifier."""

import re
from contextlib import contextmanager

import pytest
from typer.testing import CliRunner

from commontable.front.cli import keys_copy, keys_rotate, keys_shred, keys_status, main, speaking
from commontable.front.site.postgres import StartError
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys import shares
from commontable.groundwork.keys.alarms import raise_alarm
from commontable.groundwork.keys.contexts import Compartment
from commontable.groundwork.keys.errors import SealBroken
from commontable.groundwork.keys.rings import lend, open_key
from commontable.groundwork.keys.sealing import destroy, new_data_key
from commontable.groundwork.keys.tests.factories import entered
from commontable.groundwork.upkeep import rotating
from commontable.identifiers import new_id
from commontable.response.identity.tests.factories import youth_record
from commontable.response.situations.tests.factories import drafted

pytestmark = pytest.mark.django_db
IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}")


@pytest.fixture(autouse=True)
def here(monkeypatch, settings, tmp_path):
    """The commands work on the test's own database, with a key store of its own."""

    @contextmanager
    def opened():
        yield

    for module in (keys_status, keys_rotate, keys_shred, keys_copy):
        monkeypatch.setattr(module, "opened", opened)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    settings.KEYSTORE = str(tmp_path / "keystore")
    shares.create_store()


@pytest.fixture
def keys(cast):
    with entered(cast.hana):
        team, table = cast.teams["Hospital East"], cast.tables["EA"]
        return [new_data_key(Compartment.LIMITED, new_id(), team, table_id=table) for _ in range(2)]


def said(*words: str) -> str:
    told = CliRunner(env={"COLUMNS": "200"}).invoke(main.app, ["keys", *words])
    if told.exception and not isinstance(told.exception, SystemExit):
        raise told.exception
    return told.output


def test_status_counts_and_names_no_one(cast, keys):
    with entered(cast.hana):
        destroy(keys[0])
    told = said("status")
    assert "Data keys: 1 live, 1 destroyed. Shares in the key store: 2." in told
    assert "being destroyed" in told
    assert "No alarm" in told
    assert not IDENTIFIER.search(told)


@pytest.fixture
def record(cast):
    """A youth-justice record that one member alone reads."""
    return youth_record(cast, drafted(cast))


def test_members_with_a_key_of_their_own_are_counted_apart_and_not_named(cast, record):
    told = said("status")
    assert "Members with a key of their own: 1; 0 being moved, 0 not of this keyfile." in told
    assert not IDENTIFIER.search(told)


def test_rotate_of_everybody_turns_members_too_and_of_one_team_does_not(cast, record):
    member = cast.hana.member
    assert "Members: 0." in said("rotate", "--table", "EA")
    assert rotating.progress_of(member).version == 1
    assert "Members: 1." in said("rotate")
    assert rotating.progress_of(member).version == 2
    with acting_as(cast.hana), lend(Compartment, cast.hana.holders):
        assert open_key(record.data_key)


def test_status_tells_of_alarms_until_they_were_looked_at(cast):
    with entered(cast.hana):
        raise_alarm(SealBroken())
    assert "ALARM: seal_broken, 1 times" in said("status", "--seen")
    assert "No alarm" in said("status")


def test_status_speaks_french_where_the_machine_does(cast, monkeypatch):
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    assert "Aucune alerte" in said("status")


@pytest.mark.parametrize(
    ("env", "language"),
    [({"LC_ALL": "", "LANG": "fr_CA"}, "fr"), ({"LC_ALL": "en_CA", "LANG": "fr"}, "en"), ({}, "en")],
)
def test_the_language_is_the_machines(monkeypatch, env, language):
    for name in speaking.NAMES:
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert speaking.asked_language() == language


def opens(cast, keys):
    with acting_as(cast.hana), lend(Compartment, cast.hana.teams):
        return all(open_key(key) for key in keys)


def test_rotate_turns_every_team_of_a_table_and_moves_what_it_held(cast, keys):
    assert "Keys moved: 2" in said("rotate", "--table", "EA")
    assert rotating.progress_of(cast.teams["Hospital East"]).version == 2
    assert opens(cast, keys)


def test_rotate_finishes_what_was_begun_and_turns_nothing(cast, keys):
    team = cast.teams["Hospital East"]
    rotating.turn(team)
    assert "Keys moved: 2" in said("rotate", "--team", "Hospital East", "--only-finish")
    assert rotating.progress_of(team).version == 2


def test_rotate_says_what_does_not_open(cast, keys):
    shares.forget(keys[:1])
    assert "do not open: 1" in said("rotate", "--team", "Hospital East")


def test_rotate_onto_a_new_master_key(cast, keys, settings, tmp_path, keyfile_of_this_run):
    import shutil

    from commontable.groundwork.keys.keyfile import read_keyfile

    settings.KEYFILE = shutil.copy2(keyfile_of_this_run, tmp_path / "keyfile")
    assert "A master key was added" in said("rotate", "--team", "Hospital East", "--new-master-key")
    assert len(read_keyfile(settings.KEYFILE).keys) == 2
    assert opens(cast, keys)


def test_rotate_of_no_team_is_one_sentence(cast):
    with pytest.raises(StartError, match="no such team"):
        said("rotate", "--team", "Nobody")


def test_shred_finishes_what_was_destroyed(cast, keys):
    with entered(cast.hana):
        destroy(keys[0])
    assert "Shares deleted: 1 of destroyed keys" in said("shred")
    assert shares.shares_of(keys).keys() == {keys[1]}


def test_a_copy_is_whole_and_put_over_nothing(cast, keys, tmp_path, settings):
    assert "copied" in said("copy", str(tmp_path / "copy"))
    with pytest.raises(StartError, match="exists already"):
        said("copy", str(tmp_path / "copy"))
    settings.KEYSTORE = str(tmp_path / "copy")
    assert shares.shares_of(keys).keys() == set(keys)
