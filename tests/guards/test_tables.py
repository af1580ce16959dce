"""Every table has a policy or a written exemption; every column has a class; nothing is granted that no policy covers."""

from dataclasses import replace

import pytest
from django.db import connection, connections

from commontable.groundwork.access.classes import data_classes
from tests.cast import gather

from .catalogue import faults, tables

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_every_table_and_column_keeps_the_rules():
    assert faults(tables(), data_classes()) == []


def test_a_table_without_a_policy_is_found():
    planted = [replace(table, forced=False, policies=()) for table in tables() if table.name == "situations_fact"]
    assert any("not forced" in fault for fault in faults(planted, data_classes()))
    assert any("without a policy" in fault for fault in faults(planted, data_classes()))


def test_an_unclassed_column_is_found():
    planted = [
        replace(table, columns=(*table.columns, "nickname")) for table in tables() if table.name == "situations_person"
    ]
    assert "situations_person.nickname: no data class" in faults(planted, data_classes())


def test_an_unclassed_table_is_found():
    with connections["owner"].cursor() as cursor:
        cursor.execute("create table planted_notes (id int)")
    assert "planted_notes: no data class. Add it to data_classes.toml" in faults(tables(), data_classes())


def test_the_serving_role_owns_nothing_and_cannot_pass_the_policies():
    with connection.cursor() as cursor:
        cursor.execute(
            "select rolname, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb,"
            " exists (select 1 from pg_class c where c.relowner = r.oid) from pg_roles r where rolname = current_user"
        )
        assert cursor.fetchone() == ("ct_app", False, False)


def test_without_an_actor_no_row_is_seen(keyfile):
    gather()
    for name in sorted(name for name, its_class in data_classes().items() if not its_class.without_row_policy):
        with connection.cursor() as cursor:
            cursor.execute("select set_config('ct.role', '', true), set_config('ct.account', '', true)")
            # The ledger shows a transaction its own entries; they are this test's, so they are left out.
            mine = "where xact <> pg_current_xact_id()" if name == "ledger_entry" else ""
            cursor.execute(f"select count(*) from {name} {mine}")
            assert cursor.fetchone() == (0,), name


def test_no_function_of_ours_is_kept_as_a_constant_in_a_plan():
    """A kept plan would answer the next person with what an immutable function said to the first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select proname from pg_proc where pronamespace = 'public'::regnamespace and provolatile = 'i'"
            " and not exists (select 1 from pg_depend d where d.objid = pg_proc.oid and d.deptype = 'e')"
        )
        assert cursor.fetchall() == []
