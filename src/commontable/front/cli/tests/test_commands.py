"""Commands say what they do, and faults are one sentence and exit code 1."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from commontable.front.cli import keyfile, main, players, stamping
from commontable.front.cli.demo import loading
from commontable.front.cli.demo.cases import CASES
from commontable.front.cli.demo.officers import name_officers
from commontable.front.cli.demo.people import FILES
from commontable.front.site.postgres import StartError
from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.session import acting_as
from commontable.partnership.tables.actions import set_up
from commontable.partnership.tables.models import PrivacyOfficer, Team
from commontable.partnership.tables.plan import read_plan
from commontable.response.disclosure.defaults import Use
from commontable.response.disclosure.settings_of import defaults_of
from tests.cast import gather

COMMANDS = [
    "serve",
    "tour",
    "migrate",
    "set-up",
    "first-coordinator",
    "set-password",
    "check-roles",
    "demo-city",
    "report",
    "snapshot",
    "backup",
    "restore",
    "manage",
    "ledger number",
    "keys status",
    "keys rotate",
    "keys shred",
    "keys lock",
    "keys copy",
]


def run(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "commontable.front.cli.main", *words]
    return subprocess.run(command, env=os.environ | {"PYTHONPATH": "src"} | env, capture_output=True, text=True)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_a_help_page(command: str) -> None:
    told = CliRunner().invoke(main.app, [*command.split(), "--help"])
    assert told.exit_code == 0
    assert "Usage" in told.output


def test_a_fault_is_one_sentence_and_exit_code_1(tmp_path: Path) -> None:
    told = run("migrate", CT_DATA=str(tmp_path), DATABASE_URL="mysql://somewhere")
    assert told.returncode == 1
    assert "A database address starts with postgresql://" in told.stderr
    assert "Traceback" not in told.stdout + told.stderr


def test_a_wrong_port_is_one_sentence(tmp_path: Path) -> None:
    told = run(CT_DATA=str(tmp_path), CT_PORT="eighty")
    assert (told.returncode, told.stderr.startswith("CT_PORT is 'eighty'")) == (1, True)


def test_the_practice_set_up_is_sound() -> None:
    plan = read_plan(*FILES)
    teams = [team.table for team in plan.teams]
    assert (teams.count("DE"), teams.count("RX")) == (17, 8)
    assert all(person.email.endswith("@demo.example") for person in plan.people)
    police = {agency.name for agency in plan.agencies if agency.is_police}
    for table in ("DE", "RX"):
        chairs = [person.agency in police for person in plan.people if table in person.chairs]
        assert sorted(chairs) == [False, True]


@pytest.mark.django_db
def test_every_practice_agency_has_an_officer_who_set_what_it_goes_by() -> None:
    with acting_as(operator()):
        set_up(read_plan(*FILES), actor=operator())
    name_officers(players.gather())
    cleo = players.gather().actors["cleo"]
    with acting_as(cleo):
        seated = set(Team.objects.filter(table__in=cleo.coordinates).values_list("agency", flat=True))
        assert set(PrivacyOfficer.objects.values_list("agency", flat=True)) >= seated
        known = defaults_of(seated)
    assert all(known.of(agency, use, "person") for agency in seated for use in Use)


def test_each_practice_name_says_that_it_is_invented() -> None:
    assert all("Demo-" in person.name for case in CASES for person in case.people)


@pytest.mark.django_db
def test_practice_data_is_never_loaded_beside_real_people(cast) -> None:
    assert not loading.is_empty()


@pytest.mark.django_db
def test_a_database_for_real_use_refuses_the_practice_stamp(monkeypatch) -> None:
    monkeypatch.setattr(stamping, "stamped", lambda: False)
    with pytest.raises(StartError, match="real use"):
        stamping.stamp_for_practice()


@pytest.mark.django_db
def test_a_practice_database_refuses_the_real_stamp(monkeypatch) -> None:
    monkeypatch.setattr(stamping, "stamped", lambda: True)
    with pytest.raises(StartError, match="practice data"):
        stamping.stamp_for_real_use()


@pytest.mark.django_db
def test_a_lost_keyfile_is_not_replaced_by_a_new_one(settings, tmp_path) -> None:
    gather()
    settings.KEYFILE = tmp_path / "gone"
    with pytest.raises(StartError, match="restore it"):
        keyfile.ensure_keyfile()
    assert not settings.KEYFILE.exists()
