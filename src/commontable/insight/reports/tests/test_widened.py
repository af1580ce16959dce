"""Does everybody read that a figure is shown more coarsely, why, and how much of it: on its page, on paper, in every file?"""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from html import unescape

import openpyxl
import pypdf
import pytest
from django.test import Client
from django.urls import reverse

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as
from commontable.insight.release import jobs
from commontable.insight.release.actions import prepare, publish
from commontable.insight.release.figures import Span
from commontable.insight.release.making import mark
from commontable.insight.release.models import Release
from commontable.insight.release.rules import Wish
from commontable.insight.release.tests.city import FOLDER, named, on
from commontable.insight.release.tests.making import rows, star
from commontable.insight.release.widening import sentences
from commontable.insight.reports.assembling import assemble
from commontable.insight.reports.catalogue import report
from commontable.insight.reports.offering import figures_of
from commontable.insight.reports.open_data import method
from commontable.insight.reports.register import period_of, source_of

pytestmark = pytest.mark.django_db
LAST = Span(date(2025, 10, 1))
AT = "/numbers/steering/city/2025/"
SAID = "shown by year brought, because by quarter brought only 0% of the cells"
BIT = {"housing": 1, "drugs": 2}
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


def let_go(cast, code, audience, table, figures):
    """The report of these figures, made by one analyst and let go by another; as the second sees it."""
    maker, second = named(cast, "unseated", "analyst"), named(cast, "odile", "analyst")
    wish = Wish(audience, table, code, FOLDER, tuple(figures))
    with acting_as(maker):
        waiting = prepare(wish, actor=maker, audience=audience, report=code)
    assert jobs.make_release(preparation=str(waiting.pk), table=str(table or "")) == "done"
    with acting_as(second):
        release = Release.objects.get(preparations=waiting)
        return publish(release, actor=second, certificate=release.certificate_mark)


@pytest.fixture
def released(cast, monkeypatch):
    """The report for the steering committee, coarsened where it must be, and let go."""
    on(three_quiet_years(), monkeypatch)
    trend = [
        replace(each, may_widen=True)
        for each in figures_of(report("steering"), LAST, of_city=True)
        if each.indicator in ("contact_in_time", "accepted_situations")
    ]
    return let_go(cast, "steering", "steering", None, trend)


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


AGES = ["from_6_to_11", "from_12_to_17", "from_18_to_24", "from_25_to_29", "from_30_to_39", "from_40_to_59", "from_60"]
FACTORS = {
    "evicted": "housing",
    "no_home": "housing",
    "unsafe_home": "housing",
    "drug_use": "drugs",
    "drug_sale": "drugs",
}
TOO_FINE = {("contact_in_time", ("quarter",)), ("people_appearing", ("age_band",)), ("factor_prevalence", ("factor",))}
IN_TIME, BY_CATEGORY = "First contact within 48 hours: shown ", "Risk factors: shown by risk category"


def a_small_table():
    """Seven accepted situations a quarter: four reached in time; each with a person of another age, five with a risk factor of their own."""
    whole, people, risks = [], [], []
    for first in Span(date(2023, 1, 1), 12).starts:
        for n, row in enumerate(rows(7, span=Span(first), due_passed=True, attempted=True)):
            factor = [*FACTORS, "", ""][n]
            here = {"situation": len(whole), "table": "EA", "quarter": first}
            whole.append(row | {"contacted_in_time": n < 4, "mask_category": BIT.get(FACTORS.get(factor, ""), 0)})
            people.append({"situation": len(people), "person": len(people), "age_band": AGES[n]})
            risks += [here | {"factor": factor, "category": FACTORS[factor]}] if factor else []
    terms = [{"list": "risk_factors", "code": code, "group": group} for code, group in FACTORS.items()]
    terms += [{"list": "risk_categories", "code": code, "position": n} for n, code in enumerate(BIT)]
    return star(whole, person=people, risk=risks, term=terms)


@pytest.mark.parametrize(
    ("code", "reader", "said"),
    [
        ("quarterly", "sara", [IN_TIME + "by year brought", "People: shown by two age bands", BY_CATEGORY]),
        ("steering", "unseated", [IN_TIME + "by year brought"]),
        ("annual", "", [IN_TIME + "as a whole", "People: shown as a whole"]),
    ],
)
def test_what_a_small_table_can_show_to_each_audience_is_said_with_both_shares_and_was_attacked(
    cast, monkeypatch, code, reader, said
):
    on(a_small_table(), monkeypatch)
    definition = report(code)
    table = cast.tables["EA"] if definition.scope == "table" else None
    figures = figures_of(definition, LAST, of_city=not table)
    wanted = [replace(each, may_widen=True) for each in figures if (each.indicator, each.by) in TOO_FINE]
    release = let_go(cast, code, definition.audience, table, wanted)
    told = sentences(release.figures, "en")
    assert [each.partition(", because")[0] for each in told] == said
    assert all("only 0% of the cells" in each and "100% of the cells" in each for each in told)
    page = read_by(cast, reader, release)
    assert all(each in page for each in told)
    assert release.certificate["hidden"] > 0
    assert release.certificate["least_upper"] == release.certificate["threshold"] == release.threshold
    assert mark(release.certificate) == release.certificate_mark


def read_by(cast, reader, release):
    """The release's page, as that person reads it; nobody reads it among open data."""
    browser = Client()
    if reader:
        browser.force_login(cast.accounts[reader])
    place = "EA" if release.table_id else "city"
    at = (
        reverse("reports:report", args=[release.report, place, period_of(release).name])
        if reader
        else reverse("reports:open_report", args=[release.pk])
    )
    return unescape(browser.get(at).content.decode())
