"""Which bytes stand for an entry? Fixed from the first day: a hash made today must match for decades."""

import hashlib
import json
from datetime import UTC
from typing import Any

FIELDS = (
    "schema",
    "id",
    "at",
    "kind",
    "action",
    "result",
    "role",
    "account_id",
    "member_id",
    "agency_id",
    "team_id",
    "table_id",
    "session",
    "subject_type",
    "subject_id",
    "situation_id",
    "stage",
    "details",
)
_LEAF = b"\x00"


def canonical(entry: Any) -> bytes:
    """The entry as UTF-8 JSON: FIELDS only, keys sorted, no spaces, time in UTC to the microsecond.

    `xact` and `recorded_at` stay out: they change when a database is dumped and restored.
    """
    values = {name: _plain(getattr(entry, name)) for name in FIELDS}
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def leaf_hash(entry: Any) -> bytes:
    """SHA-256 of a zero byte and the canonical bytes, 32 bytes (RFC 9162, 2.1.1: a leaf of the Merkle tree)."""
    return hashlib.sha256(_LEAF + canonical(entry)).digest()


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, int | str | dict):
        return value
    if hasattr(value, "astimezone"):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return str(value)
