"""What refuses to start, one sentence each."""

import shutil
from pathlib import Path

import pytest
from django.db import connection

from commontable.front.site import refusals
from commontable.front.site.postgres import StartError, url_for
from commontable.front.site.refusals import refuse_to_serve, refuse_to_start
from commontable.front.site.secrets import DEFAULT_SECRET
from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys import holders
from commontable.groundwork.keys.keyfile import create_keyfile
from commontable.response.identity.identifier_check.tests.pipelines import of_patterns
from commontable.response.identity.identifier_check.trained import trained_in
from tests.cast import gather


@pytest.fixture
def keyfile(settings, tmp_path, keyfile_of_this_run):
    """A copy to spoil."""
    settings.KEYFILE = Path(shutil.copy2(keyfile_of_this_run, tmp_path / "keyfile"))
    yield settings.KEYFILE
    holders._read_once.cache_clear()


@pytest.fixture
def production(settings, monkeypatch, keyfile, db):
    """An installation with nothing wrong."""
    settings.PRODUCTION, settings.DEBUG, settings.SECRET_KEY = True, False, "s" * 64
    settings.ALLOWED_HOSTS = ["table.example.org"]
    monkeypatch.setenv("CT_ALLOWED_HOSTS", "table.example.org")
    monkeypatch.setattr(refusals, "is_demo", lambda: False)
    return settings


def test_a_sound_installation_starts(production) -> None:
    refuse_to_serve()


def test_debug_is_refused(production) -> None:
    production.DEBUG = True
    with pytest.raises(StartError, match="CT_DEBUG=1"):
        refuse_to_start()


@pytest.mark.parametrize("secret", [DEFAULT_SECRET, "short", "s" * 49])
def test_a_default_or_short_secret_is_refused(production, secret: str) -> None:
    production.SECRET_KEY = secret
    with pytest.raises(StartError, match="CT_SECRET_KEY"):
        refuse_to_start()


def test_unnamed_hosts_are_refused(production, monkeypatch) -> None:
    monkeypatch.delenv("CT_ALLOWED_HOSTS")
    with pytest.raises(StartError, match="CT_ALLOWED_HOSTS"):
        refuse_to_start()


def test_any_host_is_refused(production) -> None:
    production.ALLOWED_HOSTS = ["*"]
    with pytest.raises(StartError, match="CT_ALLOWED_HOSTS"):
        refuse_to_start()


def test_practice_data_is_refused(production, monkeypatch) -> None:
    monkeypatch.setattr(refusals, "is_demo", lambda: True)
    with pytest.raises(StartError, match="stamped demo"):
        refuse_to_start()


def test_practice_needs_no_name_and_no_secret(production, monkeypatch) -> None:
    production.PRODUCTION = False
    monkeypatch.setattr(refusals, "is_demo", lambda: True)
    production.SECRET_KEY = DEFAULT_SECRET
    refuse_to_start()


@pytest.mark.parametrize("is_production", [True, False])
def test_a_role_past_the_row_policies_is_refused(production, monkeypatch, is_production: bool) -> None:
    production.PRODUCTION = is_production
    server = connection.settings_dict
    place = f"postgresql:///?host={server['HOST']}"
    owner = production.DATABASES["owner"]
    url = url_for(place, user="ct_owner", password=owner["PASSWORD"], database=server["NAME"])
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(StartError, match="past all row policies"):
        refuse_to_start()


def test_a_missing_keyfile_is_refused(production) -> None:
    production.KEYFILE.unlink()
    with pytest.raises(StartError, match="missing"):
        refuse_to_start()


def test_a_keyfile_open_to_others_is_refused(production) -> None:
    production.KEYFILE.chmod(0o640)
    with pytest.raises(StartError, match="chmod 600"):
        refuse_to_start()


def test_the_keyfile_of_another_database_is_refused(production, tmp_path) -> None:
    gather()
    production.KEYFILE = tmp_path / "another"
    create_keyfile(production.KEYFILE)
    with acting_as(operator()), pytest.raises(StartError, match="another keyfile"):
        refuse_to_start()


def test_a_folder_that_holds_no_pipeline_is_refused_where_texts_are_read(production, tmp_path) -> None:
    production.LOCAL_NAMES = str(tmp_path)
    refuse_to_start()
    with pytest.raises(StartError, match="CT_LOCAL_NAMES"):
        refuse_to_serve()


def test_a_pipeline_is_loaded_before_the_first_page(production, tmp_path) -> None:
    of_patterns(tmp_path, "fr", "corbeau")
    production.LOCAL_NAMES = str(tmp_path)
    loaded = trained_in.cache_info().misses
    refuse_to_serve()
    trained_in(production.LOCAL_NAMES)
    assert trained_in.cache_info().misses == loaded + 1
