"""Is the master key kept where only its owner reads it, and does an older one still open?"""

import json
import stat

import pytest

from commontable.groundwork.keys.errors import SealBroken, UnknownSuite
from commontable.groundwork.keys.keyfile import KeyfileRefused, add_master_key, create_keyfile, read_keyfile


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "keys" / "master.key"
    create_keyfile(path)
    return path


def test_a_new_keyfile_is_its_owners_alone(path):
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_nothing_is_left_beside_it(path):
    add_master_key(path)
    assert [each.name for each in path.parent.iterdir()] == ["master.key"]


def test_a_keyfile_is_never_replaced_by_a_new_one(path):
    before = path.read_bytes()
    with pytest.raises(KeyfileRefused, match="exists already"):
        create_keyfile(path)
    assert path.read_bytes() == before
    assert len(list(path.parent.iterdir())) == 1


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601])
def test_a_keyfile_others_can_reach_is_refused(path, mode):
    path.chmod(mode)
    with pytest.raises(KeyfileRefused, match="chmod 600"):
        read_keyfile(path)


def test_a_missing_keyfile_says_what_to_do(tmp_path):
    with pytest.raises(KeyfileRefused, match="missing"):
        read_keyfile(tmp_path / "none")


@pytest.mark.parametrize(
    "content",
    [
        "not json",
        "[]",
        '{"format": "commontable keyfile 1"}',
        '{"format": "commontable keyfile 1", "keys": []}',
        '{"format": "commontable keyfile 1", "keys": [{"id": "00", "key": "AA=="}]}',
        '{"format": "commontable keyfile 1", "keys": [{"id": "0011223344556677", "key": "AA=="}]}',
        '{"format": "commontable keyfile 1", "keys": [{"id": 7, "key": "AA=="}]}',
    ],
)
def test_a_damaged_keyfile_is_refused(path, content):
    path.write_text(content)
    with pytest.raises(KeyfileRefused, match="not a keyfile"):
        read_keyfile(path)


def test_a_keyfile_of_a_later_format_is_refused(path):
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": "commontable keyfile 3"}))
    with pytest.raises(KeyfileRefused, match="not a keyfile"):
        read_keyfile(path)


def test_a_secret_comes_back_in_its_own_context_only(path):
    master = read_keyfile(path)
    wrapped = master.wrap(b"secret", b"here")
    assert master.unwrap(wrapped, b"here") == b"secret"
    with pytest.raises(SealBroken):
        master.unwrap(wrapped, b"there")


def test_a_newer_master_key_wraps_and_the_older_still_opens(path):
    old = read_keyfile(path)
    wrapped = old.wrap(b"secret", b"here")
    add_master_key(path)
    both = read_keyfile(path)
    assert both.newest != old.newest
    assert both.unwrap(wrapped, b"here") == b"secret"
    with pytest.raises(UnknownSuite):
        old.unwrap(both.wrap(b"secret", b"here"), b"here")


@pytest.mark.parametrize("wrapped", [b"", b"\x01" + bytes(40)])
def test_what_no_master_key_wrapped_is_refused(path, wrapped):
    with pytest.raises(UnknownSuite):
        read_keyfile(path).unwrap(wrapped, b"here")


def test_a_cut_off_secret_is_a_broken_seal(path):
    master = read_keyfile(path)
    with pytest.raises(SealBroken):
        master.unwrap(master.wrap(b"secret", b"here")[:12], b"here")


def test_master_keys_do_not_show_when_printed(path):
    master = read_keyfile(path)
    assert "key" not in repr(master).removeprefix("Keyfile").lower()
