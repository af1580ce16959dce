"""From a snapshot to a reader: each report is made by the queue, let go by two and read, with no small number anywhere."""

import io
import json
import zipfile
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.test import Client

from bench.figures.snapshot import write
from commontable.groundwork.access.session import acting_as
from commontable.insight.indicators import indicator
from commontable.insight.release import jobs
from commontable.insight.release.actions import prepare, publish
from commontable.insight.release.figures import Span
from commontable.insight.release.models import Preparation, Release, ReleasedCell
from commontable.insight.release.rules import Wish
from commontable.insight.release.tests.city import FOLDER, named
from commontable.insight.reports.catalogue import BY_CODE
from commontable.insight.reports.offering import figures_of
from commontable.insight.reports.register import period_of

pytestmark = [pytest.mark.django_db, pytest.mark.every]
LAST = Span(date(2023, 10, 1))


@pytest.fixture
def folder(settings, tmp_path):
    """A snapshot of some hundred situations of the two tables, among them some that were brought again."""
    place = tmp_path / FOLDER
    write(place, 900)
    for name in ("situation", "rival", "risk", "bridge_category", "brought", "meeting", "area"):
        _of_two_tables(place / f"{name}.parquet")
    (place / "manifest.json").write_text(json.dumps({"taken_at": "2024-01-15"}))
    settings.SNAPSHOTS = str(tmp_path)
    return place


def _of_two_tables(file):
    rows = pq.read_table(file)
    tables = [each and ("EA" if int(each[1:]) % 2 else "WE") for each in rows["table"].to_pylist()]
    at = rows.column_names.index("table")
    pq.write_table(
        rows.set_column(at, rows.schema.field("table"), pa.array(tables, rows.schema.field("table").type)), file
    )


@pytest.mark.parametrize("code", sorted(BY_CODE))
def test_a_report_is_made_let_go_and_read_and_holds_no_small_number(cast, folder, code):
    definition = BY_CODE[code]
    maker, second = named(cast, "unseated", "analyst"), named(cast, "odile", "analyst")
    table = cast.tables["EA"] if definition.scope == "table" else None
    figures = figures_of(definition, LAST, table is None)
    with acting_as(maker):
        wish = Wish(definition.audience, table, code, FOLDER, figures)
        waiting = prepare(wish, actor=maker, audience=definition.audience, report=code)
    ended = jobs.make_release(preparation=str(waiting.pk), table=str(table or ""))
    with acting_as(maker):
        assert ended == "done", Preparation.objects.values("code", "conflict").get()
        release = Release.objects.get(preparations=waiting)
        cells = list(ReleasedCell.objects.filter(release=release))
    assert any(each.number for each in cells)
    assert not [each for each in cells if each.reason and each.number is not None]
    of_somebody = [each for each in cells if not indicator(each.figure.partition(".")[0]).of_things]
    counts = [each.number for each in of_somebody if each.part in ("numerator", "denominator") and each.number]
    assert min(counts) >= release.threshold
    with acting_as(second):
        publish(release, actor=second, certificate=release.certificate_mark)
    _is_read(cast, definition, release, table)


def _is_read(cast, definition, release, table):
    reader = Client()
    reader.force_login(cast.accounts["sara" if table else "unseated"])
    at = f"/numbers/{definition.code}/{'EA' if table else 'city'}/{period_of(release).name}/"
    page = reader.get(at)
    assert page.status_code == 200
    assert definition.title.read("en") in page.content.decode()
    taken = reader.get(f"{at}data.zip")
    assert taken.status_code == 200
    with zipfile.ZipFile(io.BytesIO(taken.content)) as packed:
        assert [name for name in packed.namelist() if name.endswith(".csv")]
