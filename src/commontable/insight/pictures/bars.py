"""How much of each: sectors, reasons, factors, ages? Bars across, each with its number at its end."""

from dataclasses import dataclass

from . import hatch, limits, words
from .drawing import NARROW, WIDE, Drawing, breadth, wrapped
from .multiples import in_order
from .numbers import Count, Ratio
from .picture import Picture
from .tables import Entry, Percent, Table, of_count, of_ratio

GIVEN, BY_SIZE, BY_NAME = "given", "size", "name"


@dataclass(frozen=True)
class Bar:
    label: str
    number: Count | Ratio


@dataclass(frozen=True)
class Bars:
    """Bars of counts, or of shares, not of both. `order`: `size` puts the longest first and what is withheld last, by name, so that
    its place says nothing; `given` is for what has an order of its own, such as ages; `name` for tables and agencies, which are not ranked.

    `sample` draws the range of 95 % of each share: only where the shares are of a sample. What a table counts is all of
    its situations and no sample of them, so it has no such range."""

    name: str
    title: str
    bars: tuple[Bar, ...]
    lang: str
    order: str = BY_SIZE
    sample: bool = False
    note: str = ""
    counted: tuple[str, str] = ("", "")

    def __post_init__(self):
        if len({type(bar.number) for bar in self.bars}) != 1 or self.order not in (GIVEN, BY_SIZE, BY_NAME):
            raise ValueError("bars are all counts or all shares, in one of three orders")
        if self.sample and not self.are_shares:
            raise ValueError("a count has no range of chance")

    @property
    def are_shares(self) -> bool:
        return isinstance(self.bars[0].number, Ratio)

    @property
    def ordered(self) -> list[Bar]:
        if self.order == GIVEN:
            return list(self.bars)
        if self.order == BY_NAME:
            return sorted(self.bars, key=lambda bar: in_order(bar.label))
        return sorted(self.bars, key=lambda bar: (bool(bar.number.why), -(bar.number.value or 0), in_order(bar.label)))


def draw(bars: Bars) -> Picture:
    description = described(bars)
    sample = [words.say("sample", bars.lang)] if bars.sample else []
    return Picture(
        name=bars.name,
        title=bars.title,
        note=" ".join(filter(None, [bars.note, *sample])),
        description=description,
        svg=_wide(bars, description),
        narrow=_narrow(bars, description),
        table=table(bars),
        lang=bars.lang,
    )


def said(number: Count | Ratio, lang: str) -> str:
    """'31', or '86% · 31 of 36', or 'withheld'."""
    if number.why:
        return words.say("withheld", lang)
    if isinstance(number, Count):
        return words.number(number.value, lang)
    if number.value is None:
        return words.say("none", lang)
    return f"{words.percent(number.value, lang)} · {words.some_of_all(number.numerator or 0, number.denominator or 0, lang)}"


def described(bars: Bars) -> str:
    told = [bar for bar in bars.ordered if not bar.number.why]
    hidden = [bar.label for bar in bars.ordered if bar.number.why]
    named = "; ".join(f"{bar.label} {said(bar.number, bars.lang)}" for bar in told)
    return " ".join(
        [
            f"{bars.title}{words.colon(bars.lang)}{named}." if named else f"{bars.title}.",
            *([words.say("withheld said", bars.lang, names="; ".join(hidden))] if hidden else []),
        ]
    )


def table(bars: Bars) -> Table:
    header = [words.say("name", bars.lang)]
    if not bars.are_shares:
        return Table(
            (*header, bars.counted[0] or words.say("count", bars.lang)),
            tuple(_row(bars, bar) for bar in bars.ordered),
            bars.lang,
        )
    header += [
        bars.counted[0] or words.say("counted", bars.lang),
        bars.counted[1] or words.say("counted of", bars.lang),
    ]
    header += [words.say("share", bars.lang)]
    header += [words.say("lower", bars.lang), words.say("upper", bars.lang)] if bars.sample else []
    return Table(tuple(header), tuple(_row(bars, bar) for bar in bars.ordered), bars.lang)


def _row(bars: Bars, bar: Bar) -> tuple[Entry, ...]:
    if isinstance(bar.number, Count):
        return bar.label, of_count(bar.number)
    numbers = of_ratio(bar.number)
    if not bars.sample:
        return bar.label, *numbers
    ends = _range(bar.number)
    return bar.label, *numbers, *((Percent(ends[0]), Percent(ends[1])) if ends else numbers[-1:] * 2)


def _range(ratio: Count | Ratio) -> tuple[float, float] | None:
    if isinstance(ratio, Count) or ratio.value is None:
        return None
    return limits.wilson(ratio.numerator or 0, ratio.denominator or 0)


def _most(bars: Bars) -> float:
    """What the whole width stands for: all of them, for shares; the most that is told, for counts."""
    return 1.0 if bars.are_shares else max(max((bar.number.value or 0 for bar in bars.bars), default=0), 1)


def _rows(bars: Bars, room: float) -> tuple[list[tuple[Bar, list[str]]], int]:
    """Each bar with its name in lines that fit, and how many lines the longest takes."""
    named = [(bar, wrapped(bar.label, room, 3)) for bar in bars.ordered]
    return named, max(len(lines) for _bar, lines in named)


def _wide(bars: Bars, description: str) -> str:
    labels = min(max(breadth(bar.label) for bar in bars.bars) + 14, 260)
    ends = max(breadth(said(bar.number, bars.lang)) for bar in bars.bars) + 14
    rows, most = _rows(bars, labels - 10)
    tall = 14 + 14 * most
    drawing = Drawing(bars.name, bars.title, description, bars.lang, width=WIDE, height=tall * len(rows) + 8)
    drawing.line("pic-foot", labels, 0, labels, tall * len(rows) + 4)
    for place, (bar, lines) in enumerate(rows):
        middle = tall * (place + 0.5) + 6
        for line, words_ in enumerate(lines):
            drawing.text("pic-text pic-end", labels - 10, middle + 14 * (line - (len(lines) - 1) / 2), words_)
        _bar(drawing, bars, bar, (labels, middle - 13), WIDE - labels - ends)
    return drawing.done()


def _narrow(bars: Bars, description: str) -> str:
    """At 320 px the name stands over its bar."""
    ends = max(breadth(said(bar.number, bars.lang)) for bar in bars.bars) + 12
    rows, most = _rows(bars, NARROW)
    tall, name = 30 + 14 * most, f"{bars.name}-narrow"
    drawing = Drawing(name, bars.title, description, bars.lang, width=NARROW, height=tall * len(rows) + 4)
    for place, (bar, lines) in enumerate(rows):
        for line, words_ in enumerate(lines, start=most - len(lines)):
            drawing.text("pic-text", 0, tall * place + 14 + 14 * line, words_)
        _bar(drawing, bars, bar, (0, tall * place + 7 + 14 * most), NARROW - ends)
    return drawing.done()


def _bar(drawing: Drawing, bars: Bars, bar: Bar, at: tuple[float, float], width: float) -> None:
    (x, y), words_ = at, said(bar.number, bars.lang)
    tip = f"{bar.label}{words.colon(bars.lang)}"
    if bar.number.why:
        hatch.box(drawing, x, y, 44, 17, tip + words.withheld(bars.lang))
        drawing.text("pic-strong", x + 52, y + 13, words_)
        return
    length = width * (bar.number.value or 0) / _most(bars)
    drawing.rect("pic-bar", x, y, length, 17, tip + words_)
    if (ends := _range(bar.number)) and bars.sample:
        for look in ("pic-under", "pic-range"):
            drawing.line(look, x + width * ends[0], y + 8.5, x + width * ends[1], y + 8.5)
        length = max(length, width * ends[1])
    drawing.text("pic-strong", x + length + 8, y + 13, words_)
