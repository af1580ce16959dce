"""Reports are read by those to whom their numbers were released; what is published to everybody, by everybody."""

import io
import json
import zipfile

import pypdf
import pytest
from django.test import Client
from django.urls import reverse

from commontable.groundwork.access.actor import operator, system
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.accounts.models import Account
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.insight.maps.actions import bring_boundaries, use_boundaries
from commontable.insight.pictures.boundary_file import outlines_of
from commontable.insight.pictures.samples_of_places import boundary_file
from commontable.insight.release.tests.city import named

from .putting import a_release

pytestmark = pytest.mark.django_db
QUARTERLY = {"code": "quarterly", "place": "EA", "period": "2026-Q3"}
AT = "/numbers/quarterly/EA/2026-Q3/"


def page(cast, who: str, at: str = AT, **headers):
    client = Client()
    if who:
        client.force_login(cast.accounts[who])
    return client.get(at, headers=headers)


def test_the_five_people(cast):
    a_release(cast)
    assert [page(cast, who).status_code for who in ("sara", "chris", "wilma", "unseated", "")] == [
        200,
        200,
        404,
        404,
        302,
    ]


def test_the_report_says_what_it_counts_of_when_and_to_whom(cast):
    a_release(cast)
    text = page(cast, "sara").content.decode()
    assert "East table, July to September 2026" in text
    assert "3\N{NO-BREAK SPACE}October 2026" in text
    assert "The members of East table" in text
    assert "nothing that counts fewer than 5" in text
    assert "Of the situations that were decided, how many were found to be acutely elevated risk." in text
    assert "withheld" in text


def test_it_is_read_in_french(cast):
    a_release(cast)
    with acting_as(operator()):
        Account.objects.filter(pk=cast.accounts["sara"].pk).update(language="fr")
    text = page(cast, "sara").content.decode()
    assert "de juillet à septembre 2026" in text
    assert "masqué" in text


def test_a_figure_leads_its_readers_to_the_live_rows_of_those_days(cast):
    a_release(cast)
    text = page(cast, "sara").content.decode()
    assert "/situations/?table=EA&amp;since=2026-07-01&amp;until=2026-09-30" in text
    assert page(cast, "sara", "/situations/?table=EA&since=2026-07-01&until=2026-09-30").status_code == 200


@pytest.mark.parametrize(
    "name", ["report-en.pdf", "report-fr.pdf", "report-en.xlsx", "report-fr.xlsx", "data.zip", "data.json"]
)
def test_each_file_is_there_for_its_readers_alone(cast, name):
    a_release(cast, "fidelity", period="2026-to-Q3")
    at = f"/numbers/fidelity/EA/2026-to-Q3/{name}"
    answer = page(cast, "sara", at)
    assert answer.status_code == 200
    assert "fidelity-ea-2026-to-q3" in answer.headers["Content-Disposition"]
    assert [page(cast, who, at).status_code for who in ("wilma", "")] == [404, 302]


def test_a_file_that_there_is_not_is_not_found(cast):
    a_release(cast)
    assert page(cast, "sara", AT + "report.exe").status_code == 404


def test_a_period_nobody_can_read_is_not_found(cast):
    assert page(cast, "sara", "/numbers/quarterly/EA/2026-13/").status_code == 404


def test_the_pdf_is_the_same_report(cast):
    a_release(cast, "fidelity", period="2026-to-Q3")
    made = page(cast, "sara", "/numbers/fidelity/EA/2026-to-Q3/report-fr.pdf").content
    assert "East table, d’octobre 2025 à septembre 2026" in pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text()


def test_the_shelf_lists_what_was_released_to_its_reader(cast):
    a_release(cast)
    assert AT in page(cast, "sara", "/numbers/").content.decode()
    assert AT not in page(cast, "wilma", "/numbers/").content.decode()


def test_queries_do_not_grow_with_figures(cast, django_assert_max_num_queries):
    a_release(cast)
    client = Client()
    client.force_login(cast.accounts["sara"])
    with django_assert_max_num_queries(30):
        client.get(AT)


def test_areas_are_drawn_once_there_are_boundaries_and_only_an_analyst_is_told_how(cast):
    analyst = named(cast, "unseated", "analyst")
    a_release(cast, "annual", "public", "2026")
    at, asked = "/numbers/annual/city/2026/", "Bring a boundary file"
    assert [asked in page(cast, who, at).content.decode() for who in ("unseated", "sara")] == [True, False]
    with acting_as(analyst):
        shapes = bring_boundaries(None, actor=analyst, outlines=outlines_of(boundary_file().encode()))
        use_boundaries(shapes, actor=analyst, named_by="AREA_NAME")
    for who in ("unseated", "sara"):
        text = page(cast, who, at).content.decode()
        assert asked not in text
        assert 'id="accepted-situations-area-year-title"' in text
        assert "Without a boundary in the file: Harbour." in text


def test_open_data_are_there_without_signing_in(cast):
    release = a_release(cast, "annual", "public", "2026")
    at = reverse("reports:open_report", args=[release.pk])
    assert at in page(cast, "", "/numbers/open-data/").content.decode()
    assert page(cast, "", at).status_code == 200
    made = zipfile.ZipFile(io.BytesIO(page(cast, "", at + "data.zip").content))
    assert {"datapackage.json", "dictionary.csv", "method-en.txt", "methode-fr.txt", "dcat.jsonld"} <= set(
        made.namelist()
    )
    assert "No number below 20" in made.read("method-en.txt").decode()


def test_the_catalogue_names_each_published_release_and_its_files(cast):
    release = a_release(cast, "annual", "public", "2026")
    whole = json.loads(page(cast, "", "/numbers/open-data/catalogue.jsonld").content)
    (entry,) = whole["dcat:dataset"]
    assert str(release.pk) in entry["@id"]
    assert {each["dcat:mediaType"] for each in entry["dcat:distribution"]} == {
        "application/zip",
        "application/json",
        "application/pdf",
    }
    assert {each["@language"] for each in entry["dct:title"]} == {"en", "fr"}


@pytest.mark.parametrize(
    ("report", "audience", "period"), [("quarterly", "table", "2026-Q3"), ("steering", "steering", "2026-to-Q3")]
)
def test_what_is_not_published_to_everybody_is_no_open_data(cast, report, audience, period):
    release = a_release(cast, report, audience, period)
    for at in ("", "data.zip", "data.json", "report-en.pdf"):
        assert page(cast, "", f"/numbers/open-data/{release.pk}/{at}").status_code == 404
    assert str(release.pk) not in page(cast, "", "/numbers/open-data/").content.decode()
    assert json.loads(page(cast, "", "/numbers/open-data/catalogue.jsonld").content)["dcat:dataset"] == []


def test_a_withdrawn_release_is_open_no_more(cast):
    release = a_release(cast, "annual", "public", "2026")
    with acting_as(system([])), licensed("withdraw"):
        record(Kind.DID, "withdraw", system([]))
        type(release).objects.filter(pk=release.pk).update(
            state="withdrawn", withdrawn_at=release.published_at, why_withdrawn="wrong"
        )
    assert page(cast, "", f"/numbers/open-data/{release.pk}/").status_code == 404
