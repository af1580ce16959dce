"""What does a released figure say? Its numbers as they may be known, in the words of today’s lists and its own definition."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from commontable.groundwork.vocabulary.lists import load
from commontable.groundwork.vocabulary.wording import spoken_language
from commontable.insight.pictures import words as pictures
from commontable.insight.suppression.tables import MEASURE
from commontable.partnership.tables.models import SituationTable

from .asking import EMPTY
from .figures import ALL, Span
from .models import Release, ReleasedCell
from .widening import BANDS, sentence, widened, year_said

Key = tuple[str, ...]
Parts = dict[str, float | None]


@dataclass(frozen=True)
class ReleasedFigure:
    """All cells of one figure: by key its parts ("numerator", "denominator", "value", "ninth"); None is withheld.

    A part that is not there was not reached: a median of those of whom fewer than half came so far.
    """

    name: str
    indicator: str
    kind: str
    by: Key
    span: str
    cells: Mapping[Key, Parts]

    @property
    def whole(self) -> Parts:
        return self.cells.get((ALL,) * len(self.by), {})


@dataclass(frozen=True)
class Row:
    """One line of a figure's table, in words; `then` is what the last release said there."""

    heads: tuple[str, ...]
    said: str
    is_withheld: bool
    of: str = ""
    then: str = ""


@dataclass(frozen=True)
class Sheet:
    """One figure as a page shows it."""

    title: str
    meaning: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    withheld: int
    definition: Mapping[str, Any] = field(default_factory=dict)
    is_counted_anew: bool = False
    """Its definition, or code that it counts with, is not that of the last release."""
    widened: str = ""
    """That it is cut more coarsely than was asked, and why."""

    @property
    def has_of(self) -> bool:
        """Whether any number is out of another: a count is of nothing."""
        return any(row.of for row in self.rows)

    @property
    def has_then(self) -> bool:
        return any(row.then for row in self.rows)


def figures_of(release: Release) -> dict[str, ReleasedFigure]:
    """Every figure of it by name; one query. Of a withdrawn one there are none, but for those who may look."""
    cells: dict[str, dict[Key, Parts]] = {}
    rows = ReleasedCell.objects.filter(release=release).values_list("figure", "key", "part", "number", "reason")
    for figure, key, part, number, reason in rows:
        parts = cells.setdefault(figure, {}).setdefault(tuple(key), {})
        if reason != "not_reached":
            parts[part] = number
    return {
        each["name"]: ReleasedFigure(
            each["name"], each["indicator"], each["kind"], tuple(each["by"]), each["span"], cells.get(each["name"], {})
        )
        for each in release.figures
    }


def sheets_of(release: Release) -> list[Sheet]:
    """Every figure as a table, beside the last release of the same report where there is one and it meant the same."""
    before = figures_of(release.follows) if release.follows else {}
    known = {each["code"]: each for each in release.definitions}
    then = {each["code"]: each["hash"] for each in release.follows.definitions} if release.follows else {}
    changed = {code for code, each in known.items() if then.get(code, each["hash"]) != each["hash"]}
    found = [each for each in figures_of(release).values() if each.cells]
    beside = {each.name: before.get(each.name) for each in found if each.indicator not in changed}
    said = {each["name"]: sentence(each, get_language() or "en") for each in widened(release.figures)}
    tables = tables_called()
    sheets = [(each, sheet_of(each, beside.get(each.name), known[each.indicator], tables)) for each in found]
    return [
        replace(sheet, is_counted_anew=each.indicator in changed, widened=said.get(each.name, ""))
        for each, sheet in sheets
    ]


def said(figure: ReleasedFigure, parts: Parts, language: str | None = None) -> tuple[str, str, bool]:
    """A cell in words, of the page's language where none is given: the number, out of how many, and whether it is withheld."""
    language = language or spoken_language()
    if None in (parts.get("numerator", 0), parts.get("denominator", 0)):
        of = parts.get("denominator")
        return _("withheld"), "" if of is None else _number(of, language), True
    some, of = parts.get("numerator") or 0, parts.get("denominator")
    if figure.kind == "count" or of is None:
        return _number(some, language), "", False
    if not of:
        return _("nobody"), "", False
    if figure.kind == "time":
        reached = parts.get("value")
        if reached is None and "value" in parts:
            return _("withheld"), _number(of, language), True
        return (_("not reached") if reached is None else _number(reached, language)), _number(of, language), False
    value = some / of
    share = _number(value, language) if figure.kind == "ratio" else pictures.percent(value, language)
    return share, _number(of, language), False


def percent_said(share: float) -> str:
    """Whole per cent, with the sign as the language sets it."""
    return pictures.percent(share / 100, spoken_language())


def tables_called() -> dict[str, str]:
    """The name of each table by its code."""
    return dict(SituationTable.objects.values_list("code", "name"))


def quarter_said(code: str) -> str:
    """Q3 2026 for 2026-Q3."""
    year, _dash, quarter = code.partition("-Q")
    return _("Q%(quarter)s %(year)s") % {"quarter": quarter, "year": year}


def span_said(span: Span) -> str:
    """Q3 2026, or Q4 2025 to Q3 2026."""
    first, last = quarter_said(span.codes[0]), quarter_said(span.codes[-1])
    return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}


def label(group: str, code: str, tables: Mapping[str, str] | None = None) -> str:
    """What a piece is called: a code of a list, the name of one of the `tables`, or its own name."""
    fixed = {ALL: _("All"), EMPTY: _("Not recorded"), "true": _("yes"), "false": _("no")}
    if code in fixed:
        return fixed[code]
    if group in ("quarter", "year", "table"):
        return _place_or_time(group, code, tables or {})
    if code in BANDS:
        return BANDS[code].read(get_language() or "en")
    if not (of := _list_of(group)):  # an area, an agency: it is its own name
        return code
    try:
        return load(of).label(code, get_language() or "en")
    except LookupError:
        return code


def _place_or_time(group: str, code: str, tables: Mapping[str, str]) -> str:
    if group == "table":
        return ", ".join(tables.get(each, each) for each in code.split("+"))
    return year_said(code, get_language() or "en") if group == "year" else span_said(Span.read(code))


def heading(group: str) -> str:
    """What a cut is called."""
    from commontable.insight.indicators import GROUPS

    return GROUPS[group].title.read(get_language() or "en") if group in GROUPS else group


def words(texts: Mapping[str, str] | None) -> str:
    """A definition's words, in the reader's language."""
    return (texts or {}).get((get_language() or "en")[:2], (texts or {}).get("en", ""))


def sheet_of(
    figure: ReleasedFigure,
    before: ReleasedFigure | None,
    definition: Mapping[str, Any],
    tables: Mapping[str, str] | None = None,
) -> Sheet:
    """One figure as a table, beside what `before` says at the same places, where it is cut in the same way."""
    same = before is not None and (before.indicator, before.by) == (figure.indicator, figure.by)
    before = before if same else None
    text = definition["text"]
    title = words(text["title"])
    if figure.by:
        title = _("%(title)s, by %(cuts)s") % {
            "title": title,
            "cuts": ", ".join(heading(each).lower() for each in figure.by),
        }
    rows = tuple(_rows(figure, before, tables))
    parts = {"version": definition["version"], "hash": definition["hash"]}
    texts = {name: words(text[name]) for name in ("numerator", "denominator", "unit")}
    caveats = [words(each) for each in text["caveats"]]
    whole = {**parts, **texts, "caveats": caveats}
    heads = tuple(heading(each) for each in figure.by)
    return Sheet(title, words(text["meaning"]), heads, rows, sum(row.is_withheld for row in rows), whole)


def _rows(figure: ReleasedFigure, before: ReleasedFigure | None, tables: Mapping[str, str] | None) -> Iterator[Row]:
    """The whole first. What nobody is under is left out, but where that it is nobody is withheld."""
    called, language = cache(label), spoken_language()  # looked up once, and not once for each of a thousand rows
    for key, parts in sorted(figure.cells.items(), key=lambda cell: _order(cell[0])):
        if figure.by and not any(value is None or value for value in parts.values()) and set(key) != {ALL}:
            continue
        number, of, hidden = said(figure, parts, language)
        then = said(before, before.cells[key], language)[0] if before and key in before.cells else ""
        heads = tuple(
            called(group, code) if group != "table" else label(group, code, tables)
            for group, code in zip(figure.by, key, strict=True)
        )
        yield Row(heads, number, hidden, of, then)


def _order(key: Key) -> tuple[bool, ...]:
    return tuple(code != ALL for code in key)


def _list_of(group: str) -> str:
    from commontable.insight.indicators import GROUPS

    return GROUPS[group].list if group in GROUPS else ""


def _number(value: float, language: str) -> str:
    """A whole number as it is, another to one place; thousands and the point as the language has them."""
    return pictures.number(round(value, 1), language)


def reasons(counted: Mapping[str, Mapping[str, int]]) -> list[tuple[str, int]]:
    """How many numbers were withheld for which reason, over all figures: for the makers."""
    names = {
        "small": _("few people"),
        "dominated": _("one agency or one situation made nearly all of it"),
        "all_or_none": _("all or nobody in one category"),
        "complement": _("to protect another of the same table"),
        "linked": _("to protect another table’s"),
        "earlier": _("to protect what an earlier release withheld"),
    }
    totals: dict[str, int] = {}
    for figure in counted.values():
        for reason, number in figure.items():
            totals[reason] = totals.get(reason, 0) + number
    return [(names[each], totals[each]) for each in names if each in totals]


def places(conflict: Iterable[Mapping[str, Any]]) -> list[str]:
    """Where the verifier could work a number out, in words: the measure, and by what it is cut. No number is in it."""
    tables = tables_called()
    return [_place(each["at"], tables) or each["why"] for each in conflict]


def _place(at: Iterable[tuple[str, str]], tables: Mapping[str, str]) -> str:
    first = sorted(at, key=lambda pair: pair[0] != MEASURE)
    return ", ".join(measure_said(code) if name == MEASURE else _cut_said(name, code, tables) for name, code in first)


def _cut_said(name: str, code: str, tables: Mapping[str, str]) -> str:
    """A cut by two at once is written with a plus, one whose codes overlap with a tilde."""
    groups = name.removesuffix("~").split("+")
    codes = code.split("+") if len(groups) > 1 else [code]
    try:
        return ", ".join(
            f"{heading(group)} {label(group, each, tables)}" for group, each in zip(groups, codes, strict=True)
        )
    except ValueError:  # who is not under a code, or what a release said then
        return f"{heading(groups[0])} {code}"


def measure_said(measure: str) -> str:
    """The title of the indicator by which a number is known; its code where no indicator is called so."""
    from commontable.insight.indicators import indicator

    try:
        return indicator(measure.split(".")[0]).title.read(get_language() or "en")
    except LookupError:
        return measure
