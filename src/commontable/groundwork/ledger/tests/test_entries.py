"""What the ledger takes: codes, identifiers and whole numbers, at the moment of their transaction."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
import time_machine

from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Entry, Kind

SOMEONE = UUID("01900000-0000-7000-8000-0000000000aa")


def recorded(**details) -> dict:
    with acting_as(operator()):
        return record(Kind.DID, "bring", operator(), details=details).details


@pytest.mark.django_db
def test_codes_identifiers_and_whole_numbers_are_kept() -> None:
    kept = recorded(how="consensus", team=SOMEONE, votes_for=4, dissent=False, teams=[SOMEONE])
    assert kept == {
        "how": "consensus",
        "team": str(SOMEONE),
        "votes_for": 4,
        "dissent": False,
        "teams": [str(SOMEONE)],
    }


@pytest.mark.django_db
def test_what_was_not_given_is_left_out() -> None:
    assert recorded(votes_for=None) == {}


@pytest.mark.parametrize("text", ["she was seen at home", "Ferreira", "x" * 61, "a\nb", "51 Main St", "née", "a.b@c.d"])
def test_text_a_person_typed_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="looks like text a person typed"):
        record(Kind.DID, "bring", operator(), details={"note": text})


@pytest.mark.parametrize("value", [1.5, b"bytes", datetime(2026, 11, 22, tzinfo=UTC), {"a": 1}, object()])
def test_any_other_sort_of_detail_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="codes, identifiers and whole numbers"):
        record(Kind.DID, "bring", operator(), details={"note": value})


def test_text_inside_a_list_is_refused_too() -> None:
    with pytest.raises(ValueError, match="looks like text"):
        record(Kind.DID, "bring", operator(), details={"notes": ["fine", "not fine"]})


@pytest.mark.django_db
@time_machine.travel(datetime(2026, 11, 25, 17, 0, tzinfo=UTC), tick=True)
def test_an_entry_carries_the_moment_of_its_transaction() -> None:
    with acting_as(operator()):
        entry = record(Kind.DID, "bring", operator())
        assert entry.at == moment()
        assert Entry.objects.get(pk=entry.pk).at == moment()
