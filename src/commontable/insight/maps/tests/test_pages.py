"""How does an analyst bring boundaries, and what do the ledger and the other readers see of it?"""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.errors import Refused
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.insight.maps.actions import bring_boundaries, remove_boundaries, use_boundaries
from commontable.insight.maps.models import Boundary
from commontable.insight.maps.reading import in_use
from commontable.insight.pictures.boundary_file import outlines_of
from commontable.insight.pictures.samples_of_places import boundary_file
from commontable.insight.release.tests.city import named
from tests.entries import entries_of, lines

pytestmark = pytest.mark.django_db
OUTLINES = outlines_of(boundary_file().encode())


@pytest.fixture
def analyst(cast):
    return named(cast, "unseated", "analyst")


@pytest.fixture
def browser(cast, analyst):
    client = Client()
    client.force_login(cast.accounts["unseated"])
    return client


def upload(client: Client, content: bytes):
    return client.post(reverse("maps:boundaries"), {"file": SimpleUploadedFile("areas.geojson", content)})


def test_a_file_is_brought_looked_at_used_replaced_and_removed(browser, analyst):
    assert "No boundaries yet" in browser.get(reverse("maps:boundaries")).content.decode()
    with entries_of() as entries:
        looked = upload(browser, boundary_file().encode())
        page = browser.get(looked.url).content.decode()
        assert "have a shape" in page
        assert "North East" in page
        used = browser.post(f"{looked.url}use/", {"by": "AREA_NAME"})
    assert used.url == reverse("maps:boundaries")
    assert {("did", "bring_boundaries"), ("did", "use_boundaries")} <= set(lines(entries))
    with acting_as(analyst):
        assert len(in_use().areas) == 9
    again = upload(browser, boundary_file().encode())
    assert "Not in use yet" in browser.get(reverse("maps:boundaries")).content.decode()
    browser.post(f"{again.url}use/", {"by": "AREA_NAME"})
    with acting_as(analyst):
        assert str(Boundary.objects.get().pk) in again.url
    assert browser.post(f"{again.url}use/", {"by": "AREA_NAME"}).status_code == 403
    browser.post(f"{again.url}remove/")
    with acting_as(analyst):
        assert in_use() is None


def test_a_bad_file_says_what_is_wrong_and_keeps_nothing(browser, analyst):
    answer = upload(browser, b'{"features": [3]}')
    assert answer.status_code == 422
    assert "Feature 1: This is not GeoJSON" in answer.content.decode()
    with acting_as(analyst):
        assert not Boundary.objects.exists()


def test_words_of_a_file_are_words_on_the_page(browser):
    shape = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
    said = {"<b>N</b>": "<script>alert(1)</script>"}
    looked = upload(browser, json.dumps({"features": [{"properties": said, "geometry": shape}]}).encode())
    page = browser.get(looked.url).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert browser.post(f"{looked.url}use/", {"by": "other"}).status_code == 422


def test_a_file_that_names_nothing_is_not_used(browser):
    shape = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
    looked = upload(browser, json.dumps({"features": [{"properties": {}, "geometry": shape}]}).encode())
    assert "Nothing in the file could be the name" in browser.get(looked.url).content.decode()


def test_of_a_file_in_use_members_read_the_names_and_nothing_else_it_says(cast, analyst):
    shape = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
    said = [{"NAME": "Centre", "KEPT_BY": "somebody"}, {"KEPT_BY": "somebody else"}]
    file = json.dumps({"features": [{"properties": each, "geometry": shape} for each in said]}).encode()
    with acting_as(analyst):
        boundary = bring_boundaries(None, actor=analyst, outlines=outlines_of(file))
        assert [each["said"] for each in Boundary.objects.get().features] == said
        use_boundaries(boundary, actor=analyst, named_by="NAME")
    with acting_as(cast.actors["odile"]):
        assert [each["said"] for each in Boundary.objects.get().features] == [{"NAME": "Centre"}, {}]
        assert list(in_use().areas) == ["Centre"]


def test_the_second_file_looked_at_takes_the_place_of_the_first(analyst):
    with acting_as(analyst):
        first = bring_boundaries(None, actor=analyst, outlines=OUTLINES)
        second = bring_boundaries(None, actor=analyst, outlines=OUTLINES)
        assert list(Boundary.objects.all()) == [second]
        assert first.pk != second.pk


def test_everybody_draws_from_the_file_in_use_and_the_analysts_alone_change_it(cast, analyst):
    other = cast.actors["odile"]
    with acting_as(analyst):
        boundary = bring_boundaries(None, actor=analyst, outlines=OUTLINES)
    with acting_as(other):
        assert not Boundary.objects.exists()
        with pytest.raises(Refused), transaction.atomic():
            bring_boundaries(None, actor=other, outlines=OUTLINES)
    with acting_as(analyst):
        use_boundaries(boundary, actor=analyst, named_by="AREA_NAME")
    for reader in (other, system([])):
        with acting_as(reader):
            assert len(in_use().areas) == 9
    with acting_as(other), pytest.raises(Refused):
        remove_boundaries(Boundary.objects.get(), actor=other)
    with acting_as(other), connection.cursor() as cursor:
        record(Kind.DID, "test", other)
        cursor.execute("delete from maps_boundary")
        assert cursor.rowcount == 0
