"""Is what stands in a column that is left out anywhere at all? A name is planted there, of a kind no check could know."""

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.ledger.models import Entry
from commontable.response.past.actions import map_columns
from commontable.response.past.jobs import bring_in
from commontable.response.past.models import Batch, BatchPart
from commontable.response.past.refusing import NOT_KEPT
from commontable.response.returns.actions import take_return
from commontable.response.returns.writing import files
from tests.canary.sinks import listening

from .files import HEAD, MET, REJECTED, as_csv, as_xlsx

pytestmark = pytest.mark.django_db
MARKER = "qzleft"
PLANTED = [f"{MARKER}{place:03d}" for place in range(2)]
ROWS = [{**MET, "Remarks": PLANTED[0]}, {**REJECTED, "Remarks": PLANTED[1], "AER met": "perhaps"}]
RIGHT = [{**MET, "Remarks": PLANTED[0]}, {**REJECTED, "Remarks": PLANTED[1]}]
OURS = (*HEAD, "Remarks")


@pytest.fixture
def coral(cast) -> Client:
    client = Client()
    client.force_login(cast.accounts["coral"])
    return client


def upload(cast, client: Client, raw: bytes) -> str:
    file = SimpleUploadedFile("past.csv", raw)
    return client.post(reverse("past:batches", args=[cast.tables["EA"]]), {"file": file}).url


def kept(cast) -> str:
    """Every part of every file, and whatever the ledger says of them."""
    with acting_as(cast.coral):
        parts = [repr(part.rows) for part in BatchPart.objects.all()]
        batches = [repr(vars(batch)) for batch in Batch.objects.all()]
    return " ".join([*parts, *batches, *(repr(vars(entry)) for entry in Entry.objects.all())])


def shown(cast, client: Client, here: str) -> str:
    pages = [here, f"{here}wrong-rows/", reverse("past:batches", args=[cast.tables["EA"]])]
    return " ".join(client.get(page).content.decode() for page in pages)


@pytest.mark.parametrize("as_a_sheet", [False, True])
def test_it_is_in_no_page_no_download_no_row_and_no_log(cast, coral, as_a_sheet):
    sheet = as_xlsx([OURS, *([row.get(name, "") for name in OURS] for row in ROWS)])
    with listening() as log:
        here = upload(cast, coral, sheet if as_a_sheet else as_csv(*ROWS, head=OURS))
        seen = shown(cast, coral, here) + kept(cast)
        coral.post(f"{here}start/")
        with acting_as(cast.coral):
            batch = str(Batch.objects.get().pk)
        assert bring_in(table=str(cast.tables["EA"]), batch=batch) == "wrong"
        seen += shown(cast, coral, here) + kept(cast)
    assert "neither met nor rejected" in seen
    assert MARKER not in seen.lower() + " ".join(log.lines).lower()
    assert mail.outbox == []


def test_said_to_be_something_after_all_it_is_still_not_there(cast, coral):
    here = upload(cast, coral, as_csv(*RIGHT, head=OURS))
    with acting_as(cast.coral):
        batch = Batch.objects.get()
        columns = ["" if code == "lead_agency" else code for code in batch.columns[:-1]]
        map_columns(batch, actor=cast.coral, columns=[*columns, "lead_agency"])
    seen = shown(cast, coral, here) + kept(cast)
    assert NOT_KEPT in seen
    assert MARKER not in seen


def test_once_in_it_is_in_no_return(cast, coral):
    here = upload(cast, coral, as_csv(*RIGHT, head=OURS))
    coral.post(f"{here}start/")
    with acting_as(cast.coral):
        batch = str(Batch.objects.get().pk)
    assert bring_in(table=str(cast.tables["EA"]), batch=batch) == "done"
    actor = system([cast.tables["EA"]])
    with acting_as(actor):
        report = take_return(cast.table("EA"), actor=actor, since="2019-01-01", until="2019-12-31")
    assert report.rows
    assert MARKER.encode() not in b"".join(files(report, "en").values())


def test_days_short_numbers_and_words_of_the_lists_are_kept_so_that_they_can_be_said(cast, coral):
    head = ("When", "Where from", "How often", "Rest", *HEAD)
    row = {**MET, "When": "2019-03-04", "Where from": "Hospital East", "How often": "12", "Rest": "4165550134"}
    upload(cast, coral, as_csv(row, head=[name for name in head if name != "Rest"]))
    with acting_as(cast.coral):
        assert BatchPart.objects.get().rows[0][1][:3] == ["2019-03-04", "Hospital East", "12"]
