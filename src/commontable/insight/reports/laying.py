"""How does a report read, word by word? As plain texts a page and a PDF set alike, each number said in its language."""

from collections.abc import Iterable
from typing import Any

from .document import Block, Cell, Dictionary, Entry, Figure, Label, Prose, Report, Section, Shown, Table, Tile, Tiles
from .saying import HIDDEN, day, made_of, percent, reason, said, whole
from .words import all_words, word

Laid = dict[str, Any]


def laid(report: Report) -> Laid:
    """The whole report as texts, lists and flags."""
    return {
        "code": report.code,
        "lang": report.language,
        "title": report.title,
        "place": report.place,
        "period": report.period,
        "headline": report.headline,
        "facts": _facts(report),
        "taken": f"{word('taken', report.language)} {day(report.taken_on, report.language)}",
        "sections": [_section(section, report.language) for section in report.sections],
        "withheld": _withheld(report),
        "is_demo": report.is_demo,
        "one_page": report.one_page,
        "words": all_words(report.language),
    }


def _facts(report: Report) -> list[str]:
    language = report.language
    facts = [
        f"{word('taken', language)} {day(report.taken_on, language)}",
        f"{word('definitions', language)} {report.definitions}",
    ]
    if report.audience:
        facts.append(f"{word('released_to', language)} {report.audience}")
    if report.threshold:
        facts.append(f"{word('threshold', language)} {report.threshold}")
    if report.withheld and report.withheld.certificate:
        facts.append(f"{word('certificate', language)} {report.withheld.certificate}")
    return facts


def _section(section: Section, language: str) -> Laid:
    return {
        "key": section.key,
        "title": section.title,
        "blocks": [_block(block, language) for block in section.blocks],
    }


def _block(block: Block, language: str) -> Laid:
    match block:
        case Tiles():
            return {"kind": "tiles", "tiles": [_tile(tile, language) for tile in block.tiles]}
        case Figure():
            return {"kind": "figure", **_figure(block, language)}
        case Prose():
            return {"kind": "prose", "text": block.text}
        case Dictionary():
            return {"kind": "dictionary", "entries": [_entry(entry) for entry in block.entries]}


def _tile(tile: Tile, language: str) -> Laid:
    return {
        "key": tile.key,
        "title": tile.title,
        "definition": tile.definition,
        "span": tile.span,
        "href": tile.href,
        "before": f"{said(tile.before, language)} {tile.before_label}" if tile.before else "",
        **_number(tile.number, language),
    }


def _number(shown: Shown, language: str) -> Laid:
    why = reason(shown.reason, language) if shown.reason else ""
    return {
        "said": said(shown, language),
        "made_of": made_of(shown, language),
        "is_withheld": shown.is_withheld,
        "why": why[:1].upper() + why[1:] + "." if why else "",
    }


def _figure(figure: Figure, language: str) -> Laid:
    picture = figure.picture
    return {
        "key": figure.key,
        "title": figure.title,
        "definition": figure.definition,
        "denominator": figure.denominator,
        "span": figure.span,
        "notes": list(figure.notes),
        "href": figure.href,
        "map_at": figure.map_at,
        "svg": picture.svg if picture else "",
        "alt": f"{picture.title}. {picture.description}" if picture else "",
        "narrow": picture.narrow if picture else "",
        "description": picture.description if picture else "",
        "how_to_read": picture.note if picture else "",
        "table": _table(figure.table, language),
        "one": _alone(figure.table, language),
    }


def _alone(table: Table, language: str) -> Laid:
    """The number of a figure that is cut by nothing; empty where there are several."""
    if len(table.rows) != 1 or table.columns[0].key != "measure":
        return {}
    shown, *times = (cell for cell in table.rows[0] if isinstance(cell, Shown))
    one = _number(shown, language)
    if not times or shown.value is None:
        return one
    found = [f"{word('median', language)} ({one['made_of']})"]
    if times[0].value is not None:
        found.append(f"{word('ninth', language)} {said(times[0], language)}")
    return {**one, "made_of": " · ".join(found)}


def _table(table: Table, language: str) -> Laid:
    has_withheld = any(number.is_withheld for number in table.numbers)
    return {
        "columns": [{"title": column.title, "is_number": column.is_number} for column in table.columns],
        "rows": [[_cell(cell, language) for cell in row] for row in table.rows],
        "why_withheld": f"{word('withheld_is', language)} {reason(HIDDEN, language)}." if has_withheld else "",
        "is_wide": len(table.columns) > 6,
    }


def _cell(cell: Cell, language: str) -> Laid:
    if isinstance(cell, Label):
        return {"text": cell.text, "href": cell.href, "is_label": True}
    return {
        "text": said(cell, language),
        "made_of": made_of(cell, language),
        "is_withheld": cell.is_withheld,
        "is_label": False,
    }


def _entry(entry: Entry) -> Laid:
    return {"term": entry.term, "meaning": entry.meaning, "details": list(entry.details)}


def _withheld(report: Report) -> Laid:
    found, language = report.withheld, report.language
    if found is None:
        return {}
    return {
        "says": _says(report),
        "widened": [*([found.rule] if found.rule else []), *found.widened],
        "rows": list(_rows(report, language)),
    }


def _says(report: Report) -> str:
    """How many numbers are hidden and why; never which of them is small."""
    found, language = report.withheld, report.language
    assert found is not None
    hidden = found.cells - found.cells_shown
    if not hidden:
        return word("nothing_withheld", language)
    return f"{whole(hidden, language)} {word('hidden_one' if hidden == 1 else 'hidden_many', language)}"


def _rows(report: Report, language: str) -> Iterable[tuple[str, str]]:
    found = report.withheld
    assert found is not None
    between = word("of_pages", language)
    if found.cells:
        share = percent(found.cells_shown / found.cells, language)
        shown = f"{whole(found.cells_shown, language)} {between} {whole(found.cells, language)} ({share})"
        yield word("cells_shown", language), shown
    if found.people_share is not None:
        yield word("people_shown", language), percent(found.people_share, language)
    if found.certificate:
        yield word("checked_by", language), word("checker", language)
        yield word("certificate", language), found.certificate
    if found.method:
        known = found.method in ("exact", "heuristic")
        yield word("method", language), word(found.method, language) if known else found.method
