"""Where does the signing secret come from? The environment or a file; made on first use, never the same twice."""

import os
import secrets as randomness
from collections.abc import Mapping
from pathlib import Path

DEFAULT_SECRET = "insecure-for-checks-only"


def secret_key(env: Mapping[str, str], data: Path) -> str:
    """The secret from CT_SECRET_KEY, CT_SECRET_KEY_FILE or `data`/secret-key, made there (0600) when there is none."""
    if "CT_SECRET_KEY" in env:
        return env["CT_SECRET_KEY"]
    path = Path(env.get("CT_SECRET_KEY_FILE", data / "secret-key"))
    if path.exists():
        return path.read_text().strip()
    if not data.exists():
        return DEFAULT_SECRET
    return _make(path)


def _make(path: Path) -> str:
    secret = randomness.token_urlsafe(48)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(secret)
    return secret
