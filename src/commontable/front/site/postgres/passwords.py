"""Which password does each database role have? Random ones, in one file only its owner can read."""

import json
import os
import secrets
from pathlib import Path

from .errors import StartError

ROLES = ("postgres", "ct_owner", "ct_app", "ct_load", "ct_listen")


def role_passwords(file: Path) -> dict[str, str]:
    """Return the password of every role from `file`, written with mode 0600 at the first call."""
    try:
        return dict(json.loads(file.read_text()))
    except FileNotFoundError:
        return _written(file, {role: secrets.token_urlsafe(32) for role in ROLES})
    except (OSError, ValueError):
        raise StartError(
            f"The database passwords in {file} cannot be read: restore that file from a backup, "
            "or start as the user who owns it."
        ) from None


def _written(file: Path, passwords: dict[str, str]) -> dict[str, str]:
    half = file.with_name(f"{file.name}.{os.getpid()}")
    with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        json.dump(passwords, out, indent=1)
        out.flush()
        os.fsync(out.fileno())
    half.rename(file)
    return passwords
