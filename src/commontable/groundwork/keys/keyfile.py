"""Where does the master key live? In one file beside the database, never in it."""

import base64
import hmac
import json
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.utils.translation import gettext as _

from .contexts import canonical
from .errors import KeyfileRefused as KeyfileRefused
from .errors import SealBroken, UnknownSuite
from .hardware import KeyService, token_in_use
from .secret import Secret
from .suites import KEY_BYTES, new_key

FORMAT = "commontable keyfile 1"
LOCKED_FORMAT = "commontable keyfile 2"
"""Each master key under a key of a token: such a file opens nothing without it."""
AES_256_GCM_MASTER = 0x21
"""A small secret under a master key: key id, nonce, AES-256-GCM."""

_ID_BYTES = 8
_NONCE_BYTES = 12
_OTHERS_MAY = stat.S_IRWXG | stat.S_IRWXO


class MasterKey(Protocol):
    """What holds the teams' keys: a keyfile at level C1; a key service can stand in its place."""

    def wrap(self, secret: bytes, context: bytes) -> bytes:
        """The secret sealed under the newest master key, bound to its context."""

    def unwrap(self, wrapped: bytes, context: bytes) -> Secret:
        """The secret, under whichever master key wrapped it. Raises `SealBroken`."""

    def derived(self, context: bytes) -> dict[bytes, Secret]:
        """A key of its own for this context from each master key, oldest first, by that one's id."""


@dataclass(frozen=True, slots=True)
class Keyfile:
    """Several master keys by id, oldest first: the newest wraps, all unwrap."""

    keys: dict[bytes, Secret] = field(repr=False)

    @property
    def newest(self) -> bytes:
        return next(reversed(self.keys))

    def wrap(self, secret: bytes, context: bytes) -> bytes:
        head, nonce = bytes([AES_256_GCM_MASTER]) + self.newest, os.urandom(_NONCE_BYTES)
        return head + nonce + AESGCM(self.keys[self.newest]).encrypt(nonce, secret, head + context)

    def unwrap(self, wrapped: bytes, context: bytes) -> Secret:
        head, body = wrapped[: 1 + _ID_BYTES], wrapped[1 + _ID_BYTES :]
        key = self.keys.get(head[1:])
        if head[:1] != bytes([AES_256_GCM_MASTER]) or key is None:
            raise UnknownSuite
        try:
            return Secret(AESGCM(key).decrypt(body[:_NONCE_BYTES], body[_NONCE_BYTES:], head + context))
        except (InvalidTag, ValueError):
            raise SealBroken from None

    def derived(self, context: bytes) -> dict[bytes, Secret]:
        """HKDF-Expand (RFC 5869) with one block; a master key is uniform, so there is nothing to extract."""
        return {key_id: Secret(hmac.digest(key, context + b"\x01", "sha256")) for key_id, key in self.keys.items()}


def create_keyfile(path: Path) -> None:
    """Make a keyfile with one master key, readable by its owner alone. Never replaces one that exists."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = _write_beside(path, {os.urandom(_ID_BYTES): new_key()})
    try:
        os.link(draft, path)
    except FileExistsError:
        raise KeyfileRefused(_("%(path)s exists already. It was left as it is.") % {"path": path}) from None
    finally:
        draft.unlink()


def add_master_key(path: Path) -> None:
    """Put a newer master key into the file; the older ones stay and still open what they wrapped. A locked file stays so."""
    keys = read_keyfile(path).keys | {os.urandom(_ID_BYTES): new_key()}
    _write_beside(path, keys, _service() if is_locked(path) else None).replace(path)


def lock_keyfile(path: Path) -> None:
    """Put the master keys under a key of the token, made there if need be. The file as it was is the copy to keep apart."""
    service = _service()
    service.make_key()
    _write_beside(path, read_keyfile(path).keys, service).replace(path)


def is_locked(path: Path) -> bool:
    """Whether the file opens with a token alone."""
    return LOCKED_FORMAT.encode() in path.read_bytes()


def read_keyfile(path: Path) -> Keyfile:
    """The master keys. Raises `KeyfileRefused` when the file is absent, malformed or open to others."""
    try:
        with path.open("rb") as file:
            _refuse_open_to_others(path, os.fstat(file.fileno()).st_mode)
            return _parse(path, file.read())
    except FileNotFoundError:
        raise KeyfileRefused(_("%(path)s is missing. Restore it from its own backup.") % {"path": path}) from None


def _refuse_open_to_others(path: Path, mode: int) -> None:
    if mode & _OTHERS_MAY:
        raise KeyfileRefused(_("%(path)s can be read by others. Run: chmod 600 %(path)s") % {"path": path})


def _parse(path: Path, content: bytes) -> Keyfile:
    try:
        document = json.loads(content)
        service = _service() if document["format"] == LOCKED_FORMAT else None
        keys = {bytes.fromhex(entry["id"]): _key_in(entry, service) for entry in document["keys"]}
        known = document["format"] in (FORMAT, LOCKED_FORMAT)
        sound = known and keys and all(_sound(*entry) for entry in keys.items())
    except (ValueError, KeyError, TypeError):
        sound = False
    if not sound:
        raise KeyfileRefused(_("%(path)s is not a keyfile this version can read.") % {"path": path})
    return Keyfile(keys)


def _key_in(entry: dict[str, str], service: KeyService | None) -> Secret:
    stored = base64.b64decode(entry["key"])
    return service.unseal(stored, _place(bytes.fromhex(entry["id"]))) if service else Secret(stored)


def _place(key_id: bytes) -> bytes:
    return canonical("master key in a keyfile", key_id)


def _service() -> KeyService:
    service = token_in_use()
    if service is None:
        raise KeyfileRefused(_("The keyfile is locked under a token: say which, with CT_PKCS11_MODULE and its like."))
    return service


def _sound(key_id: bytes, key: Secret) -> bool:
    return len(key_id) == _ID_BYTES and len(key) == KEY_BYTES


def _write_beside(path: Path, keys: dict[bytes, Secret], service: KeyService | None = None) -> Path:
    """A finished file in the same folder, so that putting it in place is one step and never half a file."""
    draft = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    stored = {key_id: service.seal(key, _place(key_id)) if service else key for key_id, key in keys.items()}
    entries = [{"id": key_id.hex(), "key": base64.b64encode(key).decode()} for key_id, key in stored.items()]
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump({"format": LOCKED_FORMAT if service else FORMAT, "keys": entries}, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    return draft
