"""What does an answer look like? The same numbers as a table, as a picture where one helps, and as files."""

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from commontable.groundwork.vocabulary.wording import spoken_language
from commontable.insight.indicators import catalogue, themes
from commontable.insight.indicators.form import Indicator
from commontable.insight.pictures import bars
from commontable.insight.pictures.numbers import Count, Ratio
from commontable.insight.pictures.picture import Picture
from commontable.insight.release.figures import ALL
from commontable.insight.release.measuring import is_counted
from commontable.insight.release.reading import (
    Parts,
    ReleasedFigure,
    Sheet,
    heading,
    label,
    sheet_of,
    span_said,
    tables_called,
)
from commontable.partnership.tables.sheet import safe

from .models import Exploration

LONGEST = 30
"""So many bars are read at a glance; more are a table."""
IN_ORDER = ("quarter", "year", "age_band", "wait", "group_size")
WHY = "complement"
"""What a picture is told of every withheld number, so that none says which is small."""


def measures() -> dict[str, Indicator]:
    """Every measure that can be answered, by its code."""
    return {each.code: each for each in catalogue() if is_counted(each.needs, each.code)}


def by_theme() -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Each theme’s title, and of its measures code, title and meaning, in the reader’s language."""
    language = get_language() or "en"
    return [
        (name.read(language), [_said(each, language) for each in measures().values() if each.theme == theme])
        for theme, name in themes().items()
    ]


def _said(measure: Indicator, language: str) -> tuple[str, str, str]:
    return measure.code, measure.title.read(language), measure.meaning.read(language)


def figure_of(asked: Exploration) -> ReleasedFigure:
    """The answer as the pages of releases read one."""
    cells: dict[tuple[str, ...], Parts] = {}
    for key, part, number, reason in asked.lines:
        parts = cells.setdefault(tuple(key), {})
        if reason != "not_reached":
            parts[part] = number
    figure = asked.figure
    return ReleasedFigure(figure.name, asked.indicator, asked.kind, figure.by, figure.span.code, cells)


def sheet(asked: Exploration, beside: Exploration | None) -> Sheet:
    """Its table, with what `beside` says at the same places."""
    return sheet_of(figure_of(asked), figure_of(beside) if beside else None, asked.definition, tables_called())


def days(asked: Exploration) -> str:
    """Which quarters it is of."""
    return span_said(asked.span)


def of_tables(asked: Exploration) -> str:
    """Which tables were added up; "" where all or one's own were."""
    called = tables_called() if asked.tables else {}
    return ", ".join(called.get(each, each) for each in asked.tables)


def title(asked: Exploration) -> str:
    """The measure, and what it is cut by beside what it must be."""
    known = measures().get(asked.indicator)
    language = get_language() or "en"
    name = known.title.read(language) if known else asked.indicator
    cuts = ", ".join(heading(group).lower() for group in asked.by if not (known and group in known.needs))
    return _("%(title)s, by %(cuts)s") % {"title": name, "cuts": cuts} if cuts else name


def picture(asked: Exploration) -> Picture | None:
    """Bars, where it is cut by one group into not too many pieces; None else."""
    figure = figure_of(asked)
    if len(figure.by) != 1 or figure.kind == "time":
        return None
    pieces = [(key[0], parts) for key, parts in figure.cells.items() if key[0] != ALL and _is_something(parts)]
    if not 1 < len(pieces) <= LONGEST:
        return None
    number = _ratio if "denominator" in pieces[0][1] else _count
    tables = tables_called() if figure.by[0] == "table" else {}
    lines = tuple(bars.Bar(label(figure.by[0], code, tables), number(parts)) for code, parts in pieces)
    order = bars.BY_NAME if figure.by[0] == "table" else bars.GIVEN if figure.by[0] in IN_ORDER else bars.BY_SIZE
    return bars.draw(bars.Bars(f"cut-{asked.pk}", f"{title(asked)}, {days(asked)}", lines, spoken_language(), order))


def as_csv(asked: Exploration) -> bytes:
    """A line for each piece: its codes, its parts, and "withheld" where a number is."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([*asked.by, "part", "number", "withheld"])
    writer.writerows([safe(str(cell)) for cell in row] for row in _rows(asked))
    return text.getvalue().encode()


def as_json(asked: Exploration) -> bytes:
    """The same with the definition, the day of the data, and the certificate."""
    whole = {
        "indicator": asked.indicator,
        "by": asked.by,
        "tables": asked.tables,
        "quarters": asked.span.code,
        "data_of": asked.taken_on.isoformat(),
        "definition": asked.definition,
        "certificate": asked.certificate,
        "numbers": [
            dict(zip([*asked.by, "part", "number", "withheld"], row, strict=True)) for row in _rows(asked, None)
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _rows(asked: Exploration, nothing: Any = "") -> Iterable[list[Any]]:
    for key, part, number, reason in asked.lines:
        yield [*key, part, nothing if number is None else number, reason]


def _is_something(parts: Parts) -> bool:
    return any(value is None or value for value in parts.values())


def _count(parts: Parts) -> Count:
    number = parts.get("numerator")
    return Count(None, WHY) if number is None else Count(round(number))


def _ratio(parts: Parts) -> Ratio:
    some, of = parts.get("numerator"), parts.get("denominator")
    return Ratio(None, None, WHY) if some is None or of is None else Ratio(round(some), of)
