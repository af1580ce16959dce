"""Does an installation that noted whole teams keep what it noted? Its presence becomes attendance, as the owner migrates."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module

import psycopg
import pytest
from django.db import connection as django_connection

from commontable.front.site.postgres import make_database
from tests.database import ROOT, Server

BEFORE = "0005_ended_on_its_first_day"
TABLE, AGENCY, TEAM, OTHER, MEETING = (f"00000000-0000-7000-8000-00000000000{n}" for n in range(1, 6))


@pytest.fixture
def old(database_server: Server) -> Iterator[str]:
    """A database as it stood before attendance was of people, with one closed meeting in it."""
    name = f"test_{os.getpid()}_upgrade"
    with psycopg.connect(database_server.superuser_url, autocommit=True) as connection:
        connection.execute(f"drop database if exists {name} with (force)")
        make_database(connection, name)
    migrate(database_server, name, "meetings", BEFORE)
    yield name
    with psycopg.connect(database_server.superuser_url, autocommit=True) as connection:
        connection.execute(f"drop database {name} with (force)")


def migrate(server: Server, name: str, *target: str) -> None:
    env = os.environ | {
        "DATABASE_URL": server.url("ct_app", name),
        "DATABASE_OWNER_URL": server.url("ct_owner", name),
        "DJANGO_SETTINGS_MODULE": "commontable.front.site.settings",
        "PYTHONPATH": str(ROOT / "src"),
    }
    asked = [sys.executable, "-P", "-m", "django", "migrate", *target, "--database", "owner", "-v", "0"]
    done = subprocess.run(asked, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]


def superuser(server: Server, name: str) -> psycopg.Connection:
    connection = psycopg.connect(server.superuser_url, dbname=name, autocommit=True)
    connection.execute("set session_replication_role = replica")  # past triggers and references
    return connection


EMPTY = {"uuid": AGENCY, "boolean": False, "date": "2016-01-01", "smallint": 1, "integer": 1}


def put(connection: psycopg.Connection, table: str, **values: str) -> None:
    """A row with these values, and something that fits wherever the table wants more."""
    wanted = connection.execute(
        "select column_name, data_type from information_schema.columns where table_name = %s and is_nullable = 'NO'"
        " and is_generated = 'NEVER'",
        [table],
    ).fetchall()
    row = {name: EMPTY.get(kind, values["id"][-4:]) for name, kind in wanted} | values
    columns, marks = ", ".join(row), ", ".join(["%s"] * len(row))
    connection.execute(f"insert into {table} ({columns}) values ({marks})", list(row.values()))


def noted(connection: psycopg.Connection, team: str, kind: str, came: str, left: str | None) -> None:
    connection.execute(
        "insert into meetings_presence (id, meeting_id, team_id, kind, arrived_at, left_at)"
        " values (gen_random_uuid(), %s, %s, %s, %s, %s)",
        [MEETING, team, kind, f"2026-11-18 {came}+00", left and f"2026-11-18 {left}+00"],
    )


def test_presence_of_teams_becomes_attendance_with_its_times(database_server, old):
    with superuser(database_server, old) as connection:
        put(connection, "tables_situationtable", id=TABLE)
        put(connection, "agencies_agency", id=AGENCY)
        for team in (TEAM, OTHER):
            put(connection, "tables_team", id=team, table_id=TABLE)
        connection.execute(
            "insert into meetings_meeting (id, version, table_id, starts_at, opened_at, closed_at, kind, minutes,"
            " cancelled_for) values (%s, 1, %s, %s, %s, %s, 'regular', 90, '')",
            [MEETING, TABLE, *(f"2026-11-18 {at}+00" for at in ("14:00", "14:02", "15:30"))],
        )
        noted(connection, TEAM, "in_room", "14:02", "14:20")
        noted(connection, TEAM, "left_item", "14:20", "14:30")
        noted(connection, TEAM, "phone", "14:30", None)
        noted(connection, OTHER, "on_behalf", "14:02", None)
        noted(connection, AGENCY, "absent", "14:02", None)
    migrate(database_server, old, "meetings", "0007_presence_becomes_attendance")
    with superuser(database_server, old) as connection:
        rows = connection.execute(
            "select a.team_id::text, a.kind, a.mode, to_char(s.arrived_at at time zone 'UTC', 'HH24:MI'),"
            " to_char(s.left_at at time zone 'UTC', 'HH24:MI') from meetings_attendance a"
            " join meetings_attendancespan s on s.attendance_id = a.id order by 1, 4"
        ).fetchall()
    assert rows == [
        (TEAM, "member", "phone", "14:02", "14:20"),
        (TEAM, "member", "phone", "14:30", "15:30"),
        (OTHER, "on_behalf", "in_room", "14:02", "15:30"),
    ]


def test_what_is_migrated_is_behind_its_policies_again(database_server, old):
    migrate(database_server, old, "meetings", "0007_presence_becomes_attendance")
    with superuser(database_server, old) as connection:
        forced = connection.execute(
            "select relname from pg_class where relname in ('meetings_meeting', 'meetings_attendance',"
            " 'meetings_attendancespan') and relforcerowsecurity and relrowsecurity order by 1"
        ).fetchall()
    assert len(forced) == 3


def test_drafts_that_came_back_before_are_marked(database_server, django_db_setup):
    steps = import_module("commontable.response.situations.migrations.0021_drafts_that_came_back")
    here = django_connection.settings_dict["NAME"]
    with psycopg.connect(database_server.superuser_url, dbname=here) as connection:
        connection.execute("set local session_replication_role = replica")  # past triggers and references
        held = "select conname from pg_constraint where contype = 'c' and conrelid = 'situations_situation'::regclass"
        for (name,) in connection.execute(held).fetchall():  # what else a stage asks for is not asked here
            connection.execute(f"alter table situations_situation drop constraint {name}")
        for number, stage in enumerate(("withdrawn", "transferred", "filter_2")):
            of = f"00000000-0000-7000-8000-0000000001{number:02}"
            put(
                connection,
                "situations_situation",
                id=of,
                city=of,
                number=str(number),
                stage=stage,
                rejection_reason="",
                conclusion="",
                end_reason="",
                brought_at="2026-11-18",
                year="2026",
                sequence=str(number + 1),
            )
            put(
                connection,
                "situations_draft",
                id=of,
                situation_id=of,
                sequence=str(number + 1),
                answers="{}",
                started_at="2026-11-18",
                saved_at="2026-11-18",
            )
        connection.execute("set local role ct_owner")
        connection.execute(steps.BEFORE)
        connection.execute("reset role")
        marked = connection.execute(
            "select s.stage from situations_draft d join situations_situation s"
            " on s.id = d.situation_id where d.came_back order by 1"
        ).fetchall()
        connection.rollback()
    assert [stage for (stage,) in marked] == ["transferred", "withdrawn"]


def test_grants_facts_and_drafts_there_are_get_the_place_of_their_situation(database_server, django_db_setup):
    steps = import_module("commontable.response.situations.migrations.0023_where_it_stands_in_the_list")
    of = f"{TABLE[:-1]}9"
    texts = {"number": "n", "stage": "transferred", "rejection_reason": "", "conclusion": "", "end_reason": ""}
    own = {"id": of, "situation_id": of}
    with psycopg.connect(database_server.superuser_url, dbname=django_connection.settings_dict["NAME"]) as connection:
        connection.execute("set local session_replication_role = replica")  # past triggers and references
        held = "select conname, conrelid::regclass from pg_constraint where contype = 'c' and conrelid::regclass::text ~ '^situations_'"
        for name, table in connection.execute(held).fetchall():  # what else a row asks for is not asked here
            connection.execute(f"alter table {table} drop constraint {name}")
        put(connection, "situations_situation", id=of, city=of, table_id=TABLE, year="2024", sequence="31",
            brought_at="2024-11-18", **texts)  # fmt: skip
        put(connection, "situations_grant", table_id=TABLE, compartment="record", starts_at="2024-11-18", **own)
        put(connection, "situations_fact", list="tried", code="x", **own)
        put(connection, "situations_draft", sequence="1", answers="{}", started_at="2024-11-18", saved_at="2024-11-18",
            **own)  # fmt: skip
        connection.execute("set local role ct_owner")
        connection.execute(steps.FILLED)
        connection.execute("reset role")
        found = connection.execute(
            "select g.list_place, f.list_place, f.table_id::text, d.ended_place from situations_grant g"
            " join situations_fact f using (id) join situations_draft d using (id) where g.id = %s",
            [of],
        ).fetchall()
        connection.rollback()
    assert found == [(20240000000031, 20240000000031, TABLE, 20240000000031)]


def test_of_a_boundary_file_in_use_the_names_alone_are_kept(database_server, django_db_setup):
    steps = import_module("commontable.insight.maps.migrations.0003_only_names_are_kept")
    said = [{"NAME": "Centre", "KEPT_BY": "somebody"}, {"KEPT_BY": "somebody"}]
    features = json.dumps([{"said": each, "rings": [[[0, 0], [1, 0]]]} for each in said])
    files = {"f": "", "t": "NAME"}
    with psycopg.connect(database_server.superuser_url, dbname=django_connection.settings_dict["NAME"]) as connection:
        connection.execute("set local session_replication_role = replica")  # past triggers and references
        for number, (used, name) in enumerate(files.items()):
            times = {"brought_at": "2026-11-18", "used_at": "2026-11-18", "used_by_id": TEAM}
            put(connection, "maps_boundary", id=f"{TABLE[:-1]}{number}", is_in_use=used, named_by=name,
                features=features, left_out="[]", **times)  # fmt: skip
        connection.execute("set local role ct_owner")
        connection.execute(steps.ONLY_NAMES)
        connection.execute("reset role")
        kept = dict(connection.execute("select is_in_use, features from maps_boundary").fetchall())
        connection.rollback()
    assert [each["said"] for each in kept[True]] == [{"NAME": "Centre"}, {}]
    assert [each["said"] for each in kept[False]] == said
    assert kept[True][0]["rings"] == [[[0, 0], [1, 0]]]
