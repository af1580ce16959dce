"""Does a keyfile locked under a token open with that token alone? With SoftHSM, a real PKCS#11 token in software."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pkcs11
import pytest

from commontable.groundwork.keys.hardware import Token, TokenRefused, token_in_use
from commontable.groundwork.keys.keyfile import (
    KeyfileRefused,
    add_master_key,
    create_keyfile,
    is_locked,
    lock_keyfile,
    read_keyfile,
)

MODULES = [Path(f"/usr/lib/{folder}/libsofthsm2.so") for folder in ("softhsm", "x86_64-linux-gnu/softhsm")]
MODULE = next((path for path in MODULES if path.exists()), None)
pytestmark = pytest.mark.skipif(
    (MODULE is None or not shutil.which("softhsm2-util")) and not os.environ.get("CI"),
    reason="SoftHSM is not installed (apt install softhsm2): the token was NOT tried",
)
CONTEXT = b"a place"


@pytest.fixture(scope="session")
def slot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A token of this test run, and its PIN in a file."""
    folder = tmp_path_factory.mktemp("softhsm")
    (folder / "tokens").mkdir()
    (folder / "conf").write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(folder / "conf")
    made = ["--init-token", "--free", "--label", "common", "--pin", "2468", "--so-pin", "13579"]
    subprocess.run(["softhsm2-util", *made], check=True, capture_output=True)
    pin = folder / "pin"
    pin.write_text("2468\n")
    pin.chmod(0o600)
    return pin


@pytest.fixture
def token(slot, settings, tmp_path) -> Token:
    settings.PKCS11 = {"module": str(MODULE), "token": "common", "key": tmp_path.name, "pin_file": str(slot)}
    used = token_in_use()
    assert used
    return used


@pytest.fixture
def path(tmp_path) -> Path:
    create_keyfile(tmp_path / "own")
    return tmp_path / "own"


def test_a_locked_keyfile_opens_what_it_opened_before(token, path):
    before = read_keyfile(path)
    wrapped = before.wrap(b"a private key", CONTEXT)
    assert not is_locked(path)
    lock_keyfile(path)
    assert is_locked(path)
    assert read_keyfile(path).unwrap(wrapped, CONTEXT) == b"a private key"
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_file_holds_no_master_key_any_more(token, path):
    keys = read_keyfile(path).keys
    lock_keyfile(path)
    raw = path.read_bytes()
    assert all(bytes(key) not in raw and bytes(key).hex().encode() not in raw for key in keys.values())
    entry = json.loads(raw)["keys"][0]
    assert len(entry["key"]) > 60, "nonce, key and tag"


def test_without_the_token_it_is_refused(token, path, settings):
    lock_keyfile(path)
    settings.PKCS11 = settings.PKCS11 | {"module": ""}
    assert token_in_use() is None
    with pytest.raises(KeyfileRefused, match="locked under a token"):
        read_keyfile(path)


@pytest.mark.parametrize("wrong", [{"token": "another"}, {"key": "another"}, {"module": "/no/such/library.so"}])
def test_with_another_token_key_or_library_it_is_refused(token, path, settings, wrong):
    lock_keyfile(path)
    settings.PKCS11 = settings.PKCS11 | wrong
    with pytest.raises(TokenRefused):
        read_keyfile(path)


def test_a_wrong_pin_or_one_that_others_read_is_refused(token, path, settings, tmp_path):
    lock_keyfile(path)
    pin = tmp_path / "pin"
    pin.write_text("0000")
    pin.chmod(0o600)
    settings.PKCS11 = settings.PKCS11 | {"pin_file": str(pin)}
    with pytest.raises(TokenRefused, match="PinIncorrect"):
        read_keyfile(path)
    pin.chmod(0o644)
    with pytest.raises(TokenRefused, match="chmod 600"):
        read_keyfile(path)


def test_an_altered_or_moved_entry_is_refused(token, path):
    lock_keyfile(path)
    document = json.loads(path.read_bytes())
    document["keys"][0]["id"] = "00" * 8
    path.write_text(json.dumps(document))
    with pytest.raises(TokenRefused):
        read_keyfile(path)


def test_a_further_master_key_goes_under_the_token_too(token, path):
    lock_keyfile(path)
    add_master_key(path)
    assert is_locked(path)
    assert len(read_keyfile(path).keys) == 2


def test_the_tokens_key_never_leaves_it(token):
    token.make_key()
    token.make_key()
    with token._session() as session:
        (key,) = session.get_objects({pkcs11.Attribute.LABEL: token.key})
        with pytest.raises(pkcs11.exceptions.AttributeSensitive):
            key[pkcs11.Attribute.VALUE]
