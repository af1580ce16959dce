"""How do past situations come in, twice, wrongly, and out again? On PostgreSQL, as the role that serves."""

from datetime import date, timedelta

import pytest

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as
from commontable.response.past.actions import (
    bring_file,
    cancel,
    facts_of,
    finish,
    looked_at,
    map_columns,
    saved_words,
    start,
    undo,
)
from commontable.response.past.jobs import bring_in
from commontable.response.past.models import Batch, BatchPart
from commontable.response.returns.actions import take_return
from commontable.response.returns.profile import COMPARED
from commontable.response.returns.rows import Period, rows_of
from commontable.response.returns.writing import files
from commontable.response.situations.models import Fact, PastSituation, Person, Situation
from commontable.response.situations.tests import factories as made
from tests.entries import entries_of

from .files import HEAD, MET, REJECTED, as_csv, as_xlsx

pytestmark = pytest.mark.django_db
EVER = Period(date(2000, 1, 1), date(2030, 1, 1))


def brought(cast, raw: bytes, **said) -> Batch:
    """The file as it ended."""
    with acting_as(cast.coral):
        batch = bring_file(cast.table("EA"), actor=cast.coral, raw=raw)
        if said:
            batch = map_columns(batch, actor=cast.coral, **{"columns": batch.columns, **said})
        start(batch, actor=cast.coral)
    bring_in(table=str(cast.tables["EA"]), batch=str(batch.pk))
    with acting_as(cast.coral):
        return Batch.objects.get(pk=batch.pk)


def rows(cast, code: str = "EA") -> list[dict[str, str]]:
    with acting_as(system([cast.tables[code]])):
        return [row.cells for row in rows_of(cast.table(code), EVER)]


def test_what_is_right_comes_in_with_all_that_is_said_of_it(cast):
    batch = brought(cast, as_csv(MET, REJECTED))
    assert (batch.state, batch.added, batch.bad) == ("done", 2, 0)
    met, rejected = rows(cast)
    assert (met["number"], met["date_opened"], met["date_closed"]) == ("EA-19-0001", "2019-03-04", "2019-06-05")
    assert (met["lead_agency"], met["assisting_agencies"]) == ("social_housing", "municipal_police")
    assert (met["age_group"], met["gender"], met["times_discussed"]) == ("from_40_to_59", "female", "3")
    assert met["services_mobilized"] == "food:connected:social_housing"
    assert (rejected["aer_met"], rejected["rejection_reason"]) == ("no", "single_agency")
    assert rejected["originating_agency"] == "school_board"


def test_a_second_run_adds_nothing(cast):
    brought(cast, as_csv(MET, REJECTED))
    again = brought(cast, as_csv(MET, REJECTED))
    assert (again.state, again.added, again.known) == ("done", 0, 2)
    assert len(rows(cast)) == 2


def test_rows_without_a_number_are_known_again_by_all_they_say(cast):
    bare = {**MET, "Number": ""}
    assert brought(cast, as_csv(bare, bare)).added == 2
    assert brought(cast, as_csv(bare, bare, {**bare, "Gender": "M"})).added == 1


def test_one_wrong_row_and_nothing_comes_in(cast):
    batch = brought(cast, as_csv(MET, {**REJECTED, "AER met": "perhaps"}))
    assert (batch.state, batch.added, batch.bad) == ("wrong", 0, 1)
    assert rows(cast) == []


def test_a_row_that_turned_wrong_since_it_was_looked_at_takes_back_what_came_in_before_it(cast):
    with acting_as(cast.coral):
        batch = bring_file(cast.table("EA"), actor=cast.coral, raw=as_csv(MET, {**REJECTED, "AER met": "perhaps"}))
        batch = start(batch, actor=cast.coral)
    with acting_as(system([cast.tables["EA"]])):
        ended = finish(batch, actor=system([cast.tables["EA"]]))
        assert (ended.state, ended.added, ended.known, ended.bad) == ("wrong", 0, 0, 1)
        assert not PastSituation.objects.filter(batch=batch.pk).exists()


def test_a_row_that_was_wrong_and_is_right_by_now_comes_in(cast):
    with acting_as(cast.coral):
        batch = start(bring_file(cast.table("EA"), actor=cast.coral, raw=as_csv(MET, REJECTED)), actor=cast.coral)
    as_job = system([cast.tables["EA"]])
    with acting_as(as_job):
        batch = looked_at(batch, actor=as_job, rows=2, bad=1)
        ended = finish(batch, actor=as_job)
    assert (ended.state, ended.added, ended.bad) == ("done", 2, 0)


def test_undone_nothing_of_it_is_left_and_no_number_is_given_twice(cast):
    batch = brought(cast, as_csv(MET, REJECTED))
    with acting_as(cast.coral), entries_of() as entries:
        undo(batch, actor=cast.coral, rows=batch.added)
    assert [entry.action for entry in entries] == ["undo"]
    with acting_as(system([cast.tables["EA"]])):
        left = [kind.objects.count() for kind in (Situation, PastSituation, Person, Fact)]
    assert left == [0, 0, 0, 0]
    brought(cast, as_csv(MET))
    assert rows(cast)[0]["number"] == "EA-19-0003"


def test_what_was_worked_on_since_is_not_undone(cast):
    batch = brought(cast, as_csv(MET))
    with acting_as(cast.coral):
        with licensed("a_test"):
            Situation.objects.get().save()
        with pytest.raises(Refused) as no:
            undo(batch, actor=cast.coral, rows=1)
    assert no.value.code == "went_on"


def test_a_situation_that_did_not_come_in_is_never_deleted(cast):
    situation = made.accepted(cast)
    with acting_as(system([cast.tables["EA"]])), licensed("a_test"):
        assert Situation.objects.filter(pk=situation.pk).delete()[0] == 0


def test_cancelled_it_brings_nothing_and_its_rows_are_gone(cast):
    with acting_as(cast.coral):
        batch = bring_file(cast.table("EA"), actor=cast.coral, raw=as_csv(MET))
        start(batch, actor=cast.coral)
        cancel(Batch.objects.get(pk=batch.pk), actor=cast.coral)
    assert bring_in(table=str(cast.tables["EA"]), batch=str(batch.pk)) == "stopped"
    with acting_as(cast.coral):
        assert (Batch.objects.get().state, BatchPart.objects.count()) == ("cancelled", 0)
    assert rows(cast) == []


def test_nobody_else_brings_a_file_or_sees_one(cast):
    brought(cast, as_csv(MET))
    for name in ("chris", "hana", "wilma"):
        actor = getattr(cast, name)
        with acting_as(actor):
            assert not Batch.objects.exists()
            with pytest.raises(Refused):
                bring_file(cast.table("EA"), actor=actor, raw=as_csv(MET))


def test_the_teams_see_nothing_of_what_came_in(cast):
    brought(cast, as_csv(MET))
    with acting_as(cast.hana):
        assert not Situation.objects.exists()
    with acting_as(cast.chris):
        assert Situation.objects.count() == 1


def test_what_a_table_s_headings_mean_is_remembered(cast):
    head = ("When it began", *HEAD[2:], "X1", "X2")
    row = {**MET, "When it began": "2019-03-04"}
    raw = as_csv(row, head=head)
    columns = ["date_opened", *[""] * 16]
    with acting_as(cast.coral):
        batch = bring_file(cast.table("EA"), actor=cast.coral, raw=raw)
        assert batch.columns[0] == ""
        map_columns(batch, actor=cast.coral, columns=[*columns[:1], *batch.columns[1:]])
        assert saved_words(cast.table("EA"))["when it began"] == "date_opened"
        assert bring_file(cast.table("EA"), actor=cast.coral, raw=raw).columns[0] == "date_opened"


@pytest.mark.parametrize("columns", [["number"], ["number", "number"], ["nonsense", ""]])
def test_columns_that_cannot_be_are_refused(cast, columns):
    with acting_as(cast.coral):
        batch = bring_file(cast.table("EA"), actor=cast.coral, raw=as_csv(MET))
        with pytest.raises(Invalid):
            map_columns(batch, actor=cast.coral, columns=[*columns, *[""] * (len(HEAD) - 2)])


def test_headings_alone_are_no_file(cast):
    with acting_as(cast.coral), pytest.raises(Invalid, match="no row"):
        bring_file(cast.table("EA"), actor=cast.coral, raw=as_csv())


def test_a_file_that_waits_is_not_started_twice(cast):
    with acting_as(cast.coral):
        batch = start(bring_file(cast.table("EA"), actor=cast.coral, raw=as_csv(MET)), actor=cast.coral)
        with pytest.raises(Refused):
            start(batch, actor=cast.coral)
        assert facts_of(batch) == {"rows": 1, "added": 0, "known": 0, "bad": 0}


def test_export_into_another_table_and_export_again_is_equal(cast):
    brought(
        cast,
        as_csv(
            {**MET, "Assisting agencies": ""},
            {**MET, "Number": "A-3", "Lead agency": "Police East", "Assisting agencies": "Hospital East; Housing East"},
            {**MET, "Number": "A-4", "Age group": "15", "Risk factors": "criminal_involvement_arson; gambling_chronic"},
            {**REJECTED, "Originating agency": "Homes Trust"},
        ),
    )
    here = system([cast.tables["EA"]])
    with acting_as(here):
        report = take_return(cast.table("EA"), actor=here, since="2019-01-01", until="2019-12-31")
    for name in ("discussions.csv", "discussions.xlsx"):
        there = system([cast.tables["WE"]])
        with acting_as(there):
            batch = bring_file(cast.table("WE"), actor=there, raw=files(report, "fr")[name])
            start(batch, actor=there)
        state = bring_in(table=str(cast.tables["WE"]), batch=str(batch.pk))
        assert state == "done"
        first, second = rows(cast), rows(cast, "WE")
        assert [{code: row[code] for code in COMPARED} for row in first] == [
            {code: row[code] for code in COMPARED} for row in second
        ]
        with acting_as(there):
            undo(Batch.objects.get(pk=batch.pk), actor=there, rows=4)


def test_a_heading_over_several_columns_and_excel_s_own_days_are_understood(cast):
    opened = date(2019, 3, 4)
    raw = as_xlsx(
        [
            ["Situations of the East table"],
            ["Date", "", "Agencies", "", "Person", "", "", "Decision", ""],
            ["Date opened", "Closed", "Originating agency", "Lead", "Age", "Sex", "Harm role", "AER", "Conclusion"],
            [opened, opened + timedelta(days=60), "Hospital East", "Homes Trust", 44, "F", "both", "Met", "informed"],
        ],
        merged=("A1:I1", "A2:B2", "C2:D2", "E2:G2", "H2:I2"),
    )
    assert brought(cast, raw).state == "done"
    row = rows(cast)[0]
    assert (row["date_opened"], row["date_closed"], row["age_group"]) == ("2019-03-04", "2019-05-03", "from_40_to_59")
