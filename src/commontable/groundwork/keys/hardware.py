"""Where can the keyfile itself be locked? Under a key in a token that never leaves it: PKCS#11, an HSM or SoftHSM.

A keyfile sealed so is worth nothing without the token. Its master keys are unsealed once, when a process starts: a list
opens many wraps, and a token is slow.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import pkcs11
from django.conf import settings
from django.utils.translation import gettext as _
from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass
from pkcs11.exceptions import PKCS11Error

from .errors import KeyfileRefused
from .secret import Secret

_NONCE_BYTES = 12
_TAG_BITS = 128
_OTHERS_MAY = 0o077
_NEVER_LEAVES = {
    Attribute.SENSITIVE: True,
    Attribute.EXTRACTABLE: False,
    Attribute.TOKEN: True,
    Attribute.PRIVATE: True,
}


class TokenRefused(KeyfileRefused):
    """The token does not do what it is asked. The message says what to look at."""


class KeyService(Protocol):
    """What can lock a keyfile: a token here; a cloud's key service could stand in its place."""

    def make_key(self) -> None:
        """Have a key to lock with; one that is there stays as it is."""

    def seal(self, secret: bytes, context: bytes) -> bytes:
        """The secret under the service's key, bound to its context."""

    def unseal(self, sealed: bytes, context: bytes) -> Secret:
        """The secret. Raises `TokenRefused` when the service is not there, or the value is not its own."""


class Token:
    """An AES key by its label, in the token by its label, that `CT_PKCS11_MODULE` speaks to."""

    def __init__(self, module: str, token: str, key: str, pin_file: Path) -> None:
        self.module, self.token, self.key, self.pin_file = module, token, key, pin_file

    def make_key(self) -> None:
        """Make the key in the token, where it stays for good. One that is there stays as it is."""
        with self._session() as session:
            if not _found(session, self.key):
                session.generate_key(KeyType.AES, 256, label=self.key, store=True, template=_NEVER_LEAVES)

    def seal(self, secret: bytes, context: bytes) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        with self._session() as session:
            return nonce + bytes(self._of(session).encrypt(bytes(secret), **_gcm(nonce, context)))

    def unseal(self, sealed: bytes, context: bytes) -> Secret:
        nonce, body = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        with self._session() as session:
            return Secret(self._of(session).decrypt(body, **_gcm(nonce, context)))

    def _of(self, session: pkcs11.Session) -> Any:
        found = _found(session, self.key)
        if not found:
            raise TokenRefused(_("The token holds no key of the name %(key)s.") % {"key": self.key})
        return found[0]

    @contextmanager
    def _session(self) -> Iterator[pkcs11.Session]:
        try:
            token = pkcs11.lib(self.module).get_token(token_label=self.token)
            with token.open(rw=True, user_pin=_pin(self.pin_file)) as session:
                yield session
        except (PKCS11Error, RuntimeError, OSError) as error:
            if isinstance(error, TokenRefused):
                raise
            said = {"token": self.token, "why": type(error).__name__}
            raise TokenRefused(_("The token %(token)s does not open the keyfile: %(why)s.") % said) from None


def token_in_use() -> Token | None:
    """The token that the settings name, or None: the keyfile is then not locked."""
    if not settings.PKCS11["module"]:
        return None
    said = settings.PKCS11
    return Token(said["module"], said["token"], said["key"], Path(said["pin_file"]))


def _gcm(nonce: bytes, context: bytes) -> dict:
    return {"mechanism": Mechanism.AES_GCM, "mechanism_param": pkcs11.GCMParams(nonce, context, _TAG_BITS)}


def _found(session: pkcs11.Session, label: str) -> list:
    return list(session.get_objects({Attribute.CLASS: ObjectClass.SECRET_KEY, Attribute.LABEL: label}))


def _pin(path: Path) -> str:
    if path.stat().st_mode & _OTHERS_MAY:
        raise TokenRefused(_("%(path)s can be read by others. Run: chmod 600 %(path)s") % {"path": path})
    return path.read_text(encoding="utf-8").strip()
