"""How does a coordinator bring past situations in, by the pages? And the operator, by the command."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from commontable.front.cli.import_situations import brought
from commontable.front.site.postgres import StartError
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.session import acting_as
from commontable.response.past.jobs import bring_in
from commontable.response.past.models import Batch

from .files import HEAD, MET, REJECTED, as_csv

pytestmark = pytest.mark.django_db


@pytest.fixture
def coral(cast) -> Client:
    client = Client()
    client.force_login(cast.accounts["coral"])
    return client


def upload(cast, client: Client, raw: bytes):
    file = SimpleUploadedFile("past.csv", raw)
    return client.post(reverse("past:batches", args=[cast.tables["EA"]]), {"file": file})


def work(cast) -> Batch:
    with acting_as(cast.coral):
        batch = Batch.objects.get()
    bring_in(table=str(cast.tables["EA"]), batch=str(batch.pk))
    with acting_as(cast.coral):
        return Batch.objects.get()


def test_from_the_file_to_the_situations_and_back(cast, coral):
    here = upload(cast, coral, as_csv(MET, REJECTED)).url
    page = coral.get(here).content.decode()
    assert "2019-03-04" in page
    assert "Harm role" in page
    assert coral.post(f"{here}start/").status_code == 302
    assert "0 of 2 rows looked at" in coral.get(here).content.decode()
    assert work(cast).state == "done"
    assert "Undo it" in coral.get(here).content.decode()
    assert coral.post(f"{here}undo/").status_code == 302
    assert "undone" in coral.get(here).content.decode()
    assert "undone" in coral.get(reverse("past:batches", args=[cast.tables["EA"]])).content.decode()


def test_the_wrong_rows_are_listed_and_given_with_their_reasons(cast, coral):
    here = upload(cast, coral, as_csv(MET, {**REJECTED, "AER met": "=perhaps"})).url
    assert "neither met nor rejected" in coral.get(here).content.decode()
    given = list(csv.reader(io.StringIO(coral.get(f"{here}wrong-rows/").content.decode())))
    assert [len(row) for row in given] == [len(HEAD) + 2] * 2
    assert given[1][0] == "3"
    assert "neither met nor rejected" in given[1][-1]
    assert "'=perhaps" in given[1]
    coral.post(f"{here}start/")
    assert work(cast).state == "wrong"
    assert "neither met nor rejected" in coral.get(here).content.decode()


def test_the_columns_are_said_on_the_page(cast, coral):
    here = upload(cast, coral, as_csv({**MET, "Date opened": "03/04/2019", "Harm role": ""})).url
    assert "may be two days" in coral.get(here).content.decode()
    with acting_as(cast.coral):
        columns = {f"column-{place}": code for place, code in enumerate(Batch.objects.get().columns)}
    said = {**columns, "order": "mdy", "harm_role": "both"}
    assert coral.post(f"{here}columns/", said).status_code == 302
    assert "2019-03-04" in coral.get(here).content.decode()
    twice = coral.post(f"{here}columns/", {**said, "column-1": "number"})
    assert (twice.status_code, "said to be the same" in twice.content.decode()) == (422, True)
    assert coral.post(f"{here}columns/", {**said, "column-1": "nonsense"}).status_code == 422


def test_a_file_with_names_is_refused_and_nothing_is_kept(cast, coral):
    page = upload(cast, coral, as_csv({**MET, "Client": "Michael Johnson"}, head=(*HEAD, "Client")))
    assert page.status_code == 422
    assert "looks as if it said who somebody is" in page.content.decode()
    with acting_as(cast.coral):
        assert not Batch.objects.exists()


def test_cancelled_it_says_so(cast, coral):
    here = upload(cast, coral, as_csv(MET)).url
    assert coral.post(f"{here}cancel/").status_code == 302
    assert "cancelled" in coral.get(here).content.decode()


def test_another_table_s_coordinator_finds_no_file(cast, coral):
    here = upload(cast, coral, as_csv(MET)).url
    client = Client()
    client.force_login(cast.accounts["wilma"])
    assert [client.get(here).status_code, client.post(f"{here}undo/").status_code] == [404, 404]


def test_at_the_command_line_the_same_file_comes_in_once(cast):
    batch, wrong = brought("EA", as_csv(MET, REJECTED))
    assert (batch.state, batch.added, wrong) == ("done", 2, [])
    batch, wrong = brought("EA", as_csv(MET, {**REJECTED, "Originating agency": "Nowhere"}))
    assert (batch.state, [line for line, _faults in wrong]) == ("wrong", [3])
    with pytest.raises(StartError, match="no table XX"):
        brought("XX", b"")
    with pytest.raises(Invalid, match="No row of headings"):
        brought("EA", b"a,b")
