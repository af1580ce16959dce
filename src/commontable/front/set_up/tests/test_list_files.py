"""Which files does the list of agencies, teams and people come in as? By the page and by the command; hostile ones are refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from commontable.front.cli.import_list import brought
from commontable.front.site.postgres import StartError
from commontable.groundwork.access.session import acting_as
from commontable.partnership.agencies.models import Agency
from commontable.partnership.tables.models import Seat, Team
from commontable.response.past.tests.files import as_xlsx
from commontable.response.past.tests.hostile import REFUSED, formula

pytestmark = pytest.mark.django_db
HEAD = ["Organisme", "Secteur", "Type", "Équipe", "Nom", "Courriel", "À partir du"]
FOOD = ["Banque alimentaire", "health", "charity_faith", "Banque Est", "Zoé Noël", "zoe@example.org", None]
TEXT = ";".join(HEAD) + "\n" + ";".join(cell or "" for cell in FOOD)
NAUGHTY = TEXT.replace("Zoé Noël", "<script>alert(1)</script>").replace("Banque Est", "{{ 7*7 }}\u202e")


@pytest.fixture
def coral(cast) -> Client:
    client = Client()
    client.force_login(cast.accounts["coral"])
    return client


def upload(cast, client: Client, raw: bytes):
    return client.post(reverse("set_up:upload", args=[cast.tables["EA"]]), {"file": SimpleUploadedFile("l.csv", raw)})


def there(cast) -> tuple[int, int, int]:
    with acting_as(cast.coral):
        named = {"name__startswith": "Banque"}
        return Agency.objects.filter(**named).count(), Team.objects.filter(**named).count(), Seat.objects.count()


@pytest.mark.parametrize("name", ["a bomb", "entities", "a password", "an .xls", "a PDF", "half a file", "a .docx"])
def test_a_hostile_file_is_refused_on_the_form_and_nothing_is_kept(cast, coral, name):
    before = there(cast)
    answer = upload(cast, coral, REFUSED[name][0]())
    assert answer.status_code == 422
    assert REFUSED[name][1] in answer.content.decode()
    assert there(cast) == before


def test_a_formula_is_refused_with_its_cell(cast, coral):
    assert "Cell O2 holds a formula" in upload(cast, coral, formula("=1+1")).content.decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "mac_roman"])
def test_a_list_of_each_encoding_is_looked_at(cast, coral, encoding):
    assert "Zoé Noël" in upload(cast, coral, TEXT.encode(encoding)).content.decode()


def test_naughty_texts_are_shown_and_never_run(cast, coral):
    page = upload(cast, coral, NAUGHTY.encode()).content.decode()
    assert "<script>alert" not in page
    assert "{{ 7*7 }}" in page


def test_a_spreadsheet_comes_in_once_as_the_same_list_does(cast, coral):
    seen = upload(cast, coral, as_xlsx([HEAD, FOOD]))
    text = seen.context["carried"]["text"].value()
    before = there(cast)
    coral.post(reverse("set_up:bring_in", args=[cast.tables["EA"]]), {"text": text})
    assert there(cast) == (before[0] + 1, before[1] + 1, before[2] + 1)
    assert "nothing to bring in" in upload(cast, coral, TEXT.encode()).content.decode()


def test_at_the_command_line_the_same_list_comes_in_once(cast):
    before = there(cast)
    assert brought("EA", TEXT.encode(), look=True).adds
    assert there(cast) == before
    assert len(brought("EA", TEXT.encode()).seats) == 1
    after = there(cast)
    assert after == (before[0] + 1, before[1] + 1, before[2] + 1)
    assert not brought("EA", TEXT.encode()).adds
    wrong = brought("EA", (TEXT + "\nBanque;nowhere;;X").encode())
    assert b"is on no list" in wrong.wrong_rows("en")
    assert there(cast) == after


@pytest.mark.parametrize(("code", "raw", "said"), [("XX", b"", "no table XX"), ("EA", b"a,b", "mean nothing")])
def test_at_the_command_line_what_cannot_be_read_is_one_sentence(cast, code, raw, said):
    with pytest.raises(StartError, match=said):
        brought(code, raw)
