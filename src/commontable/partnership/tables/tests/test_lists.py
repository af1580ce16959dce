"""Is a list from a spreadsheet read without trust, and what would it add?"""

import pytest

from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import acting_as
from commontable.partnership.agencies.models import Agency, Member
from commontable.partnership.tables.actions import bring_in_list, end
from commontable.partnership.tables.cells import meant
from commontable.partnership.tables.listed import Listed, check
from commontable.partnership.tables.models import Seat, Team
from commontable.partnership.tables.sheet import (
    MOST_BYTES,
    MOST_ROWS,
    Row,
    SheetError,
    heading,
    read,
    safe,
    text_of,
    write,
)
from tests.entries import entries_of

ENGLISH = "Agency,Short name,Sector,Type,Police,Team,Sharing agreement from,Pledge from,Name,E-mail,Alternate,From"
FOOD = "Food Bank,Food,Community and social services,charity_faith,no,Food East,2026-01-05,2026-01-05,Mia New,mia@example.org,,"
FRENCH = "Organisme;Secteur;Type;Équipe;Nom;Courriel;Suppléance\nBanque alimentaire;santé;hospital;Équipe;Zoé Noël;ZOE@example.org;oui"


# The file as a whole


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encodings_separators_line_ends_and_languages_are_told_apart(encoding, ends):
    sheet = read(text_of(FRENCH.replace("\n", ends).encode(encoding)))
    assert sheet.separator == ";"
    assert sheet.columns == ("agency", "sector", "agency_type", "team", "name", "email", "is_alternate")
    assert sheet.rows[0]["name"] == "Zoé Noël"


def test_tabs_separate_too_and_empty_rows_are_passed_over():
    sheet = read("Team\tAgency\n\t\n \t \nOurs\tUs\n")
    assert [(row.line, row["team"], row["agency"]) for row in sheet.rows] == [(4, "Ours", "Us")]


def test_a_quoted_cell_may_hold_the_separator():
    assert read('Agency,Team\n"Homes, and more",A').rows[0]["agency"] == "Homes, and more"


WRONG = {
    "too long": (b"a" * (MOST_BYTES + 1), "longer than 256 kB"),
    "two bytes a letter, unmarked": ("Agency,Team\nA,B".encode("utf-16-le"), "no text"),
    "of no encoding": (b"Agency,Team\nA,\x81\x8d", "no text"),
    "with a NUL": (b"Agency,Team\nA\x00,B", "no text"),
    "empty": (b"\n,,\n", "empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "no text"),
    "300 columns": (",".join(["Agency", *["x"] * 299]).encode(), "more than 40 columns"),
    "strange headings": (b"Agency,Team,Salary", "nothing here: Salary"),
    "a formula for a heading": (b"Agency,Team,=cmd|' /C calc'!A0", "nothing here: =cmd"),
    "no agency": (b"Team,Name", "missing: Agency / "),
    "a heading twice": (b"Agency,Team,team", "twice"),
    "too many rows": (b"Agency,Team\n" + b"A,B\n" * (MOST_ROWS + 1), "more than 1000 rows"),
    "an open quotation mark": (b'Agency,Team\n"A,B\n', "quotation mark"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_file_that_cannot_be_read_is_answered_with_why(wrong):
    raw, said = WRONG[wrong]
    with pytest.raises(SheetError, match=said):
        read(text_of(raw))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\rx"])
def test_what_is_written_is_never_run(cell):
    assert safe(cell).startswith("'")
    assert read("Agency,Team\nA,B").separator == ","
    assert f"'{cell.strip()[:1]}".encode() in write(["Agency"], [[cell]], ";") or b"'" in write(["A"], [[cell]], ";")


def test_what_is_harmless_is_written_as_it_is():
    assert safe("O’Neil & Sons (2)") == "O’Neil & Sons (2)"
    assert (heading("team", "fr-ca"), heading("team", "en")) == ("Équipe", "Team")


# One row


def faults(**cells) -> list[str]:
    return meant(Row(2, {"agency": "A", "team": "T", "beyond": "", **cells})).faults


BAD_CELLS = {
    "begins with a sign": {"name": "=cmd|' /C calc'!A0", "email": "a@b.ca"},
    "more than one line": {"team": "A\nB"},
    "too long": {"name": "x" * 81, "email": "a@b.ca"},
    "More cells": {"beyond": "x"},
    "needed in every row": {"agency": ""},
    "sits in a team": {"team": "", "name": "Mia", "email": "mia@example.org"},
    "has the papers": {"team": "", "pledge_from": "2026-01-05"},
    "a name and an e-mail": {"name": "Mia"},
    "no e-mail address": {"name": "Mia", "email": "mia"},
    "on no list": {"sector": "space"},
    "neither yes nor no": {"is_alternate": "perhaps"},
    "no date": {"starts_on": "5 January"},
}


@pytest.mark.parametrize("said", BAD_CELLS)
def test_a_cell_that_cannot_be_is_answered_with_why(said):
    assert any(said in fault for fault in faults(**BAD_CELLS[said]))


def test_a_row_is_meant_as_codes_days_and_yes_or_no():
    it = meant(
        Row(
            2,
            {
                "agency": "A",
                "team": "T",
                "beyond": "",
                "sector": "Santé",
                "is_police": "Non",
                "starts_on": "2026-01-05",
            },
        )
    )
    assert (it.sector, it.is_police, str(it.starts_on), it.faults) == ("health", False, "2026-01-05", [])


# Against what is there


def checked(cast, *rows: str, head: str = ENGLISH) -> Listed:
    with acting_as(cast.coral):
        return check(cast.table("EA"), read("\n".join([head, *rows])))


def brought(cast, *rows: str, head: str = ENGLISH, name: str = "coral") -> Listed:
    actor = cast.actors[name]
    sheet = read("\n".join([head, *rows]))
    with acting_as(actor):
        return bring_in_list(cast.table("EA"), actor=actor, sheet=sheet, rows=len(sheet.rows))


@pytest.mark.django_db
def test_a_new_agency_team_and_person_are_brought_in_once(cast):
    with entries_of() as entries:
        listed = brought(cast, FOOD)
    assert (len(listed.agencies), len(listed.teams), len(listed.seats), listed.people) == (1, 1, 1, {"mia@example.org"})
    assert [(entry.action, entry.details) for entry in entries] == [("bring_in_list", {"rows": 1})]
    again = brought(cast, FOOD)
    assert not again.adds
    with acting_as(cast.coral):
        assert Member.objects.filter(name="Mia New").count() == 1
        assert Seat.objects.filter(member__name="Mia New").count() == 1
        assert Team.objects.get(name="Food East").agreement.pledge_from is not None


@pytest.mark.django_db
def test_one_wrong_row_brings_in_nothing(cast):
    with pytest.raises(Invalid, match="Nothing was brought in"):
        brought(cast, FOOD, "Other,,,,,Other,,,,,,")
    with acting_as(cast.coral):
        assert not Agency.objects.filter(name="Food Bank").exists()


@pytest.mark.django_db
def test_a_team_of_a_known_agency_and_one_without_people(cast):
    listed = brought(cast, "HOMES trust,,,,,Housing night,,,,,,", "Homes Trust,,housing,,,Housing East,,,,,,")
    assert (list(listed.agencies), list(listed.teams), listed.seats) == ([], ["housing night"], [])


@pytest.mark.django_db
def test_an_agency_alone_comes_in_once(cast):
    alone = "Harbour Shelter,,housing,shelter_outreach"
    listed = brought(cast, alone, head="Agency,Short name,Sector,Type")
    assert (list(listed.agencies), list(listed.teams), listed.seats) == (["harbour shelter"], [], [])
    assert not brought(cast, alone, head="Agency,Short name,Sector,Type").adds


@pytest.mark.django_db
def test_police_are_told_by_their_sector_where_nothing_is_said(cast):
    listed = checked(cast, "Harbour Police,,justice_policing,municipal_police,,Harbour,,,,,,")
    assert listed.agencies["harbour police"].is_police
    assert listed.agencies["harbour police"].short_name == "Harbour Police"


AGAINST = {
    "needs its sector": "New,,,,,New team,,,,,,",
    "another sector": "Homes Trust,,health,,,Housing East,,,,,,",
    "belongs to another agency": "Homes Trust,,,,,Hospital East,,,,,,",
    "papers have other dates": "Homes Trust,,,,,Housing East,2020-02-02,,,,,",
    "another agency has this address": "Homes Trust,,,,,Housing East,,,Hana,hana@example.org,,",
}


@pytest.mark.django_db
@pytest.mark.parametrize("said", AGAINST)
def test_what_contradicts_what_is_there_is_a_wrong_row(cast, said):
    listed = checked(cast, AGAINST[said])
    assert [said in " ".join(row.faults) for row in listed.bad] == [True]


@pytest.mark.django_db
def test_rows_that_contradict_each_other_are_wrong(cast):
    twice = checked(cast, FOOD, FOOD)
    assert "twice" in twice.bad[0].faults[0]
    papers = checked(cast, FOOD, FOOD.replace("2026-01-05,Mia", "2026-01-06,Mia").replace("mia@", "other@"))
    assert "other dates" in papers.bad[0].faults[0]
    shared = checked(cast, FOOD, "Homes Trust,,,,,Food East,,,Max,max@example.org,,")
    assert "another agency" in shared.bad[0].faults[0]
    moved = checked(cast, FOOD, "Homes Trust,,,,,Housing East,,,Mia,mia@example.org,,")
    assert "another agency has this address" in moved.bad[0].faults[0]


@pytest.mark.django_db
def test_a_team_that_left_is_brought_back_by_hand(cast):
    from commontable.response.interventions.leaving import leave_table

    with acting_as(cast.coral):
        leave_table(cast.team("School East"), actor=cast.coral)
    listed = checked(cast, "School Board,,,,,School East,,,,,,")
    assert "has left" in listed.bad[0].faults[0]


@pytest.mark.django_db
def test_the_team_somebody_leaves_comes_to_a_new_key(cast):
    from commontable.groundwork.keys.holders import newest_key

    with acting_as(cast.coral):
        end(Seat.objects.get(member=cast.sara.member), actor=cast.coral)
        assert newest_key(cast.teams["School East"]).version == 2
        assert newest_key(cast.teams["Hospital East"]).version == 1


@pytest.mark.django_db
def test_whose_seat_ended_is_seated_again(cast):
    with acting_as(cast.coral):
        end(Seat.objects.get(member=cast.sara.member), actor=cast.coral)
    assert len(brought(cast, "School Board,,,,,School East,,,Sara,sara@example.org,,").seats) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["chris", "hana", "wilma"])
def test_nobody_else_brings_a_list_in(cast, name):
    with pytest.raises(Refused):
        brought(cast, FOOD, name=name)


@pytest.mark.django_db
def test_a_long_list_is_checked_in_as_many_queries_as_a_short(cast, django_assert_num_queries):
    rows = [FOOD.replace("Mia New", f"Mia {n}").replace("mia@", f"mia{n}@") for n in range(300)]
    with acting_as(cast.coral):
        table, sheet = cast.table("EA"), read("\n".join([ENGLISH, *rows]))
        with django_assert_num_queries(4):
            assert len(check(table, sheet).seats) == 300
