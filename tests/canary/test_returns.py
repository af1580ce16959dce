"""Is anybody named in a return? Each table's, of the whole world, in each of its files and languages."""

import io
import zipfile

import pytest

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as
from commontable.response.returns.actions import take_return
from commontable.response.returns.writing import package

from .sinks import Found, in_the_log, in_the_rows, listening, names_in

DAYS = {"since": "2000-01-01", "until": "2099-12-31"}


def texts(raw: bytes) -> str:
    """Everything in the zip as text; a spreadsheet is a zip of its own."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    return " ".join(texts(each) if name.endswith(".xlsx") else each.decode() for name, each in inside.items())


def returned(world, code: str, language: str) -> str:
    actor = system([world.cast.tables[code]])
    with acting_as(actor):
        report = take_return(world.cast.table(code), actor=actor, **DAYS)
        assert report.rows
        return texts(package(report, language))


@pytest.mark.parametrize(("code", "language"), [("EA", "en"), ("WE", "fr")])
def test_no_return_names_anybody(world, undone, code, language):
    with listening() as log:
        said = returned(world, code, language)
    words = ("qzsaid", "qzguest", "qzfrom", "qzcross", "qzword")
    assert [word for word in words if word in said.lower()] == []
    assert [Found(marker, "return") for marker in names_in(said)] + in_the_log(log) + in_the_rows(world) == []


def test_a_name_in_a_return_would_be_found(world, undone):
    assert names_in(returned(world, "EA", "en") + " Qzname001") == {"Qzname001"}
