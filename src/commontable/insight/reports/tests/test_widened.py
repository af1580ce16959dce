"""Does everybody read that a figure is shown more coarsely, why, and how much of it: on its page, on paper, in every file?"""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import openpyxl
import pypdf
import pytest
from django.test import Client

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as
from commontable.insight.release import jobs
from commontable.insight.release.actions import prepare, publish
from commontable.insight.release.figures import Span
from commontable.insight.release.models import Release
from commontable.insight.release.rules import Wish
from commontable.insight.release.tests.city import FOLDER, named, on
from commontable.insight.release.tests.making import rows, star
from commontable.insight.reports.assembling import assemble
from commontable.insight.reports.catalogue import report
from commontable.insight.reports.offering import figures_of
from commontable.insight.reports.open_data import method
from commontable.insight.reports.register import source_of

pytestmark = pytest.mark.django_db
LAST = Span(date(2025, 10, 1))
AT = "/numbers/steering/city/2025/"
SAID = "shown by year brought, because by quarter brought only 0% of the cells"
DIT = "chiffres présentés par année de présentation, car par trimestre de présentation seulement 0\N{NO-BREAK SPACE}% des cases"


def three_quiet_years():
    """Twelve situations a quarter, of which seven were reached in time: a quarter is withheld from the committee, a year is not."""
    some = []
    for first in Span(date(2023, 1, 1), 12).starts:
        accepted = rows(12, span=Span(first), due_passed=True)
        for n, row in enumerate(accepted):
            row |= {"contacted_in_time": n < 7, "attempted": n < 9, "lead": n}
        some.append(accepted)
    return star(*some)


@pytest.fixture
def released(cast, monkeypatch):
    """The report for the steering committee, coarsened where it must be, and let go."""
    on(three_quiet_years(), monkeypatch)
    maker, second = named(cast, "unseated", "analyst"), named(cast, "odile", "analyst")
    trend = [
        replace(each, may_widen=True)
        for each in figures_of(report("steering"), LAST, of_city=True)
        if each.indicator in ("contact_in_time", "accepted_situations")
    ]
    with acting_as(maker):
        waiting = prepare(
            Wish("steering", None, "steering", FOLDER, tuple(trend)),
            actor=maker,
            audience="steering",
            report="steering",
        )
    assert jobs.make_release(preparation=str(waiting.pk)) == "done"
    with acting_as(second):
        release = Release.objects.get(preparations=waiting)
        publish(release, actor=second, certificate=release.certificate_mark)
        yield release


def test_pages_paper_and_files_say_what_was_made_coarser(cast, released):
    reader = Client()
    reader.force_login(cast.accounts["unseated"])
    page = reader.get(AT).content.decode()
    assert SAID in page
    assert "at least 50% of its cells, or 75% of those counted" in page
    assert ">2024<" in page.replace(" ", "").replace("\n", "")
    paper = pypdf.PdfReader(io.BytesIO(reader.get(f"{AT}report-en.pdf").content))
    assert "because by quarter brought only" in " ".join("".join(each.extract_text() for each in paper.pages).split())
    book = openpyxl.load_workbook(io.BytesIO(reader.get(f"{AT}report-en.xlsx").content))
    assert any(SAID in str(cell.value) for row in book.worksheets[0] for cell in row)
    with zipfile.ZipFile(io.BytesIO(reader.get(f"{AT}data.zip").content)) as packed:
        told = json.loads(packed.read("datapackage.json"))["shown"]
        assert packed.read("contact_in_time_quarter_trend.csv").startswith(b"year,")
    (one,) = told["coarser"]
    assert (one["asked_by"], one["shown_by"]) == (["quarter"], ["year"])
    assert (one["cells_before"], one["cells_after"]) == (0, 100)
    assert SAID in one["said"]
    assert DIT in one["said_fr"]
    assert json.loads(reader.get(f"{AT}data.json").content)["shown"] == told


def test_the_method_note_says_rule_shares_and_figures_in_both_languages(released):
    english, french = (method(assemble(source_of(released, each, system([]), linked=False))) for each in ("en", "fr"))
    assert SAID in english
    assert DIT in french
    assert "at least 50% of its cells" in english
    assert "au moins 50\N{NO-BREAK SPACE}% de ses cases" in french
