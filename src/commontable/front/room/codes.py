"""Which code opens a room screen? Short enough to read across a room, gone once it is used."""

import secrets
from hashlib import sha256

SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without I, L, O, 0 and 1: they look alike on a projector."""
LENGTH = 8


def new_code() -> str:
    """A code of eight signs: about one in 10^12 is guessed."""
    return "".join(secrets.choice(SIGNS) for _sign in range(LENGTH))


def as_typed(code: str) -> str:
    """The code as it is kept: capitals, nothing between."""
    return "".join(sign for sign in code.upper() if sign.isalnum())


def as_read(code: str) -> str:
    """The code in two halves, as it is read aloud."""
    return f"{code[: LENGTH // 2]} {code[LENGTH // 2 :]}".strip()


def new_token() -> str:
    """The secret in the cookie of the computer that shows the screen."""
    return secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    """What is kept of a code or a secret."""
    return sha256(secret.encode()).hexdigest()
