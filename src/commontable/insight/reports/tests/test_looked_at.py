"""What was found when the pages were looked at: is it said once, of what it is, and with what it leads to?"""

import re
from dataclasses import replace

import pytest

from commontable.insight.reports.assembling import assemble
from commontable.insight.reports.document import Figure
from commontable.insight.reports.laying import laid
from commontable.insight.reports.numbers import ALL, Numbers

from .making import a_source
from .putting import a_release
from .test_pages import AT, page

FINE, COARSE = "category_prevalence.category.kind.year", "category_prevalence.category.year"


def figures(source) -> dict[str, Figure]:
    return {each.key: each for each in assemble(source).figures}


def test_a_figure_that_became_another_of_its_part_stands_once_and_says_why():
    source = a_source()
    coarse = replace(source.numbers[COARSE], indicator="category_prevalence", widened="Only 26% could be shown.")
    found = figures(replace(source, numbers={**source.numbers, FINE: coarse}))
    assert FINE.replace(".", "_") not in found
    assert "Only 26% could be shown." in found[COARSE.replace(".", "_")].notes


def test_a_count_says_how_many_there_are_in_all_and_not_out_of_what():
    one = figures(a_source())["people_appearing_gender_year"]
    assert (one.denominator, re.search(r"· \d+ in all$", one.span) is not None) == ("", True)


def test_a_figure_cut_by_nothing_is_a_number_and_no_table_of_one_row():
    sections = laid(assemble(a_source()))["sections"]
    blocks = {each["key"]: each for section in sections for each in section["blocks"] if each["kind"] == "figure"}
    assert (blocks["people_per_situation_year"]["one"]["said"], blocks["people_appearing_gender_year"]["one"]) == (
        "0.6",
        {},
    )
    assert blocks["days_to_close_year"]["one"]["made_of"].startswith("median (")


def test_bars_of_nothing_are_left_to_the_table():
    source = a_source()
    cells = {(code,): {"numerator": 9.0 - place if place < 3 else 0.0} for place, code in enumerate("abcdefgh")}
    many = Numbers(("theme",), "count", {**cells, (ALL,): {"numerator": 24.0}})
    one = figures(replace(source, numbers={**source.numbers, "barriers_met.theme.year": many}))[
        "barriers_met_theme_year"
    ]
    assert one.picture.note == "Those of 0 are not drawn; the table has all 8."
    assert len(one.table.rows) == 9


@pytest.mark.django_db
def test_what_counts_teams_or_meetings_leads_to_no_situations(cast):
    a_release(cast, "fidelity", period="2026-to-Q3")
    text = page(cast, "sara", "/numbers/fidelity/EA/2026-to-Q3/").content.decode()
    parts = dict(re.findall(r'id="f-(\w+)"(.*?)</figure>', text, re.S))
    assert [("/situations/?" in parts[key]) for key in parts if key.startswith(("attendance", "meetings_held"))] == [
        False,
        False,
    ]
    assert any("/situations/?" in body for body in parts.values())


@pytest.mark.django_db
def test_a_report_released_again_stands_on_the_shelf_once(cast):
    a_release(cast)
    a_release(cast)
    assert page(cast, "sara", "/numbers/").content.decode().count(f'href="{AT}"') == 1


@pytest.mark.django_db
def test_of_what_is_published_each_stays_and_an_earlier_one_says_so(cast):
    a_release(cast, "annual", "public", "2026")
    a_release(cast, "annual", "public", "2026")
    text = page(cast, "", "/numbers/open-data/").content.decode()
    assert (text.count("/numbers/open-data/0"), text.count("replaced by a newer one")) == (2, 1)


@pytest.mark.django_db
def test_the_report_leads_to_how_its_numbers_were_made(cast):
    release = a_release(cast)
    assert f"/numbers/releases/{release.pk}/" in page(cast, "sara").content.decode()
