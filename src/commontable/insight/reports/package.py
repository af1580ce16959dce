"""How does a report leave as data? A zip of CSV files with their descriptor, or one JSON; suppressed as on the page."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable
from typing import Any

from commontable.partnership.tables.sheet import safe

from .document import SHARE, Column, Dictionary, Figure, Label, Report, Shown, Table, Tiles
from .saying import REASONS, of_language

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time in the archive: the same rows give the same bytes."""
REASON = "_withheld"
"""What the column beside a number is called that says why it is withheld."""


def zipped(files: dict[str, bytes]) -> bytes:
    """Those files in one archive; the same files give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def csv_package(english: Report, french: Report) -> bytes:
    """CSV by codes, a descriptor and a dictionary in both languages."""
    return zipped(files(english, french))


def files(english: Report, french: Report) -> dict[str, bytes]:
    """Each file of the package by name."""
    tables = {f"{figure.key}.csv": _csv(figure) for figure in _all(english)}
    descriptor = json.dumps(describe(english, french), ensure_ascii=False, indent=1).encode()
    return {"datapackage.json": descriptor, **tables}


def _all(report: Report) -> Iterable[Figure]:
    glance = at_a_glance(report)
    return [*([glance] if glance else []), *report.figures]


def _data(figure: Figure) -> Table:
    """All rows of it."""
    return figure.data or figure.table


def at_a_glance(report: Report) -> Figure | None:
    """The tiles as one figure, so that they leave as a file too."""
    tiles = [block for section in report.sections for block in section.blocks if isinstance(block, Tiles)]
    rows = tuple((Label(tile.key, tile.title), tile.number) for block in tiles for tile in block.tiles)
    title = "D’un coup d’œil" if of_language(report.language) == "fr" else "At a glance"
    columns = (Column("measure", "Mesure" if title[0] == "D" else "Measure", False), Column("value", title))
    return Figure("at_a_glance", title, title, "", Table(columns, rows)) if rows else None


def _csv(figure: Figure) -> bytes:
    columns = _data(figure).columns
    header = [name for place, column in enumerate(columns) for name in _names(figure, place, column)]
    rows = (
        [text for place, cell in enumerate(row) for text in _texts(cell, _is_share(figure, place))]
        for row in _data(figure).rows
    )
    return as_csv(header, rows)


def as_csv(header: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Comma-separated, in UTF-8; no cell of it is run by a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _names(figure: Figure, place: int, column: Column) -> list[str]:
    if not column.is_number:
        return [column.key]
    parts = [f"{column.key}_count", f"{column.key}_of"] if _is_share(figure, place) else []
    return [column.key, *parts, column.key + REASON]


def _is_share(figure: Figure, place: int) -> bool:
    cells = (row[place] for row in _data(figure).rows)
    return any(isinstance(cell, Shown) and cell.unit == SHARE for cell in cells)


def _texts(cell: Any, is_share: bool) -> list[str]:
    if isinstance(cell, Label):
        return [cell.code]
    parts = [_bare(cell.part), _bare(cell.whole)] if is_share else []
    return [_bare(cell.value), *parts, cell.reason]


def _bare(value: float | None) -> str:
    if value is None:
        return ""
    return str(round(value, 6)) if isinstance(value, float) else str(value)


def describe(english: Report, french: Report) -> dict[str, Any]:
    """The Frictionless descriptor: what each file and column means, in both languages."""
    pairs = zip(_all(english), _all(french), strict=True)
    return {
        "profile": "tabular-data-package",
        "name": english.file_stem.lower(),
        "title": f"{english.title}, {english.place}, {english.period}",
        "title_fr": f"{french.title}, {french.place}, {french.period}",
        "description": english.headline,
        "description_fr": french.headline,
        "created": english.taken_on.isoformat(),
        "version": english.definitions,
        "hash": english.hash,
        "practice_data": english.is_demo,
        "threshold": english.threshold,
        "withheld_reasons": [{"code": code, **words} for code, words in REASONS.items()],
        "shown": _shown(english, french),
        "dictionary": _dictionary(english, french),
        "resources": [_resource(one, other) for one, other in pairs],
    }


def _shown(english: Report, french: Report) -> dict[str, Any]:
    """How much of it is shown, what was made coarser before anything was withheld, and by which rule."""
    one, other = english.withheld, french.withheld
    if one is None or other is None:
        return {}
    said = zip(one.shares, one.widened, other.widened, strict=True)
    return {
        "cells": one.cells,
        "cells_shown": one.cells_shown,
        "people_share": one.people_share,
        "rule": one.rule,
        "rule_fr": other.rule,
        "coarser": [
            {**share, "said": english_said, "said_fr": french_said} for share, english_said, french_said in said
        ],
    }


def _dictionary(english: Report, french: Report) -> list[dict[str, str]]:
    pairs = zip(entries_of(english), entries_of(french), strict=True)
    return [{"en": _meaning(one), "fr": _meaning(other)} for one, other in pairs]


def entries_of(report: Report) -> list[Any]:
    blocks = (block for section in report.sections for block in section.blocks)
    return [entry for block in blocks if isinstance(block, Dictionary) for entry in block.entries]


def _meaning(entry: Any) -> str:
    return " ".join((f"{entry.term}.", entry.meaning, *entry.details))


def _resource(english: Figure, french: Figure) -> dict[str, Any]:
    return {
        "name": english.key.replace("_", "-"),
        "path": f"{english.key}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "title": english.title,
        "title_fr": french.title,
        "description": english.definition,
        "description_fr": french.definition,
        "denominator": english.denominator,
        "denominator_fr": french.denominator,
        "schema": {"fields": list(_fields(english, french)), "missingValues": [""]},
    }


def _fields(english: Figure, french: Figure) -> Iterable[dict[str, Any]]:
    columns = zip(_data(english).columns, _data(french).columns, strict=True)
    for place, (column, other) in enumerate(columns):
        for name in _names(english, place, column):
            yield {"name": name, "type": _type(name, column), "title": column.title, "title_fr": other.title} | _codes(
                english, french, place, column
            )


def _type(name: str, column: Column) -> str:
    return "string" if not column.is_number or name.endswith(REASON) else "number"


def _codes(english: Figure, french: Figure, place: int, column: Column) -> dict[str, Any]:
    """What each code of a column of words is called."""
    if column.is_number:
        return {}
    pairs = zip(_data(english).rows, _data(french).rows, strict=True)
    labels = {row[place].code: (row[place].text, other[place].text) for row, other in pairs}  # type: ignore[union-attr]  # a column without numbers holds words
    return {"codes": [{"code": code, "en": one, "fr": other} for code, (one, other) in labels.items()]}


def as_json(english: Report, french: Report) -> bytes:
    """Descriptor and rows in one document."""
    pairs = zip(describe(english, french)["resources"], _all(english), strict=True)
    data = [{**resource, "data": list(_records(figure))} for resource, figure in pairs]
    return json.dumps(describe(english, french) | {"resources": data}, ensure_ascii=False, indent=1).encode()


def _records(figure: Figure) -> Iterable[dict[str, Any]]:
    for row in _data(figure).rows:
        record: dict[str, Any] = {}
        for place, (column, cell) in enumerate(zip(_data(figure).columns, row, strict=True)):
            values = [cell.code] if isinstance(cell, Label) else _values(cell, _is_share(figure, place))
            record |= dict(zip(_names(figure, place, column), values, strict=True))
        yield record


def _values(cell: Shown, is_share: bool) -> list[Any]:
    return [cell.value, *([cell.part, cell.whole] if is_share else []), cell.reason or None]
