"""A snapshot on a real database: what it holds, what it never holds, and what is left of it when it is cut off."""

import stat
from collections import Counter
from datetime import timedelta

import pyarrow.parquet as pq
import pytest
import time_machine

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.ledger.models import Entry
from commontable.insight.mart import BITS, FORMAT, TABLES, Star
from commontable.insight.snapshot import files, folders, jobs, numbers, taking
from commontable.insight.snapshot.models import Changed, Number, Taking
from commontable.insight.snapshot.taking import Busy, take
from commontable.partnership.agencies.models import Agency
from commontable.partnership.tables.actions.agencies import correct_agency
from commontable.partnership.tables.plan import AgencyPlan
from commontable.response.closing.actions import meet_barrier, mobilise
from commontable.response.closing.emergencies import tell_contacts
from commontable.response.closing.reporting import say_how_it_went
from commontable.response.disclosure.about import about
from commontable.response.disclosure.consenting import record_consent
from commontable.response.filters.actions import close_meeting, take_back
from commontable.response.interventions.attempts import record_attempt
from commontable.response.interventions.planning import write_plan
from commontable.response.moves.actions import withdraw
from commontable.response.moves.tests.test_connecting import agreed, told_of_later
from commontable.response.situations.models import Person
from commontable.response.situations.tests import factories as made
from tests.entries import entries_of, lines

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def place(settings, tmp_path):
    settings.SNAPSHOTS = tmp_path / "snapshots"
    return settings.SNAPSHOTS


@pytest.fixture
def ended(cast):
    """Lets a number end, or be open again, as who may."""

    def as_its_chair(situation, verb, **said):
        actor = made.chair_of(cast, situation)
        with acting_as(actor):
            return verb(situation, actor=actor, **said)

    return as_its_chair


def rows(folder, name):
    return getattr(Star.read(folder), name).to_pyarrow().to_pylist()


def everything(folder):
    """All rows of a snapshot, as they stand."""
    return {name: rows(folder, name) for name in TABLES}


def test_a_closed_situation_is_one_row_with_its_people_risks_services_and_parts(cast):
    situation = made.reported(cast)
    lead = made.member_of(cast, made.LEAD)
    with acting_as(lead):
        mobilise(situation, actor=lead, service="crisis", outcome="connected")
    taken = take()
    (row,) = rows(taken.folder, "situation")
    assert (row["table"], row["accepted"], row["closed"], row["people"], row["risks"]) == ("EA", True, False, 1, 2)
    assert (row["attempted"], row["contacted_in_time"], row["connected"], row["has_lead"]) == (True,) * 4
    assert (row["teams"], row["meetings"], row["returning"], row["emergency"]) == (2, 1, False, False)
    assert {each["part"] for each in rows(taken.folder, "role")} == {"originating", "lead", "assisting"}
    assert [each["outcome"] for each in rows(taken.folder, "service")] == ["connected"]
    assert [each["category"] for each in rows(taken.folder, "bridge_category")] == ["basic_needs", "gambling"]
    assert row["week"].weekday() == 0


def test_a_no_leaves_the_named_columns_alone_before_and_after_its_facts_are_destroyed(cast):
    situation = made.rejected(cast)
    hidden = take()
    chair = made.chair_of(cast, situation)
    with acting_as(chair):
        close_meeting(made.meeting_of(cast, situation), actor=chair)
    destroyed = take()
    for folder in (hidden.folder, destroyed.folder):
        if folder.exists():
            (row,) = rows(folder, "situation")
            assert (row["accepted"], row["rejection_reason"], row["kind"]) == (False, "not_aer", "person")
            assert (row["people"], row["risks"], row["area"], row["originator"]) == (0, 0, None, None)
            assert not any(value for name, value in row.items() if name.startswith("mask_") or name == "agencies")
            assert all(rows(folder, name) == [] for name in ("person", "risk", "bridge_category", "protective", "role"))
    assert rows(destroyed.folder, "situation")[0]["minimised_in_time"] is True


def test_masks_and_lists_say_what_the_rows_say(cast):
    """What figures read instead of the rows: of a family, of whom one has no risk, and of agencies with several parts."""
    none = made.person("from_6_to_11", risk_factors=())
    made.accepted(cast, kind="family", people=(made.person(), none), duty_to_report="not_required")
    made.reported(cast, made.LEAD)
    folder = take().folder
    terms = {(row["list"], row["position"]): row["code"] for row in rows(folder, "term")}

    def said(name, low, high=0):
        return {terms[name, place] for place in range(120) if (low | high << BITS) >> place & 1}

    risks, roles, people = (rows(folder, name) for name in ("risk", "role", "person"))
    for row in rows(folder, "situation"):
        here = [each for each in risks if each["situation"] == row["situation"]]
        theirs = [each for each in roles if each["situation"] == row["situation"]]
        assert said("risk_factors", row["mask_low"], row["mask_high"]) == {each["factor"] for each in here}
        assert said("risk_categories", row["mask_category"]) == {each["category"] for each in here}
        assert said("sectors", row["mask_sector"]) == {each["sector"] for each in theirs}
        types = said("agency_types", row["mask_type_low"], row["mask_type_high"])
        assert types == {each["agency_type"] for each in theirs}
        assert row["agencies"] == sorted({each["agency"] for each in theirs})
    assert len(roles) > len({(each["situation"], each["agency"]) for each in roles})
    for row in people:
        of_them = {each["category"] for each in risks if each["person"] == row["person"]}
        assert said("risk_categories", row["mask_category"]) == of_them
    assert not all(row["mask_category"] for row in people)


def test_what_was_never_decided_is_counted_and_has_no_row(cast):
    made.brought(cast)
    gone = made.brought(cast)
    actor = made.member_of(cast, "Hospital East")
    with acting_as(actor):
        withdraw(gone, actor=actor)
    taken = take()
    assert rows(taken.folder, "situation") == []
    assert {(row["table"], row["ending"], row["numbers"]) for row in rows(taken.folder, "brought")} == {
        ("EA", "pending", 1),
        ("EA", "withdrawn", 1),
    }


def test_at_12_to_17_what_concerns_crime_is_a_category_alone(cast):
    young = made.person("from_12_to_17", risk_factors=("criminal_involvement_animal_cruelty", "gambling_chronic"))
    made.accepted(cast, people=(young,), duty_to_report="not_required")
    taken = take()
    assert {(row["factor"], row["category"]) for row in rows(taken.folder, "risk")} == {
        (None, "criminal_involvement"),
        ("gambling_chronic", "gambling"),
    }
    assert not any(b"criminal_involvement_animal_cruelty" in str(row).encode() for row in rows(taken.folder, "risk"))


def test_whether_a_language_was_needed_leaves_and_never_which(cast):
    met, needless, untold = made.reported(cast), made.reported(cast, "School East"), made.reported(cast, "Shelter East")
    lead = made.member_of(cast, made.LEAD)
    with acting_as(lead):
        for each in (met, needless, untold):
            write_plan(each, actor=lead, language="tigrinya")
        say_how_it_went(met, actor=lead, language_met="there", persons_word="in_part")
        say_how_it_went(needless, actor=lead, language_met="not_needed")
    folder = take().folder
    found = [(row["language_needed"], row["language_met"], row["persons_word"]) for row in rows(folder, "situation")]
    assert sorted(found, key=repr) == [(False, None, None), (True, None, None), (True, True, "in_part")]
    held = [row for name in TABLES if name != "term" for row in rows(folder, name)]
    assert "tigrinya" not in str(held)


def test_emergency_contacts_leave_as_sums_of_the_services_that_told_both(cast):
    situation = made.closed(cast)
    police = made.member_of(cast, "Police East")
    with acting_as(police):
        tell_contacts(situation, actor=police, before=9)
    (half,) = rows(take().folder, "situation")
    with time_machine.travel(moment() + timedelta(days=91), tick=False):
        with acting_as(police):
            tell_contacts(situation, actor=police, before=9, after=2)
        (both,) = rows(take().folder, "situation")
    assert (half["emergency_before"], half["emergency_after"]) == (None, None)
    assert (both["emergency_before"], both["emergency_after"]) == (9, 2)


def test_what_is_said_later_of_a_closed_one_is_read_again(cast):
    situation = made.closed(cast)
    take()
    lead, own = made.member_of(cast, made.LEAD), made.member_of(cast, "Hospital East")
    with acting_as(lead):
        say_how_it_went(situation, actor=lead, persons_word="helped")
    with acting_as(own):
        (person,) = Person.objects.filter(situation=situation).select_related("situation")
        record_consent(about(person), actor=own, answer="refused", decided_by="self")
    some = take()
    assert not some.is_full
    (row,), (who,) = rows(some.folder, "situation"), rows(some.folder, "person")
    assert (row["persons_word"], who["consent_asked"], who["consent_given"]) == ("helped", True, False)


def test_who_could_not_be_asked_was_not(cast):
    agreed, nobody = made.accepted(cast), made.accepted(cast, "School East")
    made.consented(cast, agreed)
    own = made.member_of(cast, "School East")
    with acting_as(own):
        (person,) = Person.objects.filter(situation=nobody).select_related("situation")
        record_consent(about(person), actor=own, answer="not_possible", why_not="language")
    found = {(row["consent_asked"], row["consent_given"]) for row in rows(take().folder, "person")}
    assert found == {(True, True), (False, False)}


def test_a_snapshot_of_an_earlier_form_is_not_read_and_another_is_taken(cast):
    made.closed(cast)
    first = take()
    said = folders.read_manifest(first.folder)
    (first.folder / folders.MANIFEST).unlink()
    folders.write_manifest(first.folder, {**said, "format": said["format"] - 1})
    assert (folders.newest(), folders.is_of_another_form()) == (None, True)
    jobs.follow_what_went()
    assert folders.newest() is not None
    assert not folders.is_of_another_form()


@pytest.mark.parametrize("in_a_group", [1, files.IN_A_GROUP])
def test_a_snapshot_of_what_changed_equals_one_in_full(cast, monkeypatch, in_a_group):
    """Whether each batch is a row group of its own, or all of a table are one."""
    monkeypatch.setattr(files, "IN_A_GROUP", in_a_group)
    monkeypatch.setattr(numbers, "AT_ONCE", 1)
    kept, changed = made.reported(cast), made.intervening(cast, "School East")
    made.rejected(cast, "Police East")
    take()
    lead = made.member_of(cast, made.LEAD)
    with acting_as(lead):
        record_attempt(changed, actor=lead, at=moment(), means="visit", reached=True)
        meet_barrier(kept, actor=lead, theme="geography", service="crisis")
    made.accepted(cast, "Shelter East")
    some = take()
    whole = take(full=True)
    assert (some.is_full, whole.is_full) == (False, True)
    assert everything(some.folder) == everything(whole.folder)
    assert len(rows(some.folder, "situation")) == 4
    groups = pq.read_metadata(whole.folder / "situation.parquet").num_row_groups
    assert groups == (4 if in_a_group == 1 else 1)


def test_numbers_that_are_one_situation_of_the_city_are_rivals_also_when_carried_on(cast):
    _later, prompt = told_of_later(cast)
    made.closed(cast, "Shelter East")
    assert rows(take().folder, "rival") == []
    agreed(cast, prompt)
    for days in (3, 4):
        with time_machine.travel(moment() + timedelta(days=days), tick=False):
            taken = take(full=days == 3)
        all_of_them = rows(taken.folder, "situation")
        cities = Counter(row["city"] for row in all_of_them)
        several = [
            {name: row[name] for name in TABLES["rival"].names} for row in all_of_them if cities[row["city"]] > 1
        ]
        assert len(several) == 2
        assert rows(taken.folder, "rival") == sorted(several, key=lambda row: row["situation"])
    assert taken.anew < taken.situations


def test_what_nobody_touched_is_carried_on_and_not_read(cast):
    made.closed(cast)
    with time_machine.travel(moment() + timedelta(days=3), tick=False):
        first = take()
    with time_machine.travel(moment() + timedelta(days=4), tick=False):
        second = take()
    assert (first.anew, second.anew, second.situations) == (1, 0, 1)
    assert everything(first.folder) == everything(second.folder)


def test_a_clock_that_runs_out_is_read_anew_though_nobody_wrote(cast):
    made.intervening(cast)
    before = take()
    with time_machine.travel(moment() + timedelta(days=3), tick=False):
        after = take()
    with time_machine.travel(moment() + timedelta(days=3, seconds=1), tick=False):
        whole = take(full=True)
    assert [row["due_passed"] for row in rows(before.folder, "situation")] == [False]
    assert [row["due_passed"] for row in rows(after.folder, "situation")] == [True]
    assert everything(after.folder) == everything(whole.folder)


def test_a_changed_agency_makes_every_row_anew(cast):
    made.closed(cast)
    take()
    with acting_as(cast.coral):
        agency = Agency.objects.get(pk=cast.team("School East").agency_id)
        said = {"name": agency.name, "short_name": agency.short_name, "is_police": agency.is_police}
        plan = AgencyPlan(**said, sector="health", agency_type="hospital")
        correct_agency(agency, actor=cast.coral, plan=plan)
    assert take().is_full


def test_a_decision_taken_back_leaves_the_next_snapshot_and_the_old_one_is_destroyed(cast, ended):
    situation = made.rejected(cast)
    first = take()
    ended(situation, take_back)
    assert taking.is_behind()
    assert jobs.follow_what_went() == 1
    assert not first.folder.exists()
    assert rows(folders.newest().folder, "situation") == []
    assert not taking.is_behind()
    with acting_as(system([cast.tables["EA"]])):
        assert not Number.objects.filter(kind="situation").exists()


def test_every_folder_and_file_is_closed_to_others(cast, place):
    made.closed(cast)
    folder = take().folder
    assert [stat.S_IMODE(each.stat().st_mode) for each in (place, folder)] == [0o700, 0o700]
    assert {stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()} == {0o600}


def test_a_taking_cut_off_leaves_no_folder_no_number_and_no_line(cast, place, monkeypatch):
    made.closed(cast)

    def cut_off(done, of):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take(say=cut_off)
    assert list(place.iterdir()) == []
    with acting_as(system([cast.tables["EA"]])):
        assert not Number.objects.exists()
        assert not Taking.objects.exists()
        assert Changed.objects.exists()
    assert not Entry.objects.filter(action="finish_snapshot").exists()
    assert folders.newest() is None


def test_what_a_killed_taking_left_is_swept_away(cast, place):
    (folders.home() / ".half-2020").mkdir()
    take()
    assert [each for each in place.iterdir() if each.name.startswith(".half")] == []


def test_a_snapshot_goes_on_its_day(cast, place, settings):
    settings.SNAPSHOT_DAYS = 5
    folder = take().folder
    with time_machine.travel(moment() + timedelta(days=5), tick=False):
        assert jobs.follow_what_went() == 0
    with time_machine.travel(moment() + timedelta(days=6, hours=1), tick=False):
        assert jobs.follow_what_went() == 1
    assert not folder.exists()


def test_each_taking_is_in_the_ledger_table_by_table(cast):
    made.closed(cast)
    with entries_of() as entries:
        take()
    tables = len(cast.tables)
    assert lines(entries) == sorted(
        [("did", "begin_snapshot"), ("did", "finish_snapshot"), *[("did", "copy_table")] * tables]
    )
    assert {entry.role for entry in entries} == {"system"}


def test_progress_never_goes_back_and_ends_at_all(cast):
    made.closed(cast)
    told = []
    take(say=lambda done, of: told.append(done / of))
    assert told == sorted(told)
    assert told[-1] == 1


def test_only_one_is_taken_at_a_time(cast, monkeypatch):
    from contextlib import contextmanager

    @contextmanager
    def busy():
        raise Busy("busy")
        yield

    monkeypatch.setattr(taking, "_alone", busy)
    assert (jobs.take_nightly(), jobs.follow_what_went()) == (False, 0)


def test_every_night_it_is_taken_and_in_full_once_a_week(cast):
    assert jobs.take_nightly()
    with time_machine.travel(moment() + timedelta(days=2), tick=False):
        assert jobs.take_nightly()
    with time_machine.travel(moment() + timedelta(days=8), tick=False):
        assert jobs.take_nightly()
    with acting_as(system([])):
        assert list(Taking.objects.values_list("is_full", flat=True)) == [True, False, True]


def test_the_manifest_says_the_day_and_no_moment(cast):
    folder = take().folder
    said = folders.read_manifest(folder)
    assert said["taken_at"] == moment().date().isoformat()
    assert (said["tables"], said["format"], said["demo"]) == (["EA", "WE"], FORMAT, False)
    assert said["rows"]["agency"] == len(rows(folder, "agency"))


def test_a_meeting_says_who_was_there_of_those_expected(cast):
    made.closed(cast)
    folder = take().folder
    (meeting,) = rows(folder, "meeting")
    assert (meeting["items"], meeting["cancelled"], meeting["kind"]) == (1, False, "extra")
    attendance = rows(folder, "attendance")
    assert {row["present"] for row in attendance} == {True}
    assert len(attendance) == meeting["teams_present"]


def test_of_open_work_no_day_is_told(cast):
    """Weeks alone: days up to the taking would say on which day it was decided."""
    made.intervening(cast)
    with time_machine.travel(moment() + timedelta(days=17), tick=False):
        (row,) = rows(take().folder, "situation")
    assert (row["days_followed"] + 6) % 7 == 0
    assert row["days_followed"] <= 17
