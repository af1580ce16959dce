"""How does a release come to be, leave, and come back; and what does the database say to the others?"""

import json
import re

import pytest
from django.db import Error, connection

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Entry, Kind
from commontable.insight.release import jobs
from commontable.insight.release.actions import TRIES, prepare, publish, raise_threshold, register, stop, withdraw
from commontable.insight.release.knowing import threshold_of, thresholds
from commontable.insight.release.making import NotPublishable, mark
from commontable.insight.release.models import Preparation, Release, ReleasedCell
from commontable.insight.release.reading import figures_of
from commontable.insight.release.rules import Wish
from tests.entries import entries_of, lines

from .city import FOLDER, asked, everyday, named, on, prepared, published
from .making import figure, rows, star

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst(cast):
    return named(cast, "unseated", "analyst")


@pytest.fixture
def second(cast):
    return named(cast, "wilma", "analyst")


@pytest.fixture
def steers(cast):
    return named(cast, "odile", "steering")


@pytest.fixture(autouse=True)
def snapshot(monkeypatch):
    on(everyday(), monkeypatch)


def test_the_queue_makes_it_and_keeps_it_with_its_certificate(analyst):
    with entries_of() as entries:
        release = prepared(analyst, figure("aer_share"), figure("aer_share", "table"))
    assert ("did", "prepare") in lines(entries)
    assert ("did", "register") in lines(entries)
    assert (release.state, release.threshold, release.method) == ("prepared", 20, "exact")
    assert release.certificate["release"] == release.fingerprint
    assert release.certificate_mark == mark(release.certificate)
    with acting_as(analyst):
        made = Preparation.objects.get()
        assert (made.progress, made.step) == ("done", made.steps)
        assert made.withheld


def test_a_hidden_cell_has_a_reason_and_a_number_nowhere(analyst, monkeypatch):
    """The canary: 10,007 is the true number of a withheld cell, and stands in no table of the database."""
    on(
        star(rows(10007), rows(3, accepted=False), rows(60, table="WE"), rows(60, accepted=False, table="WE")),
        monkeypatch,
    )
    release = prepared(analyst, figure("aer_share", "table"))
    with acting_as(analyst):
        hidden = ReleasedCell.objects.filter(release=release, number=None)
        assert {each.reason for each in hidden} == {"withheld"}
        whole = figures_of(release)["aer_share.table.2026-Q1"]
        assert None in whole.cells["EA",].values()
        assert 10007 not in {part for parts in whole.cells.values() for part in parts.values()}
    with acting_as(analyst), connection.cursor() as cursor:
        for table in ("release", "releasedcell", "preparation", "askedcut"):
            cursor.execute(f"select coalesce(string_agg(t::text, ' '), '') from release_{table} t")
            assert not re.search(
                r"\b10007\b", cursor.fetchone()[0]
            )  # a time may hold these digits; a group of an id has four, or more than five
    assert not [each for each in Entry.objects.all() if re.search(r"\b10007\b", json.dumps(each.details))]


def test_a_public_release_takes_two_people_and_its_certificate_is_in_the_ledger(analyst, second):
    release = prepared(analyst)
    with acting_as(analyst), pytest.raises(Refused) as refused:
        publish(release, actor=analyst, certificate=release.certificate_mark)
    assert refused.value.code == "second_person"
    with acting_as(second):
        with pytest.raises(Invalid):
            publish(release, actor=second, certificate="another")
        with entries_of() as entries:
            publish(release, actor=second, certificate=release.certificate_mark)
    assert entries[0].details == {"certificate": release.certificate_mark}


def test_who_reads_what(cast, analyst, second, steers):
    for audience in ("public", "steering", "table"):
        published(analyst, second, audience=audience, table=cast.tables["EA"] if audience == "table" else None)
    waiting = prepared(analyst, audience="steering")
    seen = {}
    for name, actor in {"analyst": analyst, "steers": steers, "east": cast.hana, "west": cast.hugo}.items():
        with acting_as(actor):
            seen[name] = sorted(Release.objects.values_list("audience", "state"))
            assert ReleasedCell.objects.count() == sum(each.cells for each in Release.objects.all())
    assert len(seen["analyst"]) == 4
    assert seen["steers"] == [("public", "published"), ("steering", "published")]
    assert seen["east"] == [("public", "published"), ("table", "published")]
    assert seen["west"] == [("public", "published")]
    assert waiting.state == "prepared"


def test_a_withdrawn_release_says_why_and_shows_its_numbers_to_analysts_alone(cast, analyst, second):
    release = published(analyst, second)
    with acting_as(analyst):
        with pytest.raises(Invalid):
            withdraw(release, actor=analyst, why="because")
        withdraw(release, actor=analyst, why="wrong")
        assert ReleasedCell.objects.exists()
    with acting_as(cast.hana):
        assert Release.objects.get().why_withdrawn == "wrong"
        assert not ReleasedCell.objects.exists()


def test_what_left_meanwhile_makes_another_be_made_again(analyst, second):
    older = prepared(analyst)
    published(analyst, second)
    with acting_as(second), pytest.raises(Refused) as refused:
        publish(older, actor=second, certificate=older.certificate_mark)
    assert refused.value.code == "behind"


def test_dis_06_the_next_release_is_tested_against_the_last(analyst, second, monkeypatch):
    first = published(analyst, second)
    on(star(rows(63), rows(40, accepted=False), rows(50, table="WE"), rows(3, accepted=False, table="WE")), monkeypatch)
    later = prepared(analyst)
    assert later.follows_id == first.pk
    with acting_as(analyst):
        assert None in figures_of(later)["aer_share.2026-Q1"].whole.values()


def test_what_is_not_safe_is_refused_and_says_where(analyst, monkeypatch):
    def unsafe(*_, **__):
        raise NotPublishable("timed_out", [{"at": [["table", "EA"]], "why": "x", "sums": []}])

    monkeypatch.setattr(jobs, "make", unsafe)
    waiting = asked(analyst)
    assert jobs.make_release(preparation=str(waiting.pk)) == "refused"
    with acting_as(analyst):
        found = Preparation.objects.get()
        assert (found.progress, found.code, found.release) == ("refused", "timed_out", None)
    assert jobs.make_release(preparation=str(waiting.pk)) == "refused"


def test_a_snapshot_that_expired_is_refused(analyst):
    waiting = asked(analyst, snapshot="2020-01-01T00:00:00")
    assert jobs.make_release(preparation=str(waiting.pk)) == "refused"


def test_it_is_stopped_before_and_while_it_is_made(analyst, monkeypatch):
    waiting = asked(analyst)
    with acting_as(analyst):
        stop(waiting, actor=analyst)
    assert jobs.make_release(preparation=str(waiting.pk)) == "stopped"
    again = asked(analyst)

    def stopped_meanwhile(*_, **__):
        with acting_as(analyst):
            stop(again, actor=analyst)
        _[-1]()

    monkeypatch.setattr(jobs, "make", stopped_meanwhile)
    assert jobs.make_release(preparation=str(again.pk)) == "stopped"
    with acting_as(system([])):
        assert register(again, actor=system([]), made=None, taken_on=None) is None


def test_within_a_long_step_it_is_stopped_and_is_as_far_as_it_was(analyst, monkeypatch):
    waiting = asked(analyst)

    def goes_on(*_, still, **__):
        _[-1]()
        still()
        with acting_as(analyst):
            assert Preparation.objects.get().step == 1
            stop(waiting, actor=analyst)
        still()

    monkeypatch.setattr(jobs, "make", goes_on)
    assert jobs.make_release(preparation=str(waiting.pk)) == "stopped"


def test_run_twice_it_registers_one(analyst):
    waiting = asked(analyst)
    assert [jobs.make_release(preparation=str(waiting.pk)) for _ in range(2)] == ["done", "done"]
    with acting_as(analyst):
        assert Release.objects.count() == 1


def test_what_lost_its_worker_is_queued_again(cast, analyst, monkeypatch):
    queued = []
    waiting = asked(analyst)
    own = asked(cast.coral, audience="table", table=cast.tables["EA"])
    monkeypatch.setattr(jobs, "queue", lambda each: queued.append(each.pk))
    monkeypatch.setattr(jobs, "QUIET", -jobs.QUIET)
    jobs.take_up_again()
    assert sorted(queued) == sorted([waiting.pk, own.pk])


def test_what_fails_each_time_ends_as_refused(analyst, monkeypatch):
    def fails(*_, **__):
        raise ZeroDivisionError

    waiting = asked(analyst)
    monkeypatch.setattr(jobs, "make", fails)
    for _each in range(TRIES):
        with pytest.raises(ZeroDivisionError):
            jobs.make_release(preparation=str(waiting.pk))
    assert jobs.make_release(preparation=str(waiting.pk)) == "refused"
    with acting_as(analyst):
        ended = Preparation.objects.get()
    assert (ended.progress, ended.code, ended.tries) == ("refused", "failed", TRIES)


def test_a_release_has_figures_and_a_tables_a_table(cast, analyst):
    for wish in (Wish("public", None, "short", FOLDER), Wish("table", None, "short", FOLDER, (figure("aer_share"),))):
        with acting_as(analyst), pytest.raises(Invalid):
            prepare(wish, actor=analyst, audience=wish.audience, report="short")


def test_the_least_count_is_raised_and_never_lowered(analyst):
    with acting_as(analyst):
        assert threshold_of("public") == 20
        raise_threshold(None, actor=analyst, audience="public", least=30)
        for least in (30, 25, 19, 5000):
            with pytest.raises(Invalid):
                raise_threshold(None, actor=analyst, audience="public", least=least)
        assert thresholds() == {"table": 5, "steering": 11, "public": 30}
    assert prepared(analyst).threshold == 30


def write(actor, statement: str, *values) -> None:
    """What somebody would write who had the database's connection, and an entry to licence it."""
    with acting_as(actor), connection.cursor() as cursor:
        record(Kind.DID, "register", actor)
        cursor.execute(statement, values)


@pytest.mark.parametrize("statement", ["update release_release set threshold = 3", "delete from release_releasedcell"])
def test_the_register_is_changed_by_no_maker(analyst, statement):
    prepared(analyst)
    with pytest.raises(Error):
        write(analyst, statement)


def test_a_number_and_a_reason_never_stand_together(analyst):
    release = prepared(analyst)
    both = (
        "insert into release_releasedcell (id, release_id, place, figure, key, part, number, reason)"
        " values (gen_random_uuid(), %s, 9999, 'x', '[]', 'x', 3, 'withheld')"
    )
    with pytest.raises(Error):
        write(system([]), both, release.pk)


def test_a_coordinator_makes_and_publishes_the_tables_own(cast):
    release = published(cast.coral, cast.coral, audience="table", table=cast.tables["EA"])
    assert (release.state, release.threshold) == ("published", 5)
