"""Is youth-justice information apart: its own key, its own list of members, its own last day, and in nothing else?"""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.errors import Invalid, Refused, Stale
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.errors import KeyNotHeld, SealBroken
from commontable.groundwork.keys.models import DataKey, WrappedKey
from commontable.groundwork.keys.rings import lend
from commontable.groundwork.keys.sealing import unseal
from commontable.identifiers import new_id
from commontable.response.identity import jobs
from commontable.response.identity.actions import discard, remove_person
from commontable.response.identity.models import YouthRecord
from commontable.response.identity.youth import (
    add_reader,
    context_of_youth,
    end_youth_record,
    keep_youth_record,
    read_youth_record,
    take_reader_off,
    write_youth_record,
)
from commontable.response.situations.actions import save_draft
from commontable.response.situations.answers import Answers
from commontable.response.situations.tests import factories as made
from tests.entries import entries_of, lines

from .factories import KEYS, colleague, persons_of, today, youth_record

pytestmark = pytest.mark.django_db
SAID = "Sanction until March"
WRITTEN = {"text": "Sanction ended", "seen_revision": 1}


def soon(days: int = 10):
    return today() + timedelta(days=days)


def live_keys(cast) -> int:
    with acting_as(cast.hana):
        return DataKey.objects.filter(compartment="youth_justice", live=True).count()


def test_its_writer_reads_it_and_is_on_record(cast):
    draft = made.drafted(cast)
    with entries_of() as entries:
        row = youth_record(cast, draft)
        with acting_as(cast.hana), lend(["youth_justice"], cast.hana.holders):
            assert read_youth_record(row, cast.hana) == SAID
    assert lines(entries) == [("did", "keep_youth_record"), ("saw", "read_youth_record")]
    assert b"Sanction" not in bytes(row.sealed)


def test_the_team_s_own_key_does_not_open_it(cast):
    row = youth_record(cast, made.drafted(cast))
    with acting_as(cast.hana):
        assert set(WrappedKey.objects.filter(data_key=row.data_key).values_list("holder_id", flat=True)) == {
            cast.hana.member
        }
        with lend(["youth_justice"], cast.hana.teams), pytest.raises(KeyNotHeld):
            read_youth_record(row, cast.hana)


def test_a_colleague_who_is_not_listed_sees_no_row_and_opens_no_key(cast):
    draft = made.drafted(cast)
    row, other = youth_record(cast, draft), colleague(cast)
    with acting_as(other), lend(KEYS, other.holders):
        assert not YouthRecord.objects.exists()
        with pytest.raises(KeyNotHeld):
            unseal(row.data_key, context_of_youth(row), bytes(row.sealed))
        for verb, said in ((write_youth_record, {**WRITTEN, "expires_on": soon()}), (end_youth_record, {})):
            with pytest.raises(Refused):
                verb(row, actor=other, **said)


def test_a_colleague_put_on_the_list_reads_it_with_a_key_of_their_own_until_taken_off(cast):
    row, other = youth_record(cast, made.drafted(cast)), colleague(cast)
    with acting_as(cast.hana), lend(KEYS, cast.hana.holders):
        for _twice in range(2):
            row.readers = add_reader(row, actor=cast.hana, member=other.member).readers
    assert row.readers == [str(cast.hana.member), str(other.member)]
    with acting_as(other), lend(KEYS, other.holders):
        found = YouthRecord.objects.get()
        assert read_youth_record(found, other) == SAID
    with acting_as(cast.hana):
        take_reader_off(row, actor=cast.hana, member=other.member)
    with acting_as(other), lend(KEYS, other.holders):
        assert not YouthRecord.objects.exists()
        with pytest.raises(KeyNotHeld):
            unseal(found.data_key, context_of_youth(found), bytes(found.sealed))


def test_whoever_left_the_team_opens_it_no_longer(cast):
    row = youth_record(cast, made.drafted(cast))
    left = replace(cast.hana, seats=tuple(replace(seat, team=new_id()) for seat in cast.hana.seats))
    with acting_as(left), lend(KEYS, left.holders):
        assert not YouthRecord.objects.exists()
        with pytest.raises(KeyNotHeld):
            unseal(row.data_key, context_of_youth(row), bytes(row.sealed))


def test_only_somebody_of_the_team_can_be_listed_and_nobody_takes_themselves_off(cast):
    row = youth_record(cast, made.drafted(cast))
    with acting_as(cast.hana), lend(KEYS, cast.hana.holders):
        with pytest.raises(Invalid):
            add_reader(row, actor=cast.hana, member=cast.omar.member)
        with pytest.raises(Invalid):
            take_reader_off(row, actor=cast.hana, member=cast.hana.member)


def test_it_is_written_anew_with_its_last_day(cast):
    row = youth_record(cast, made.drafted(cast))
    with acting_as(cast.hana), lend(KEYS, cast.hana.holders):
        again = write_youth_record(row, actor=cast.hana, expires_on=soon(), **WRITTEN)
        assert (read_youth_record(again, cast.hana), again.expires_on) == ("Sanction ended", soon())
        with pytest.raises(SealBroken):
            unseal(again.data_key, context_of_youth(again), bytes(row.sealed))
        with pytest.raises(Stale):
            write_youth_record(row, actor=cast.hana, expires_on=soon(), **WRITTEN)


@pytest.mark.parametrize("day", [0, -1, 6 * 366])
def test_there_is_no_record_without_a_last_day_that_comes(cast, day):
    with pytest.raises(Invalid):
        youth_record(cast, made.drafted(cast), days=day)


def test_there_is_none_without_words_or_on_nobody(cast):
    draft = made.drafted(cast)
    with pytest.raises(Invalid):
        youth_record(cast, draft, text=" ")
    with acting_as(cast.hana), lend(KEYS, cast.hana.holders), pytest.raises(Invalid):
        keep_youth_record(draft, actor=cast.hana, person=new_id(), text="x", expires_on=soon())


def test_two_records_of_one_person_cannot_be_swapped(cast):
    draft = made.drafted(cast)
    one, other = youth_record(cast, draft), youth_record(cast, draft, "Another")
    with acting_as(cast.hana), lend(KEYS, cast.hana.holders), pytest.raises(SealBroken):
        unseal(one.data_key, context_of_youth(one), bytes(other.sealed))


def test_after_its_last_day_nobody_reads_it_however_late_the_job_is(cast):
    row = youth_record(cast, made.drafted(cast))
    for days, found in ((0, True), (1, False)):
        with (
            time_machine.travel(timezone.now() + (row.expires_on - today()) + timedelta(days=days), tick=False),
            acting_as(cast.hana),
        ):
            assert YouthRecord.objects.filter(pk=row.pk).exists() is found


def test_after_its_last_day_a_job_destroys_it_key_first_and_says_so(cast):
    youth_record(cast, made.drafted(cast), days=30)
    east = str(cast.tables["EA"])
    with time_machine.travel(timezone.now() + timedelta(days=30), tick=False):
        assert jobs.end_youth_records_at(table=east) == 0
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False), entries_of() as entries:
        assert jobs.end_youth_records_at(table=str(cast.tables["WE"])) == 0
        assert jobs.end_youth_records_at(table=east) == 1
    assert lines(entries) == [("did", "end_youth_record")]
    assert live_keys(cast) == 0
    with acting_as(cast.hana):
        assert not YouthRecord.objects.exists()


def test_the_job_asks_every_table(cast):
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs")
        before = cursor.fetchone()[0]
        jobs.end_youth_records()
        cursor.execute("select count(*) from procrastinate_jobs")
        assert cursor.fetchone()[0] - before == 2


def test_the_system_ends_none_before_its_day(cast):
    row = youth_record(cast, made.drafted(cast))
    east = system([cast.tables["EA"]])
    with acting_as(east), pytest.raises(Refused):
        end_youth_record(row, actor=east)


def test_a_reader_may_end_it_before(cast):
    row = youth_record(cast, made.drafted(cast))
    with acting_as(cast.hana):
        end_youth_record(row, actor=cast.hana)
    assert live_keys(cast) == 0


def test_it_follows_the_record_and_not_today_s_age(cast):
    draft = made.drafted(cast, people=(made.person("from_12_to_17"),), duty_to_report="made")
    youth_record(cast, draft)
    answers = Answers.from_json(draft.answers)
    grown = replace(answers, people=(replace(answers.people[0], age_band="from_18_to_24"),))
    with acting_as(cast.hana), lend(KEYS, cast.hana.holders):
        save_draft(draft, actor=cast.hana, answers=grown)
        assert read_youth_record(YouthRecord.objects.get(), cast.hana) == SAID


@pytest.mark.parametrize("way", ["discard", "remove"])
def test_with_the_draft_it_goes_though_whoever_discards_may_not_know_of_it(cast, way):
    draft = made.drafted(cast)
    youth_record(cast, draft)
    other = colleague(cast)
    with acting_as(other):
        if way == "discard":
            discard(draft, actor=other)
        else:
            answers = Answers.from_json(draft.answers)
            remove_person(draft, actor=other, person=persons_of(draft)[0], answers=answers)
    assert live_keys(cast) == 0


def test_a_release_gives_no_key_of_it(cast):
    situation = made.at_filter_4(cast)
    row = youth_record(cast, made.draft_of(cast, situation))
    made.released(cast, situation)
    for actor in (cast.omar, cast.chris, cast.coral, cast.paula):
        with acting_as(actor), lend(KEYS, actor.holders):
            assert not YouthRecord.objects.exists()
            with pytest.raises(KeyNotHeld):
                unseal(row.data_key, context_of_youth(row), bytes(row.sealed))
