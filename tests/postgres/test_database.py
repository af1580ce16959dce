"""The tests' own database: who the tests are on it, and what they may not do."""

import pytest
from django.db import connection, connections


def asked(alias: str, query: str) -> tuple[object, ...]:
    with connections[alias].cursor() as cursor:
        cursor.execute(query)
        return tuple(cursor.fetchone())


@pytest.mark.django_db
def test_tests_run_as_the_role_that_serves() -> None:
    assert asked("default", "SELECT current_user") == ("ct_app",)


@pytest.mark.django_db
def test_that_role_owns_nothing() -> None:
    owned = "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole"
    assert asked("default", owned) == (0,)


@pytest.mark.django_db(databases=["default", "owner"])
def test_migrations_run_as_the_owner() -> None:
    tables = "SELECT tableowner FROM pg_tables WHERE tablename = 'django_migrations'"
    assert asked("owner", tables) == ("ct_owner",)


@pytest.mark.django_db
def test_both_roles_see_one_database() -> None:
    assert connection.settings_dict["NAME"] == connections["owner"].settings_dict["NAME"]
