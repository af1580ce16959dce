"""How has each share changed from one time to the next? Two points and the line between them, for each."""

from dataclasses import dataclass
from math import ceil, sqrt

from . import hatch, words
from .drawing import NARROW, WIDE, Drawing, breadth, wrapped
from .multiples import in_order
from .numbers import Ratio
from .picture import Picture
from .tables import Entry, Table, of_ratio

ERRORS = 3
"""So many standard errors of a difference are chance still, as on the charts with limits."""
MORE, LESS, CHANCE = "more", "less", "chance"


@dataclass(frozen=True)
class Pair:
    """One thing, then and now. Withheld when either is."""

    name: str
    then: Ratio
    now: Ratio

    @property
    def withheld(self) -> bool:
        return self.then.withheld or self.now.withheld

    @property
    def points(self) -> float | None:
        """By how many points of a hundred it is more now."""
        return None if self.then.value is None or self.now.value is None else 100 * (self.now.value - self.then.value)


@dataclass(frozen=True)
class Change:
    """`times` are what then and now are called."""

    name: str
    title: str
    pairs: tuple[Pair, ...]
    times: tuple[str, str]
    lang: str

    @property
    def ordered(self) -> list[Pair]:
        """The largest now first; what is withheld stands last, by name, so that its place says nothing."""
        return sorted(self.pairs, key=lambda each: (each.withheld, -(each.now.value or 0), in_order(each.name)))

    @property
    def most(self) -> float:
        """Where the axis ends: at a whole tenth."""
        told = [ratio.value or 0 for each in self.pairs if not each.withheld for ratio in (each.then, each.now)]
        return max(ceil(max(told, default=0) * 10 - 1e-9) / 10, 0.1)


def reading(then: Ratio, now: Ratio) -> str:
    """Whether the two shares differ by more than chance allows: three standard errors of the difference."""
    if then.value is None or now.value is None:
        return CHANCE
    one, other = then.denominator or 1, now.denominator or 1
    both = ((then.numerator or 0) + (now.numerator or 0)) / (one + other)
    allowed = ERRORS * sqrt(both * (1 - both) * (1 / one + 1 / other))
    if abs(now.value - then.value) <= allowed + 1e-12:
        return CHANCE
    return MORE if now.value > then.value else LESS


def points_said(points: float, lang: str) -> str:
    """'+4', '−3', '0'."""
    rounded = round(points)
    return f"+{words.number(rounded, lang)}" if rounded > 0 else words.number(rounded, lang)


def said(pair: Pair, lang: str) -> str:
    """'12% to 16%, +4 points'."""
    if pair.withheld:
        return words.say("withheld", lang)
    if pair.points is None:
        return words.say("none", lang)
    span = words.say(
        "then now", lang, then=words.percent(pair.then.value, lang), now=words.percent(pair.now.value, lang)
    )
    return f"{span}, {words.say('points', lang, points=points_said(pair.points, lang))}"


def draw(change: Change) -> Picture:
    description = described(change)
    return Picture(
        name=change.name,
        title=change.title,
        note=words.say("change note", change.lang, then=change.times[0], now=change.times[1]),
        description=description,
        svg=_drawn(change, description, wide=True),
        narrow=_drawn(change, description, wide=False),
        table=table(change),
        lang=change.lang,
    )


def described(change: Change) -> str:
    lang = change.lang
    told = "; ".join(
        f"{each.name}{words.colon(lang)}{said(each, lang)}" for each in change.ordered if not each.withheld
    )
    hidden = "; ".join(each.name for each in change.ordered if each.withheld)
    moved = "; ".join(each.name for each in change.ordered if reading(each.then, each.now) != CHANCE)
    return " ".join(
        [
            f"{change.title}. {change.times[0]}, {change.times[1]}.",
            *([f"{told}."] if told else []),
            words.say("moved", lang, names=moved) if moved else words.say("none moved", lang),
            *([words.say("withheld said", lang, names=hidden)] if hidden else []),
        ]
    )


def table(change: Change) -> Table:
    lang, (then, now) = change.lang, change.times
    header = (words.say("name", lang), then, now, words.say("in points", lang), words.say("reading", lang))
    return Table(header, tuple(_row(each, lang) for each in change.ordered), lang)


def _row(pair: Pair, lang: str) -> tuple[Entry, ...]:
    then, now = (of_ratio(each)[2] for each in (pair.then, pair.now))
    if pair.withheld or pair.points is None:
        return pair.name, then, now, None, words.say("withheld" if pair.withheld else "none", lang)
    return pair.name, then, now, float(round(pair.points, 1)), words.say(f"change {reading(pair.then, pair.now)}", lang)


def _drawn(change: Change, description: str, *, wide: bool) -> str:
    lang, rows = change.lang, change.ordered
    labels = min(max(breadth(each.name) for each in rows) + 24, 300) if wide else 0.0
    ends = breadth(f"{words.say('points', lang, points='+99')}") + 30
    left, top = (labels if wide else 6.0), (52.0 if wide else 70.0)
    right = (WIDE if wide else NARROW) - ends
    tall = 36.0 if wide else 58.0
    name = change.name if wide else f"{change.name}-narrow"
    height = top + tall * len(rows) + 6
    drawing = Drawing(name, change.title, description, lang, width=WIDE if wide else NARROW, height=height)
    _key(drawing, change, left, wide=wide)
    _grid(drawing, change, (left, right, top, height - 6))
    for place, pair in enumerate(rows):
        y = top + tall * (place + 0.5) + (0 if wide else 12)
        for line, word in enumerate(wrapped(pair.name, labels - 14 if wide else NARROW)[: 2 if wide else 1]):
            two = wide and len(wrapped(pair.name, labels - 14)) > 1
            drawing.text(
                "pic-text pic-halo" + (" pic-end" if wide else ""),
                labels - 14 if wide else 0,
                y + (4 + 14 * (line - 0.5 * two) if wide else -16),
                word,
            )
        _pair(drawing, change, pair, (left, right, y))
    return drawing.done()


def _key(drawing: Drawing, change: Change, left: float, *, wide: bool) -> None:
    then, now = change.times
    drawing.circle("pic-node", left + 6, 10, 5)
    drawing.text("pic-quiet", left + 17, 14, then)
    after, down = (left + 17 + breadth(then) + 22, 0) if wide else (left + 6, 20)
    drawing.circle("pic-dot", after, 10 + down, 6)
    drawing.text("pic-quiet", after + 11, 14 + down, now)


def _grid(drawing: Drawing, change: Change, box: tuple[float, float, float, float]) -> None:
    left, right, top, bottom = box
    steps = round(change.most * 10)
    each = max(1, ceil(steps / 4))
    for step in range(0, steps + 1, each):
        x = left + (right - left) * step / steps
        drawing.line("pic-grid" if step else "pic-foot", x, top - 4, x, bottom)
        drawing.text(
            "pic-quiet pic-middle" if step else "pic-quiet", x, top - 10, words.percent(step / 10, change.lang)
        )


def _pair(drawing: Drawing, change: Change, pair: Pair, at: tuple[float, float, float]) -> None:
    left, right, y = at
    tip = f"{pair.name}{words.colon(change.lang)}"
    if pair.withheld:
        hatch.box(drawing, left, y - 9, 44, 18, tip + words.withheld(change.lang))
        drawing.text("pic-strong pic-halo", left + 52, y + 4, words.say("withheld", change.lang))
        return
    if pair.points is None:
        drawing.text("pic-quiet pic-halo", left + 8, y + 4, words.say("none", change.lang))
        return
    then, now = (left + (right - left) * (ratio.value or 0) / change.most for ratio in (pair.then, pair.now))
    moved = reading(pair.then, pair.now) != CHANCE
    drawing.line("pic-line" if moved else "pic-thin", then, y, now, y)
    drawing.circle("pic-node", then, y, 5, f"{tip}{change.times[0]} {words.percent(pair.then.value, change.lang)}")
    drawing.circle("pic-dot", now, y, 6, tip + said(pair, change.lang))
    drawing.text(
        "pic-strong" if moved else "pic-quiet",
        right + 14,
        y + 4,
        words.say("points", change.lang, points=points_said(pair.points, change.lang)),
    )
