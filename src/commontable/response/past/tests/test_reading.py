"""What is read of a file, and what is refused with a sentence? Mostly pure."""

import io
from datetime import date
from types import SimpleNamespace

import pytest
from openpyxl import Workbook

from commontable.partnership.tables.sheet import SheetError
from commontable.response.past.days import NoDay, day_of
from commontable.response.past.headings import found
from commontable.response.past.meaning import Desk, meant
from commontable.response.past.opening import MOST_BYTES, MOST_COLUMNS, opened
from commontable.response.past.refusing import refuse_names

from .files import HEAD, MET, REJECTED, as_csv, as_xlsx

HOSPITAL, HOUSING, HOUSING_2 = (SimpleNamespace(name=name) for name in ("Hospital East", "Housing East", "Homes"))
DESK = Desk(
    {
        "hospital east": [HOSPITAL],
        "homes trust": [HOUSING],
        "social_housing": [HOUSING, HOUSING_2],
        "hospital": [HOSPITAL],
    },
    date(2026, 11, 26),
)
FIELDS = found([HEAD], {})[2]


def read(**changed: str):
    row = {**MET, "Assisting agencies": "", **changed}
    return meant(2, [row.get(name, "") for name in HEAD], FIELDS, DESK)


# ------------------------------------------------------------------ files


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_list_of_any_usual_encoding_and_separator_is_read(encoding, separator):
    raw = as_csv({"Number": "é1"}, encoding=encoding, separator=separator)
    assert list(opened(raw))[1] == ["é1"]


def test_where_two_encodings_met_each_line_is_read_by_itself():
    assert list(opened("a,é\n".encode() + "b,é\n".encode("cp1252"))) == [["a", "é"], ["b", "é"]]


def test_a_spreadsheet_s_days_numbers_and_ticks_are_read_as_text():
    assert list(opened(as_xlsx([[date(2019, 3, 4), 7.0, True, 1.5, None]]))) == [["2019-03-04", "7", "yes", "1.5"]]


def with_formula() -> bytes:
    book, made = Workbook(), io.BytesIO()
    book.active["B2"] = "=HYPERLINK(1)"
    book.save(made)
    return made.getvalue()


HOSTILE = {
    "a formula": (with_formula(), "B2 holds a formula"),
    "300 columns in a list": (",".join(["x"] * 300).encode(), f"more than {MOST_COLUMNS} columns"),
    "300 columns in a sheet": (as_xlsx([["x"] * 300]), f"more than {MOST_COLUMNS} columns"),
    "a quotation mark": (b'"a,b\nc', "quotation mark"),
    "a novel in a cell": (b"a," + b"x" * 3000, "too long"),
    "too long": (b"x" * (MOST_BYTES + 1), "longer than"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(name):
    raw, sentence = HOSTILE[name]
    with pytest.raises(SheetError, match=sentence):
        list(opened(raw))


NAUGHTY = [
    "<script>alert(1)</script>",
    "'; drop table x; --",
    "‮evil",
    "𝕬",
    "ﷺ",
    "%s%n",
    "{{ 7*7 }}",
    "../../etc/passwd",
]


@pytest.mark.parametrize("text", NAUGHTY)
def test_a_naughty_text_is_a_wrong_row_and_no_more(text):
    assert read(**{"AER met": text}).faults


# ------------------------------------------------------------------ headings


def test_headings_are_known_in_english_and_french_wherever_they_stand():
    place, headings, fields = found([["Title"], [], ["Date d’ouverture", "Organisme d’origine", "RSE", "?"]], {})
    assert (place, headings[3], fields) == (3, "?", ["date_opened", "originating_agency", "aer_met", ""])


def test_a_heading_that_stands_twice_counts_once():
    assert found([["Date opened", "Opened", "Originating agency", "AER met"]], {})[2][:2] == ["date_opened", ""]


@pytest.mark.parametrize("top", [[], [["a", "b", "c"]]])
def test_without_headings_nothing_is_read(top):
    with pytest.raises(SheetError, match="No row of headings"):
        found(top, {})


# ------------------------------------------------------------------ names


@pytest.mark.parametrize("heading", ["Name", "NOM", "Date of birth", "Adresse", "Client"])
def test_a_column_headed_as_a_name_is_refused(heading):
    with pytest.raises(SheetError, match="who somebody is"):
        refuse_names([heading], [""], [], set())


@pytest.mark.parametrize("cell", ["Michael Johnson", "416-555-0134", "12 Maple Street", "born 4 March 1991"])
def test_a_column_that_says_who_somebody_is_is_refused_whatever_its_heading(cell):
    with pytest.raises(SheetError, match="who somebody is"):
        refuse_names(["Notes"], [""], [[cell]], set())


def test_what_the_lists_and_the_table_say_is_no_name():
    rows = [[row.get(name, "") for name in HEAD] for row in (MET, REJECTED)]
    refuse_names(HEAD, FIELDS, rows, {"Hospital East", "Homes Trust", "School Board"})


# ------------------------------------------------------------------ days


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("2019-03-14", ""),
        ("2019/3/14", ""),
        ("2019-03-14 00:00:00", ""),
        ("14/03/2019", ""),
        ("03/14/2019", ""),
        ("43538", ""),
        ("March 14, 2019", ""),
        ("14 mars 2019", ""),
        ("Mar. 14th 2019", ""),
    ],
)
def test_a_day_is_understood_as_spreadsheets_write_it(said, order):
    assert day_of(said.replace(" 00:00:00", "T00:00:00"), order) == date(2019, 3, 14)


def test_a_day_that_may_be_two_is_not_guessed():
    with pytest.raises(NoDay, match="may be two days"):
        day_of("03/04/2019")
    assert (day_of("03/04/2019", "dmy"), day_of("03/04/2019", "mdy")) == (date(2019, 4, 3), date(2019, 3, 4))
    assert day_of("04/04/2019") == date(2019, 4, 4)


@pytest.mark.parametrize("said", ["soon", "2019-13-01", "31/31/2019", "12", "14 brumaire 2019"])
def test_what_is_no_day_is_refused(said):
    with pytest.raises(NoDay, match="no day"):
        day_of(said)


# ------------------------------------------------------------------ rows


def test_a_row_that_is_right_has_no_fault():
    it = read()
    assert it.faults == []
    assert (it.origin, it.lead, it.people) == (HOSPITAL, HOUSING, [("from_40_to_59", "female", "harmed")])


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"Date opened": ""}, "Date opened / year is missing"),
        ({"Date opened": "2019-13-01"}, "is no day"),
        ({"Date closed": "2018-01-01"}, "wrong order"),
        ({"Date closed": "2031-01-01"}, "lies ahead"),
        ({"Date closed": ""}, "no day of closing"),
        ({"AER met": "perhaps"}, "neither met nor rejected"),
        ({"AER met": "no"}, "Rejection reason is missing"),
        ({"Conclusion": ""}, "Conclusion reason is missing"),
        ({"Conclusion": "gone"}, "on no list"),
        ({"Originating agency": "Nowhere"}, "No team of this table"),
        ({"Lead agency": "social_housing"}, "Several teams"),
        ({"Age group": "old"}, "no age or age band"),
        ({"Age group": "200"}, "no age or age band"),
        ({"Gender": "?"}, "no gender"),
        ({"Harm role": ""}, "how each person is at risk"),
        ({"Risk factors": "bad luck"}, "on no list"),
        ({"Services": "food:vanished"}, "on no list"),
        ({"Times discussed": "often"}, "no number of meetings"),
    ],
)
def test_each_fault_of_a_row_is_told(changed, fault):
    assert any(fault in each for each in read(**changed).faults)


def test_a_young_person_s_category_comes_alone():
    it = read(**{"Age group": "15", "Risk factors": "criminal_involvement_arson;gambling_chronic"})
    assert it.facts == [("risk_categories", "criminal_involvement"), ("risk_factors", "gambling_chronic")]


def test_of_a_rejected_row_nothing_more_is_read():
    it = read(**{"AER met": "rejected", "Rejection reason": "not_aer", "Risk factors": "nonsense", "Age group": "N/A"})
    assert (it.faults, it.people, it.facts) == ([], [], [])
