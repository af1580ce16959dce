"""Is a set-up file read as it was meant, and is a wrong one answered with what to put right?"""

from datetime import date
from pathlib import Path

import pytest

from commontable.partnership.tables.plan import PlanError, read_plan

GOOD = """
time_zone = "America/Regina"

[[table]]
code = "PA"
name = "Hub"
opened_on = 2026-01-05
areas = [{ name = "Town", starts_on = 2026-01-05 }]

[[agency]]
name = "Hospital"
short_name = "Hospital"
sector = "health"
agency_type = "hospital"

[[team]]
agency = "Hospital"
table = "PA"
name = "Ward"
starts_on = 2026-01-05

[[person]]
name = "Joan"
email = "joan@hospital.example"
agency = "Hospital"
starts_on = 2026-01-05
teams = ["PA/Ward"]
"""

WRONG = {
    "not toml": ("code = ", "code = =", "Invalid value"),
    "a key misspelt": ("short_name", "shortname", "unexpected keyword argument 'shortname'"),
    "a key forgotten": ('sector = "health"\n', "", "missing 1 required positional argument: 'sector'"),
    "a section misspelt": ("[[person]]", "[[people]]", "people means nothing here"),
    "a code too long": ('"PA', '"PRINCE', "two to four capitals"),
    "a code in small letters": ('"PA', '"pa', "two to four capitals"),
    "a date in words": ("opened_on = 2026-01-05", 'opened_on = "January"', "opened_on is 'January'"),
    "a date of an area": ("starts_on = 2026-01-05 }", 'starts_on = "2026" }', "starts_on is '2026'"),
    "no such zone": ("Regina", "Nowhere", "time_zone 'America/Nowhere' is not known"),
    "no such setting": ('name = "Hub"', 'name = "Hub"\nfilter_3 = "all"', "one of none, named, seated"),
    "no such numbering": ('name = "Hub"', 'name = "Hub"\nnumbering = "monthly"', "one of yearly, running"),
    "too many digits": ('name = "Hub"', 'name = "Hub"\nnumber_digits = 9', "takes a number from 1 to 6"),
    "hours in words": ('name = "Hub"', 'name = "Hub"\nclock_hours = "two"', "takes a number from 1 to 720"),
    "a quorum of no sector": (
        'name = "Hub"',
        'name = "Hub"\nquorum = [{ sector = "helth" }]',
        "Hub: The list 'sectors' has no term 'helth'",
    ),
    "a supervisor nobody knows": ('name = "Ward"', 'name = "Ward"\nsupervisor = "j@b.c"', "no person 'j@b.c'"),
    "no such sector": ('"health"', '"healthh"', "no term 'healthh'"),
    "no such team": ("PA/Ward", "PA/Word", "there is no team 'PA/Word'"),
    "a co-chair from elsewhere": (
        'teams = ["PA/Ward"]',
        'chairs = ["PA"]\n[[table]]\ncode = "PA"\nname = "Hub"\nopened_on = 2026-01-05\nco_chairs_from = ["Police"]',
        "co-chairs of Hub come from Police",
    ),
}


def read(folder: Path, text: str):
    file = folder / "tables.toml"
    file.write_text(text)
    return read_plan(file)


def test_a_good_file_is_read(tmp_path):
    plan = read(tmp_path, GOOD)
    assert (plan.tables[0].time_zone, plan.tables[0].opened_on) == ("America/Regina", date(2026, 1, 5))
    assert [len(each) for each in (plan.tables, plan.agencies, plan.teams, plan.people)] == [1, 1, 1, 1]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_file_is_answered_with_what_to_put_right(wrong, tmp_path):
    right, typed, sentence = WRONG[wrong]
    with pytest.raises(PlanError) as said:
        read(tmp_path, GOOD.replace(right, typed))
    assert sentence in str(said.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(PlanError, match=r"nowhere\.toml"):
        read_plan(tmp_path / "nowhere.toml")
