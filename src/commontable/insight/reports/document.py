"""What is a report, before anybody writes it? Sections of tiles, figures, tables and prose, of numbers already suppressed.

Everything here is said in one language. No true number stands behind a withheld one: it never came this far.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

COUNT, SHARE, DAYS, HOURS, RATIO, POINTS = "count", "share", "days", "hours", "ratio", "points"
UNITS = (COUNT, SHARE, DAYS, HOURS, RATIO, POINTS)


@dataclass(frozen=True)
class Shown:
    """One number as it may be seen. Withheld: `value` is None and `reason` is one of `saying.REASONS`.

    `part` and `whole` are what a share is made of, each None where it is withheld or does not apply.
    """

    value: int | float | None
    unit: str = COUNT
    part: int | None = None
    whole: int | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if self.unit not in UNITS:
            raise ValueError(f"No unit {self.unit}")
        if (self.value is None) != bool(self.reason):
            raise ValueError("A withheld number has a reason, and no other has")
        if self.value is None and self.unit == SHARE and self.part is not None:
            raise ValueError("What a withheld share is made of is withheld with it")

    @property
    def is_withheld(self) -> bool:
        return self.reason == "hidden"


@dataclass(frozen=True)
class Label:
    """A word that stands at the head of a row: its code for machines, its text for people."""

    code: str
    text: str
    href: str = ""


Cell = Label | Shown


@dataclass(frozen=True)
class Column:
    """`key` names it in files; a column of numbers holds Shown, any other Label."""

    key: str
    title: str
    is_number: bool = True


@dataclass(frozen=True)
class Table:
    """The numbers of a figure, row by row. The first column is the head of each row."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"A row of {len(row)} under {len(self.columns)} columns")

    @property
    def numbers(self) -> Iterator[Shown]:
        return (cell for row in self.rows for cell in row if isinstance(cell, Shown))


@dataclass(frozen=True)
class Picture:
    """A drawing of suppressed numbers, for a page and for 320 px. `description` says in words what it shows."""

    svg: str
    title: str
    description: str
    narrow: str = ""
    note: str = ""
    """How to read it."""


@dataclass(frozen=True)
class Tile:
    """One number large, with what it is of."""

    key: str
    title: str
    number: Shown
    definition: str
    before: Shown | None = None
    """The same number of the comparison period."""
    before_label: str = ""
    span: str = ""
    """Over which days it counts, where that is not the report's own period."""
    href: str = ""


@dataclass(frozen=True)
class Tiles:
    tiles: tuple[Tile, ...]


@dataclass(frozen=True)
class Figure:
    """A table of numbers with its definition, its denominator and, where one helps, a picture."""

    key: str
    title: str
    definition: str
    denominator: str
    table: Table
    picture: Picture | None = None
    span: str = ""
    notes: tuple[str, ...] = ()
    href: str = ""
    data: Table | None = None
    """All rows, for files, where a page shows only the largest."""
    map_at: str = ""
    """Where the reader can bring what a map of these numbers is drawn from."""


@dataclass(frozen=True)
class Prose:
    text: str


@dataclass(frozen=True)
class Entry:
    term: str
    meaning: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dictionary:
    """What each number and word of the report means."""

    entries: tuple[Entry, ...]


Block = Tiles | Figure | Prose | Dictionary


@dataclass(frozen=True)
class Section:
    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Withheld:
    """What is hidden of the whole report, and how that was checked."""

    cells_shown: int
    cells: int
    people_share: float | None
    widened: tuple[str, ...] = ()
    """What was made coarser before anything was hidden, as sentences."""
    shares: tuple[Mapping[str, Any], ...] = ()
    """The same as numbers: how much of each of those is shown, and would have been."""
    rule: str = ""
    """How it was decided what is made coarser."""
    method: str = ""
    certificate: str = ""


@dataclass(frozen=True)
class Report:
    """A whole report in one language."""

    code: str
    language: str
    title: str
    place: str
    """The table's name, or the city's."""
    period: str
    audience: str
    """Whom it was released to, in words."""
    threshold: int | None
    taken_on: date
    definitions: str
    headline: str
    sections: tuple[Section, ...]
    withheld: Withheld | None = None
    is_demo: bool = False
    one_page: bool = False
    identifier: str = ""
    hash: str = ""
    file_stem: str = field(default="report")

    @property
    def figures(self) -> Iterator[Figure]:
        return (block for section in self.sections for block in section.blocks if isinstance(block, Figure))

    @property
    def tiles(self) -> Iterator[Tile]:
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Tiles):
                    yield from block.tiles
