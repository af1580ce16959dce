"""The roles: who owns, who serves, and that serving never means seeing everything."""

import shutil
from collections.abc import Iterator

import psycopg
import pytest

from commontable.front.site.postgres import (
    LOSABLE,
    Cluster,
    StartError,
    prepare,
    require_least_rights,
)
from tests.postgres.conftest import new_place


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    place = new_place()
    with Cluster(place, settings=LOSABLE) as running:
        prepare(running.superuser_url, running.passwords)
        yield running
    shutil.rmtree(place, ignore_errors=True)


def asked(cluster: Cluster, role: str, query: str) -> object:
    with psycopg.connect(cluster.url(role)) as connection:
        found = connection.execute(query).fetchone()
    return found and found[0]


def test_preparing_again_changes_nothing(cluster: Cluster) -> None:
    roles = "SELECT array_agg((rolname, rolsuper, rolbypassrls, rolcanlogin)::text ORDER BY rolname) FROM pg_roles"
    before = asked(cluster, "ct_owner", roles)
    prepare(cluster.superuser_url, cluster.passwords)
    assert asked(cluster, "ct_owner", roles) == before


def test_the_owner_owns_the_database(cluster: Cluster) -> None:
    owner = "SELECT datdba::regrole::text FROM pg_database WHERE datname = current_database()"
    assert asked(cluster, "ct_app", owner) == "ct_owner"


@pytest.mark.parametrize("role", ["ct_owner", "ct_app", "ct_listen"])
def test_no_role_that_signs_in_passes_row_policies(cluster: Cluster, role: str) -> None:
    rights = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
    assert asked(cluster, role, rights) is False


def test_the_load_role_cannot_sign_in(cluster: Cluster) -> None:
    with pytest.raises(psycopg.OperationalError, match="not permitted to log in"):
        psycopg.connect(cluster.url("ct_load"))


@pytest.mark.parametrize("other", ["ct_owner", "ct_load", "postgres"])
def test_the_serving_role_cannot_become_another(cluster: Cluster, other: str) -> None:
    with (
        psycopg.connect(cluster.url("ct_app")) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(f"SET ROLE {other}")


@pytest.mark.parametrize("role", ["ct_app", "ct_listen"])
@pytest.mark.parametrize(
    "statement",
    ["CREATE TABLE public.mine (n int)", "CREATE SCHEMA mine", "CREATE TEMP TABLE mine (n int)"],
)
def test_only_the_owner_creates_anything(cluster: Cluster, role: str, statement: str) -> None:
    with (
        psycopg.connect(cluster.url(role)) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(statement)


def test_forced_row_policies_bind_owner_and_server_alike(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url("ct_owner")) as connection:
        connection.execute("CREATE TABLE sealed (n int)")
        connection.execute("INSERT INTO sealed VALUES (1)")
        connection.execute("GRANT SELECT ON sealed TO ct_app")
        connection.execute("ALTER TABLE sealed ENABLE ROW LEVEL SECURITY")
        connection.execute("ALTER TABLE sealed FORCE ROW LEVEL SECURITY")
    try:
        seen = [asked(cluster, r, "SELECT count(*) FROM sealed") for r in ("ct_app", "ct_owner")]
        assert seen == [0, 0]
    finally:
        with psycopg.connect(cluster.url("ct_owner")) as connection:
            connection.execute("DROP TABLE sealed")


def test_the_serving_role_may_serve(cluster: Cluster) -> None:
    require_least_rights(cluster.url("ct_app"))


@pytest.mark.parametrize("role", ["postgres", "ct_owner"])
def test_a_role_that_could_see_everything_may_not_serve(cluster: Cluster, role: str) -> None:
    with pytest.raises(StartError, match=f"role {role} could read every row"):
        require_least_rights(cluster.url(role))


def test_text_sorts_by_code_point(cluster: Cluster) -> None:
    query = "SELECT string_agg(w, ' ' ORDER BY w) FROM unnest(ARRAY['é', 'f', 'Z', 'a']) w"
    assert asked(cluster, "ct_app", query) == "Z a f é"


def test_capitals_of_accented_letters_are_known(cluster: Cluster) -> None:
    assert asked(cluster, "ct_app", "SELECT lower('ÉLAN')") == "élan"


def test_an_admin_without_superuser_rights_can_prepare(cluster: Cluster) -> None:
    with psycopg.connect(cluster.superuser_url, autocommit=True) as connection:
        connection.execute("CREATE ROLE hosted_admin LOGIN CREATEROLE CREATEDB PASSWORD 'hosted'")
        connection.execute("GRANT ct_owner, ct_app, ct_listen TO hosted_admin WITH ADMIN OPTION")
    url = cluster.superuser_url.replace(f"postgres:{cluster.passwords['postgres']}", "hosted_admin:hosted")
    prepare(url, cluster.passwords, "second")
    with psycopg.connect(cluster.url("ct_app", "second")) as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("ct_app",)


def test_a_role_that_may_not_prepare_is_told_so(cluster: Cluster) -> None:
    with pytest.raises(StartError, match="DATABASE_ADMIN_URL must name a superuser"):
        prepare(cluster.url("ct_app"), cluster.passwords, "third")
