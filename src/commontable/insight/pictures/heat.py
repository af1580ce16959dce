"""Which risks come together? A triangle: each pair once, and on the diagonal each alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from . import hatch, scales, words
from .drawing import DIGIT, NARROW, WIDE, Drawing, breadth, wrapped
from .numbers import Count
from .picture import Picture
from .tables import Entry, Table, of_count

FEET = 3
"""So many lines has the name of a column under the triangle."""
FEWER = 8
"""At 320 px, how many categories are drawn; the table has all."""
Pairs = Mapping[tuple[str, str], Count]


@dataclass(frozen=True)
class Heat:
    """`pairs` holds each pair of categories once, in either order, and each category with itself: how often it came at all.

    The categories stand in the order they are given in. `of` says what is counted: 'Situations with both'.
    """

    name: str
    title: str
    categories: tuple[str, ...]
    pairs: Pairs
    lang: str
    of: str
    note: str = ""
    ranges: list[tuple[int, int]] = field(init=False)

    def __post_init__(self):
        missing = [pair for pair in self.wanted() if pair not in self.pairs and pair[::-1] not in self.pairs]
        if missing or not self.categories:
            raise ValueError(f"nothing is said of {missing[:1] or 'any category'}")
        told = [self.at(one, other).value for one, other in self.wanted() if one != other]
        object.__setattr__(self, "ranges", scales.steps(value for value in told if value is not None))

    @property
    def widest(self) -> float:
        """How much room the longest number takes: all stand in their cells, or none."""
        told = (words.number(self.at(*pair).value or 0, self.lang) for pair in self.wanted())
        return max(len(number) for number in told) * DIGIT + 2

    def wanted(self) -> list[tuple[str, str]]:
        return [(one, other) for place, one in enumerate(self.categories) for other in self.categories[: place + 1]]

    def at(self, one: str, other: str) -> Count:
        return self.pairs[one, other] if (one, other) in self.pairs else self.pairs[other, one]


def draw(heat: Heat) -> Picture:
    description = described(heat)
    bare = _layout(heat.categories).width < heat.widest
    note = [heat.note, words.say("diagonal", heat.lang), words.say("numbers in table", heat.lang) if bare else ""]
    return Picture(
        name=heat.name,
        title=heat.title,
        note=" ".join(filter(None, note)),
        description=description,
        svg=_wide(heat, description),
        narrow=_narrow(heat, _most_frequent(heat), description),
        table=table(heat),
        lang=heat.lang,
    )


def described(heat: Heat) -> str:
    lang = heat.lang
    apart = [(one, other) for one, other in heat.wanted() if one != other]
    told = sorted(
        (-(heat.at(*pair).value or 0), place, pair) for place, pair in enumerate(apart) if heat.at(*pair).value
    )
    most = [
        f"{pair[1]} {words.say('and', lang)} {pair[0]} ({words.number(-value, lang)})"
        for value, _place, pair in told[:3]
    ]
    hidden = sum(bool(heat.at(*pair).why) for pair in apart)
    return " ".join(
        [
            f"{heat.title}. {words.say('categories', lang, count=len(heat.categories))}",
            *([words.say("together", lang, names="; ".join(most))] if most else []),
            *([words.say("withheld some", lang, count=hidden, all=len(apart))] if hidden else []),
        ]
    )


def table(heat: Heat) -> Table:
    rows: list[tuple[Entry, ...]] = [
        (one, *(of_count(heat.at(one, other)) for other in heat.categories)) for one in heat.categories
    ]
    return Table((heat.of, *heat.categories), tuple(rows), heat.lang)


def _most_frequent(heat: Heat) -> list[str]:
    """Those that came most often, in their own order; by numbers that are told alone."""
    if len(heat.categories) <= FEWER:
        return list(heat.categories)
    ranked = sorted(heat.categories, key=lambda one: -(heat.at(one, one).value or 0))[:FEWER]
    return [one for one in heat.categories if one in ranked]


@dataclass(frozen=True)
class Layout:
    """Where the cells stand on a page: the names at the left, the key in the empty corner or above."""

    labels: float
    top: float
    width: float
    height: float
    named: bool
    beside: bool

    def x(self, column: int) -> float:
        return self.labels + self.width * column

    def y(self, row: int) -> float:
        return self.top + self.height * row


def _layout(categories: Sequence[str]) -> Layout:
    """Columns are named under the triangle when every word of every name fits; else they have the number of their row."""
    count, longest = len(categories), max(breadth(one) for one in categories)
    labels = min(longest + 40, 200)
    width = min((WIDE - labels) / count, 72)
    named = all("…" not in "".join(wrapped(one, width + 2, FEET)) for one in categories)
    height = max(min(36.0, width * 0.5 + 6), 30.0 if longest + 40 > labels else 18.0)
    beside = count >= 4 and labels + width * 3 + 270 < WIDE
    return Layout(labels, 4 if beside else 4 + scales.KEY_HEIGHT, width, height, named, beside)


def _wide(heat: Heat, description: str) -> str:
    layout, count = _layout(heat.categories), len(heat.categories)
    tall = layout.y(count) + (14 + 15 * FEET if layout.named else 24)
    drawing = Drawing(heat.name, heat.title, description, heat.lang, width=WIDE, height=tall)
    for row, one in enumerate(heat.categories):
        _names(drawing, layout, row, one, count)
        for column, other in enumerate(heat.categories[: row + 1]):
            _cell(drawing, heat, one, other, (layout.x(column), layout.y(row)), (layout.width, layout.height))
    scales.key(drawing, WIDE - 270 if layout.beside else layout.labels, 4, 250, heat.ranges, of=heat.of, lang=heat.lang)
    return drawing.done()


def _names(drawing: Drawing, layout: Layout, row: int, one: str, count: int) -> None:
    """The name at the left of its row, and at the foot of its column."""
    rows = wrapped(one if layout.named else f"{row + 1} {one}", layout.labels - 12)
    for place, words_ in enumerate(rows):
        middle = layout.y(row) + layout.height / 2 + 4.5 + 14 * (place - (len(rows) - 1) / 2)
        drawing.text("pic-text pic-end", layout.labels - 10, middle, words_)
    feet = wrapped(one, layout.width + 2, FEET) if layout.named else [str(row + 1)]
    for place, words_ in enumerate(feet):
        drawing.text(
            "pic-quiet pic-middle", layout.x(row) + layout.width / 2, layout.y(count) + 17 + 15 * place, words_
        )


def _narrow(heat: Heat, drawn: Sequence[str], description: str) -> str:
    """At 320 px each name stands over its row, with the number that names its column."""
    count, top, height = len(drawn), 4 + scales.KEY_HEIGHT, 46.0
    width = min(NARROW / count, 52)
    fewer = len(drawn) < len(heat.categories)
    said = words.say("fewer", heat.lang, some=len(drawn), all=len(heat.categories)) if fewer else ""
    tall, told = top + height * count + (48 if fewer else 24), f"{description} {said}".strip()
    drawing = Drawing(f"{heat.name}-narrow", heat.title, told, heat.lang, width=NARROW, height=tall)
    if said:
        drawing.text("pic-quiet", 0, tall - 6, said)
    for row, one in enumerate(drawn):
        drawing.text("pic-strong", 0, top + height * row + 15, wrapped(f"{row + 1} {one}", NARROW, 1)[0])
        for column, other in enumerate(drawn[: row + 1]):
            _cell(drawing, heat, one, other, (width * column, top + height * row + 20), (width, 25))
        drawing.text("pic-quiet pic-middle", width * (row + 0.5), top + height * count + 17, str(row + 1))
    scales.key(drawing, 0, 4, NARROW, heat.ranges, of=heat.of, lang=heat.lang)
    return drawing.done()


def _cell(
    drawing: Drawing, heat: Heat, one: str, other: str, at: tuple[float, float], size: tuple[float, float]
) -> None:
    number, (x, y), (width, height) = heat.at(one, other), at, size
    pair = one if one == other else f"{other} {words.say('and', heat.lang)} {one}"
    if number.why:
        tip = f"{pair}{words.colon(heat.lang)}{words.withheld(heat.lang)}"
        hatch.box(drawing, x + 1, y + 1, width - 2, height - 2, tip)
        return
    value = number.value or 0
    fill, upon = ("pic-alone", "pic-strong") if one == other else scales.look(value, heat.ranges)
    said = words.number(value, heat.lang)
    drawing.rect(fill, x + 1, y + 1, width - 2, height - 2, f"{pair}{words.colon(heat.lang)}{said}")
    if heat.widest <= width:
        drawing.text(f"pic-text pic-middle {upon}", x + width / 2, y + height / 2 + 4.5, said)
