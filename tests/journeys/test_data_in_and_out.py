"""A coordinator brings past situations in and takes them out again, and takes a return twice: in English, and in French on a phone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from commontable.groundwork.access.session import acting_as
from commontable.response.interventions.actions import name_teams
from commontable.response.past.jobs import bring_in
from commontable.response.past.models import Batch
from commontable.response.past.tests.files import HEAD, MET, REJECTED, as_csv
from commontable.response.situations.models import Situation
from commontable.response.situations.tests import factories as made

from .axe import faults_of, overflow_of

pytestmark = pytest.mark.journey
OURS = ("When it began", *HEAD[2:], "Remarks")
READ_FIRST = 120_000
"""The first file that a server reads makes it load the words by which names are told, in milliseconds at most."""
PHONE = {"viewport": {"width": 320, "height": 800}}


def furnish(cast) -> None:
    """What is returned: one whose teams are not named yet, and one that is over."""
    made.accepted(cast)
    made.closed(cast)


def clean(page: Page) -> None:
    assert faults_of(page) == []
    assert overflow_of(page) == ""


def a_file(folder: Path, name: str, *rows: dict[str, str]) -> Path:
    path = folder / name
    path.write_bytes(as_csv(*({**row, "When it began": row["Date opened"]} for row in rows), head=OURS))
    return path


def look_at(page: Page, path: Path) -> None:
    page.set_default_timeout(READ_FIRST)
    page.get_by_label("The spreadsheet").set_input_files(path)
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_role("heading", name="What the first rows mean")).to_be_visible()


def in_english(page: Page) -> Page:
    """Coral may have read it in French last."""
    page.goto("/")
    if (button := page.get_by_role("button", name="English")).count():
        button.click()
    return page


def past_of(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Set up").first.click()
    page.get_by_role("link", name="East table").first.click()
    page.get_by_role("link", name="Bring past situations in").click()


def worked(cast) -> None:
    """The job that the press put into the queue."""
    with acting_as(cast.coral):
        batch = Batch.objects.get(state="waiting")
    assert bring_in(table=str(cast.tables["EA"]), batch=str(batch.pk)) == "done"


def test_a_file_is_mapped_corrected_brought_in_and_undone(signed_in, city, inside, tmp_path):
    page = in_english(signed_in("coral"))
    past_of(page)
    clean(page)
    look_at(page, a_file(tmp_path, "first.csv", {**MET, "Remarks": "x"}, {**REJECTED, "AER met": "perhaps"}))
    expect(page.get_by_text("2 of the first 2 rows are wrong")).to_be_visible()
    page.get_by_label("When it began").select_option("date_opened")
    page.get_by_role("button", name="Keep this and look again").click()
    expect(page.get_by_text("1 of the first 2 rows is wrong")).to_be_visible()
    clean(page)
    with page.expect_download() as wrong:
        page.get_by_role("link", name="Every wrong row with its reasons, as a file").click()
    assert "neither met nor rejected" in Path(wrong.value.path()).read_text()
    page.get_by_role("link", name="Choose another file").click()
    look_at(page, a_file(tmp_path, "second.csv", MET, REJECTED))
    expect(page.get_by_text("rows are wrong")).to_have_count(0)
    page.get_by_role("button", name="Bring all of it in").click()
    expect(page.get_by_text("0 of 2 rows looked at")).to_be_visible()
    clean(page)
    inside(lambda: worked(city[1]))
    page.get_by_role("link", name="How far is it now?").click()
    expect(page.get_by_text("Were there already")).to_be_visible()
    page.get_by_text("Undo it", exact=True).click()
    clean(page)
    page.get_by_role("button", name="Undo it now").click()
    expect(page.get_by_text(re.compile("· undone"))).to_be_visible()


def changed(cast) -> None:
    with acting_as(cast.chris):
        situation = Situation.objects.get(stage="filter_3")
        name_teams(situation, actor=cast.chris, lead=cast.teams["Housing East"], assisting=[cast.teams["Police East"]])


def returns_of(page: Page) -> None:
    page.goto("/returns/")
    page.get_by_role("main").get_by_role("link").first.click()


def taken(page: Page, button: str) -> None:
    with page.expect_download() as zipped:
        page.get_by_role("button", name=button).click()
    assert zipped.value.suggested_filename.startswith("EA-")
    returns_of(page)


def test_a_return_is_taken_and_the_next_says_what_differs(signed_in, city, inside):
    page = in_english(signed_in("coral"))
    returns_of(page)
    expect(page.get_by_text("No return that begins on this day was taken yet.")).to_be_visible()
    clean(page)
    taken(page, "Take the return")
    expect(page.get_by_text(re.compile("^Nothing since"))).to_be_visible()
    inside(lambda: changed(city[1]))
    returns_of(page)
    expect(page.get_by_text("1 changed discussion")).to_be_visible()
    clean(page)


def test_both_are_as_clear_in_french_on_a_phone(walkers, tmp_path):
    page = walkers.signed_in("coral", **PHONE)
    page.set_default_timeout(READ_FIRST)
    page.get_by_role("button", name="Français").click()
    returns_of(page)
    expect(page.get_by_role("button", name="Prendre la transmission")).to_be_visible()
    clean(page)
    page.goto("/set-up/")
    page.get_by_role("link", name="East table").first.click()
    page.get_by_role("link", name="Faire entrer des situations passées").click()
    page.locator("input[type=file]").set_input_files(
        a_file(tmp_path, "passe.csv", MET, {**REJECTED, "AER met": "peut-être"})
    )
    page.locator("main form button").first.click()
    expect(page.get_by_text("Ligne 3").first).to_be_visible()
    clean(page)
