"""How is a return taken, compared, written? On PostgreSQL, as the role that serves."""

import csv
import io
import json
import zipfile
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from commontable.front.cli.export_rtd import taken as at_the_command_line
from commontable.front.site.postgres import StartError
from commontable.groundwork.access.actor import system
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.ledger.models import Entry
from commontable.groundwork.vocabulary.lists import load
from commontable.response.agenda.presence import recognise
from commontable.response.closing.actions import mobilise
from commontable.response.interventions.actions import name_teams
from commontable.response.returns.actions import take_return
from commontable.response.returns.comparing import difference
from commontable.response.returns.describing import describe
from commontable.response.returns.models import Return, ReturnedLine
from commontable.response.returns.profile import BY_CODE, FIELDS
from commontable.response.returns.report import report_of
from commontable.response.returns.rows import Period
from commontable.response.returns.writing import as_csv, files, worded
from commontable.response.situations.models import Situation
from commontable.response.situations.tests import factories as made
from tests.entries import entries_of, lines

pytestmark = pytest.mark.django_db

TODAY = date.today()  # noqa: DTZ011  the factories play now
SINCE, UNTIL = str(TODAY - timedelta(days=2)), str(TODAY + timedelta(days=2))
PERIOD = Period(date.fromisoformat(SINCE), date.fromisoformat(UNTIL))


def take(cast):
    with acting_as(cast.coral):
        return take_return(cast.table("EA"), actor=cast.coral, since=SINCE, until=UNTIL)


def look(cast):
    with acting_as(cast.coral):
        return report_of(cast.table("EA"), PERIOD, cast.coral)


def test_a_return_is_on_record_with_its_days_and_no_fact(cast):
    made.accepted(cast)
    with acting_as(cast.coral), entries_of() as entries:
        take_return(cast.table("EA"), actor=cast.coral, since=SINCE, until=UNTIL)
    assert lines(entries) == [("did", "take_return")]
    assert entries[0].details == {"since": SINCE, "until": UNTIL}


def test_a_co_chair_takes_none(cast):
    with acting_as(cast.chris), pytest.raises(Refused):
        take_return(cast.table("EA"), actor=cast.chris, since=SINCE, until=UNTIL)


@pytest.mark.parametrize(("since", "until"), [("yesterday", UNTIL), (UNTIL, SINCE)])
def test_days_that_cannot_be_are_refused_and_nothing_is_noted(cast, since, until):
    with acting_as(cast.coral), pytest.raises(Invalid):
        take_return(cast.table("EA"), actor=cast.coral, since=since, until=until)


def test_the_first_return_has_nothing_to_differ_from(cast):
    made.accepted(cast)
    assert look(cast).difference.last is None


def test_what_is_new_changed_and_gone_since_the_last_return_is_told(cast):
    stays, changes = made.accepted(cast), made.accepted(cast)
    take(cast)
    assert look(cast).difference.is_none
    with acting_as(cast.chris):
        helping = [cast.teams["Police East"]]
        name_teams(changes, actor=cast.chris, lead=cast.teams["Housing East"], assisting=helping)
    new = made.accepted(cast)
    with acting_as(cast.coral), licensed("a_test"):
        last = Return.objects.get()
        Return.objects.create(
            table=last.table, starts_on=last.starts_on, ends_on=last.ends_on, taken_at=last.taken_at - timedelta(days=1)
        )
    found = look(cast).difference
    assert (found.new, found.gone) == ((new.number,), ())
    assert [(each.number, each.fields) for each in found.changed] == [
        (changes.number, ("lead_agency", "assisting_agencies"))
    ]
    assert stays.number in found.last.numbers


def test_a_number_that_is_there_no_more_is_told(cast):
    made.accepted(cast)
    rows = look(cast).rows
    last = Return(numbers=[rows[0]["number"], "EA-26-0777"])
    with acting_as(cast.coral):
        assert difference(rows, last).gone == ("EA-26-0777",)


def test_of_what_is_cut_the_system_of_its_table_destroys_the_digests(cast):
    situation = made.accepted(cast)
    take(cast)
    with acting_as(cast.coral), licensed("a_test"):
        assert ReturnedLine.objects.filter(situation=situation).delete()[0] == 0
    with acting_as(system([cast.tables["EA"]])), licensed("a_test"):
        assert ReturnedLine.objects.filter(situation=situation).delete()[0] == 1


def test_a_digest_tells_no_fact(cast):
    made.accepted(cast)
    take(cast)
    with acting_as(cast.coral):
        kept = json.dumps(list(ReturnedLine.objects.values_list("digests", flat=True)))
    assert "gambling" not in kept
    assert "male" not in kept


def test_nobody_else_reads_what_was_returned(cast):
    made.accepted(cast)
    take(cast)
    for name in ("chris", "hana", "wilma", "outsider"):
        with acting_as(getattr(cast, name)):
            assert (Return.objects.count(), ReturnedLine.objects.count()) == (0, 0), name


def test_whoever_stepped_out_is_told_that_the_return_is_not_whole(cast):
    situation = made.accepted(cast)
    with acting_as(cast.coral):
        recognise(situation, actor=cast.coral)
    found = look(cast)
    assert (found.rows, found.stepped_out) == ((), True)


def test_at_the_command_line_one_table_is_returned_by_its_own_system(cast):
    situation, other = made.accepted(cast), made.accepted(cast, "Hospital West")
    report = at_the_command_line("EA", SINCE, UNTIL)
    numbers = {row["number"] for row in report.rows}
    assert situation.number in numbers
    assert other.number not in numbers
    with pytest.raises(StartError, match="no table XX"):
        at_the_command_line("XX", SINCE, UNTIL)


# ------------------------------------------------------------------ the files


def test_the_csv_is_as_its_descriptor_says(cast):
    made.accepted(cast)
    final = made.closed(cast)
    report = look(cast)
    given = files(report, "en")
    told = json.loads(given["datapackage.json"])
    fields = told["resources"][0]["schema"]["fields"]
    read = list(csv.DictReader(io.StringIO(given["discussions.csv"].decode())))
    assert list(read[0]) == [field["name"] for field in fields]
    assert final.number in {row["number"] for row in read}
    for row in read:
        for field in fields:
            keeps(field, row[field["name"]])


def keeps(field: dict, cell: str) -> None:
    """A cell is of the type and within the constraints that the descriptor names."""
    rules = field["constraints"]
    assert cell or not rules.get("required"), field["name"]
    if not cell:
        return
    assert cell in rules.get("enum", [cell]), field["name"]
    if field["type"] == "date":
        date.fromisoformat(cell)
    if field["type"] == "integer":
        int(cell)
    if field["type"] == "boolean":
        assert cell in field["trueValues"] + field["falseValues"]


def test_the_descriptor_says_where_each_field_is_from_and_never_official(cast):
    told = describe(look(cast))
    assert "not an official format" in told["description"]
    fields = {field["name"]: field for field in told["resources"][0]["schema"]["fields"]}
    assert fields["risk_factors"]["provenance"] == "published"
    assert fields["gender"]["provenance"] == "recollection"
    assert fields["harm_role"]["provenance"] == "ours"
    assert all(field["title"] and field["title_fr"] and field["source"] for field in fields.values())
    codes = fields["gender"]["dictionary"][0]["codes"]
    assert codes[0] == {"code": "female", "en": "Female", "fr": "Féminin", "provenance": "recollection"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_spreadsheet_says_it_in_words(cast, language):
    situation = made.accepted(cast)
    book = load_workbook(io.BytesIO(files(look(cast), language)["discussions.xlsx"]))
    rows = list(book.worksheets[0].values)
    assert rows[0][0] == BY_CODE["number"].label(language)
    said = dict(zip(rows[0], next(row for row in rows if row[0] == situation.number), strict=True))
    assert said[BY_CODE["gender"].label(language)] == load("genders").label("male", language)


def test_no_cell_is_ever_a_formula(cast):
    made.accepted(cast)
    report = look(cast)
    report.rows[0].cells["number"] = "=1+1"
    given = files(report, "en")
    book = load_workbook(io.BytesIO(given["discussions.xlsx"]))
    assert {cell.data_type for row in book.worksheets[0] for cell in row} <= {"s", "inlineStr", "n"}
    assert book.worksheets[0]["A2"].value == "=1+1"
    assert b"\r\n'=1+1," in given["discussions.csv"]
    assert as_csv(["a"], [["@x"], ["-1"], ["+1"], ["plain"]]).split() == [b"a", b"'@x", b"'-1", b"'+1", b"plain"]


def test_a_code_of_no_list_stays_as_it_is():
    assert worded(BY_CODE["gender"], "strange", "en") == "strange"
    assert worded(BY_CODE["number"], "EA-1", "en") == "EA-1"


def test_no_label_holds_the_sign_between_values():
    labels = [term.label(x) for field in FIELDS for name in field.lists for term in load(name) for x in ("en", "fr")]
    assert [label for label in labels if "; " in label or " : " in label] == []


# ------------------------------------------------------------------ the pages


@pytest.fixture
def coral(cast) -> Client:
    client = Client()
    client.force_login(cast.accounts["coral"])
    return client


def test_the_coordinator_sees_the_report_and_takes_the_zip(cast, coral):
    situation = made.accepted(cast)
    page = coral.get(reverse("returns:report", args=[cast.tables["EA"]]), {"since": SINCE, "until": UNTIL})
    assert page.status_code == 200
    answer = coral.post(reverse("returns:take", args=[cast.tables["EA"]]), {"since": SINCE, "until": UNTIL})
    assert answer["Content-Type"] == "application/zip"
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert names == ["datapackage.json", "discussions.csv", "discussions.xlsx", "to-put-right.csv"]
    assert situation.number.encode() in zipfile.ZipFile(io.BytesIO(answer.content)).read("discussions.csv")


def test_each_fault_leads_to_its_discussion(cast, coral):
    situation = made.closed(cast, conclusion="no_table_action")
    page = coral.get(reverse("returns:report", args=[cast.tables["EA"]]), {"since": SINCE, "until": UNTIL})
    assert reverse("desk:situation", args=[situation.number]) in page.content.decode()


def test_what_changed_is_listed_by_field(cast, coral):
    situation = made.reported(cast)
    take(cast)
    with acting_as(cast.omar):
        mobilise(situation, actor=cast.omar, service="food", outcome="connected")
    page = coral.get(reverse("returns:report", args=[cast.tables["EA"]]), {"since": SINCE, "until": UNTIL})
    assert "Services Mobilized" in page.content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_days_in_the_wrong_order_stand_on_the_form(cast, coral, method):
    route = "returns:report" if method == "get" else "returns:take"
    page = getattr(coral, method)(reverse(route, args=[cast.tables["EA"]]), {"since": UNTIL, "until": SINCE})
    assert page.status_code == 422
    assert not Entry.objects.filter(action="take_return").exists()


def test_a_coordinator_chooses_among_their_own_tables(cast, coral):
    page = coral.get(reverse("returns:tables")).content.decode()
    assert "East table" in page
    assert "West table" not in page


def test_situations_are_found_by_the_system_of_their_table_alone(cast):
    made.accepted(cast, "Hospital West")
    with acting_as(system([cast.tables["EA"]])):
        assert not Situation.objects.exists()
