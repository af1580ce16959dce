"""Nobody changes the ledger: not the app, not the owner; and nothing else changes without an entry first."""

import pytest
from django.db import connections
from django.db.utils import ProgrammingError

from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.identifiers import new_id

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

CHANGES = [
    f"{change} {table}{rest}"
    for table in ("ledger_entry", "ledger_leaf")
    for change, rest in (("update", " set id = id"), ("delete from", ""), ("truncate", " cascade"))
]
NEW_AGENCY = "insert into agencies_agency (id, name, short_name, sector, agency_type, is_police) values (%s, 'A', 'A', 'health', 'hospital', false)"


def run(role: str, statement: str, *values: object) -> None:
    with connections[role].cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.parametrize("statement", CHANGES)
def test_the_app_may_only_add(statement: str) -> None:
    statement = statement.replace("ledger_leaf set id = id", "ledger_leaf set number = number")
    with pytest.raises(ProgrammingError, match="permission denied"):
        run("default", statement)


@pytest.mark.parametrize("statement", CHANGES)
def test_the_owner_may_only_add(statement: str) -> None:
    statement = statement.replace("ledger_leaf set id = id", "ledger_leaf set number = number")
    with pytest.raises(ProgrammingError, match="append-only"):
        run("owner", statement)


def test_a_change_without_an_entry_is_refused() -> None:
    with pytest.raises(ProgrammingError, match="without a ledger entry"), acting_as(operator()):
        run("default", NEW_AGENCY, new_id())


def test_a_change_after_its_entry_goes_through() -> None:
    with acting_as(operator()):
        record(Kind.DID, "set_up", operator())
        run("default", NEW_AGENCY, new_id())


def test_an_entry_for_another_transaction_is_refused() -> None:
    forged = (
        "insert into ledger_entry (id, xact, schema, at, kind, action, result, role, session, subject_type, stage,"
        " details) values (%s, '3', 1, now(), 'did', 'bring', '', 'member', '', '', '', '{}')"
    )
    with pytest.raises(ProgrammingError, match="row-level security"), acting_as(operator()):
        run("default", forged, new_id())
