"""Where state lives: closed to others, and never a folder others use."""

import os
import stat
from pathlib import Path

import pytest

from commontable.front.site.postgres import StartError, role_passwords, state_folder
from commontable.front.site.postgres.home import closed_folder, settle, socket_folder
from commontable.front.site.postgres.server_user import ServerUser, may_enter

STRANGER = ServerUser("stranger", 54321, 54321)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "state of things"
    monkeypatch.setenv("CT_DATA", str(folder))
    return folder


def test_the_state_folder_is_made_and_closed(named: Path) -> None:
    assert state_folder() == named
    assert mode(named) & 0o767 == 0o700


def test_a_shared_folder_is_refused_and_left_as_it_is(named: Path) -> None:
    named.mkdir(mode=0o755)
    (named / "of others").touch()
    with pytest.raises(StartError, match="other users of this machine"):
        state_folder()
    assert mode(named) == 0o755


def test_a_file_in_its_place_is_named(named: Path) -> None:
    named.touch()
    with pytest.raises(StartError, match="state of things"):
        state_folder()


def test_a_link_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(StartError):
        closed_folder(tmp_path / "link")


def test_a_folder_closed_above_cannot_be_entered(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    (closed / "inner").mkdir(parents=True)
    closed.chmod(0o700)
    assert not may_enter(closed / "inner", STRANGER)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the server to another user")
def test_below_a_closed_folder_the_home_is_elsewhere_and_said_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    home = settle(closed / "postgres", STRANGER)
    home.rmdir()
    assert closed not in home.parents
    assert str(home) in capsys.readouterr().err
    assert mode(closed) == 0o700


def test_a_long_path_keeps_its_socket_within_the_limit(tmp_path: Path) -> None:
    home = tmp_path / ("long" * 30)
    home.mkdir()
    folder = socket_folder(home, None)
    folder.rmdir()
    assert len(os.fsencode(folder)) < 90


def test_a_planted_socket_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / ("long" * 30)
    home.mkdir()
    planted = socket_folder(home, None)
    planted.rmdir()
    planted.symlink_to(tmp_path)
    try:
        with pytest.raises(StartError, match="put there by another user"):
            socket_folder(home, None)
    finally:
        planted.unlink()


def test_passwords_are_made_once_and_closed(tmp_path: Path) -> None:
    file = tmp_path / "passwords.json"
    assert role_passwords(file) == role_passwords(file)
    assert mode(file) == 0o600


def test_every_role_has_a_password_of_its_own(tmp_path: Path) -> None:
    passwords = role_passwords(tmp_path / "passwords.json")
    assert len(set(passwords.values())) == len(passwords)


def test_unreadable_passwords_are_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "passwords.json"
    file.write_text("half a fi")
    with pytest.raises(StartError, match="restore that file"):
        role_passwords(file)
    assert file.read_text() == "half a fi"
