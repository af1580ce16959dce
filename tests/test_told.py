"""Who is told that a meeting changed, when, and with which word? On a database where everything is really committed."""

from collections.abc import Iterator
from uuid import UUID

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction

from commontable.front.room.hub import CHANNEL, word_of
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.rings import lend
from commontable.partnership.meetings.models import Meeting
from commontable.response.disclosure.actions import release
from commontable.response.filters.actions import close_meeting, decide_met, hear
from commontable.response.situations.models import Situation
from commontable.response.situations.tests.factories import (
    at_filter_4,
    brought,
    drafted,
    grant_to,
    meeting_of,
    seal_all,
)
from tests.cast import Cast, gather
from tests.database import Server, cloned_database, point_django_at, schema_hash

Ear = psycopg.Connection


@pytest.fixture(scope="module")
def heard(
    database_server: Server, django_db_setup, django_db_blocker, keyfile_of_this_run, worker_name
) -> Iterator[tuple[Cast, Ear]]:
    """A database of this module's own with the cast in it, and the role that listens there."""
    usual, schema = settings.DATABASES["default"]["NAME"], schema_hash([each.name for each in apps.get_app_configs()])
    with django_db_blocker.unblock(), cloned_database(database_server, schema, f"{worker_name}_told", _none) as name:
        point_django_at(database_server, name)
        settings.KEYFILE = keyfile_of_this_run
        cast = gather()
        with psycopg.connect(database_server.url("ct_listen", name), autocommit=True) as ear:
            ear.execute(f"listen {CHANNEL}")
            yield cast, ear
        point_django_at(database_server, usual)


def _none(database: str) -> None:
    raise AssertionError(f"{database}: the schema was migrated for the usual database already")


def told(ear: Ear) -> set[str]:
    """The words that came since this was last asked."""
    ear.execute("select 1")
    return {each.payload for each in ear.notifies(timeout=0.1)}


@pytest.fixture
def open_meeting(heard) -> Iterator[tuple[Cast, Ear, Situation, UUID]]:
    """The cast, the ear, a situation on the agenda of an open meeting, and that meeting."""
    cast, ear = heard
    situation = brought(cast)
    meeting = meeting_of(cast, situation)
    told(ear)
    yield cast, ear, situation, meeting.pk
    with acting_as(cast.chris):
        for each in Meeting.objects.filter(pk=meeting.pk, closed_at=None):
            close_meeting(each, actor=cast.chris)


def test_what_a_chair_does_is_told_to_that_meeting_alone(open_meeting):
    cast, ear, situation, meeting = open_meeting
    west = meeting_of(cast, brought(cast, "Hospital West"))
    told(ear)
    with acting_as(cast.chris):
        hear(situation, actor=cast.chris)
    assert told(ear) == {word_of(meeting), word_of(situation.pk)}
    with acting_as(cast.wilma):
        close_meeting(Meeting.objects.get(pk=west.pk), actor=cast.wilma)
    assert told(ear) == {word_of(west.pk)}


def test_nothing_is_told_before_it_is_kept(open_meeting):
    cast, ear, situation, meeting = open_meeting
    with acting_as(cast.chris):
        hear(situation, actor=cast.chris)
        assert told(ear) == set()
    assert told(ear) == {word_of(meeting), word_of(situation.pk)}


def test_what_is_undone_is_never_told(open_meeting):
    cast, ear, situation, _meeting = open_meeting
    with acting_as(cast.chris):
        hear(situation, actor=cast.chris)
        decide_met(situation, actor=cast.chris, how="consensus")
        transaction.set_rollback(True)
    assert told(ear) == set()


def test_what_a_team_brings_is_told_and_what_it_drafts_is_not(open_meeting):
    cast, ear, _situation, meeting = open_meeting
    drafted(cast)
    assert told(ear) == set()
    situation = brought(cast)
    assert told(ear) == {word_of(meeting), word_of(situation.pk)}
    seal_all(cast, situation)
    assert told(ear) == set()


def test_a_release_is_told(open_meeting):
    cast, ear, _situation, meeting = open_meeting
    situation = at_filter_4(cast)
    seal_all(cast, situation)
    told(ear)
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        release(grant_to(cast, situation, "Housing East"), actor=cast.hana, authority="consent")
    assert told(ear) == {word_of(meeting), word_of(situation.pk)}


def test_opening_and_closing_are_told(heard):
    cast, ear = heard
    meeting = meeting_of(cast, brought(cast))
    assert word_of(meeting.pk) in told(ear)
    with acting_as(cast.chris):
        close_meeting(Meeting.objects.get(pk=meeting.pk), actor=cast.chris)
    assert told(ear) == {word_of(meeting.pk)}


def test_the_word_is_a_hash_and_who_listens_reads_nothing(open_meeting, heard):
    _cast, ear, _situation, meeting = open_meeting
    word = word_of(meeting)
    assert str(meeting) not in word
    assert len(word) == 64
    for table in ("meetings_meeting", "situations_situation", "ledger_entry", "django_session"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ear.execute(f"select 1 from public.{table}")
