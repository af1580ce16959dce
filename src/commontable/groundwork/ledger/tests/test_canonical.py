"""The bytes that stand for an entry are fixed: a hash made on the first day must match for decades."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest

from commontable.groundwork.ledger.canonical import FIELDS, canonical, leaf_hash
from commontable.groundwork.ledger.models import Entry

FIRST_DAY = {
    "id": UUID("01900000-0000-7000-8000-000000000001"),
    "at": datetime(2026, 11, 22, 14, 30, 5, 120, tzinfo=UTC),
    "kind": "did",
    "action": "decide_met",
    "role": "member",
    "account_id": UUID("01900000-0000-7000-8000-0000000000aa"),
    "subject_type": "situation",
    "subject_id": UUID("01900000-0000-7000-8000-0000000000bb"),
    "stage": "filter_2",
    "details": {"how": "vote", "votes_for": 5, "dissent": True},
}

BYTES = (
    b'{"account_id":"01900000-0000-7000-8000-0000000000aa","action":"decide_met","agency_id":null,'
    b'"at":"2026-11-22T14:30:05.000120Z","details":{"dissent":true,"how":"vote","votes_for":5},'
    b'"id":"01900000-0000-7000-8000-000000000001","kind":"did","member_id":null,"result":"","role":"member",'
    b'"schema":1,"session":"","situation_id":null,"stage":"filter_2",'
    b'"subject_id":"01900000-0000-7000-8000-0000000000bb","subject_type":"situation","table_id":null,"team_id":null}'
)
HASH = "e8f439bd4e117e31f36c0674bb0d3f79db3590677db2d9a5a79787410961e744"


def entry(**changed) -> Entry:
    return Entry(**{**FIRST_DAY, **changed})


def test_the_bytes_of_the_first_day_are_still_the_same() -> None:
    assert canonical(entry()) == BYTES


def test_the_leaf_hash_of_the_first_day_is_still_the_same() -> None:
    assert leaf_hash(entry()).hex() == HASH


def test_a_leaf_hash_is_sha_256_of_a_zero_byte_and_the_bytes() -> None:
    import hashlib

    assert leaf_hash(entry()) == hashlib.sha256(b"\x00" + BYTES).digest()


def test_the_same_moment_in_another_time_zone_is_the_same_entry() -> None:
    elsewhere = FIRST_DAY["at"].astimezone(timezone(timedelta(hours=-5)))
    assert canonical(entry(at=elsewhere)) == BYTES


@pytest.mark.parametrize("name", [name for name in FIELDS if name not in ("at", "details")])
def test_every_field_counts(name: str) -> None:
    other = 2 if name == "schema" else "01900000-0000-7000-8000-0000000000cc"
    assert leaf_hash(entry(**{name: other})).hex() != HASH


def test_what_a_restored_database_changes_does_not_count() -> None:
    assert canonical(entry(xact="12345", recorded_at=datetime(2030, 1, 1, tzinfo=UTC))) == BYTES
