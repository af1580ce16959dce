"""How does the same measure move at each table? Small pictures with one scale, by name: never a ranking."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from . import axes, hatch, words
from .axes import Plot
from .drawing import NARROW, WIDE, Drawing, wrapped
from .numbers import Ratio
from .periods import Period
from .picture import Picture
from .tables import Entry, Percent, Table, Withheld


@dataclass(frozen=True)
class Multiples:
    """`by_name` holds one share a period for each name; `together` is all of them as one thin line, said by `together_name`."""

    name: str
    title: str
    periods: tuple[Period, ...]
    by_name: Mapping[str, tuple[Ratio, ...]]
    lang: str
    together: tuple[Ratio, ...] = ()
    together_name: str = ""
    note: str = ""

    def __post_init__(self):
        wrong = [name for name, ratios in self.by_name.items() if len(ratios) != len(self.periods)]
        if wrong or not self.by_name or not self.periods:
            raise ValueError(f"one share a period is wanted, and for {wrong or 'nobody'} there is not")

    @property
    def names(self) -> list[str]:
        """By the alphabet, whatever the order they came in."""
        return sorted(self.by_name, key=in_order)


def in_order(name: str) -> tuple[str, str]:
    """As a dictionary orders names, in both languages: accents and capitals count last."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return plain.casefold(), name


def draw(multiples: Multiples) -> Picture:
    description, lang = described(multiples), multiples.lang
    thin = [words.say("thin", lang, name=multiples.together_name)] if multiples.together else []
    return Picture(
        name=multiples.name,
        title=multiples.title,
        note=" ".join(filter(None, [multiples.note, *thin, words.say("no ranking", lang)])),
        description=description,
        svg=_drawn(multiples, description, wide=True),
        narrow=_drawn(multiples, description, wide=False),
        table=table(multiples),
        lang=lang,
    )


def described(multiples: Multiples) -> str:
    lang, last = multiples.lang, multiples.periods[-1]
    latest = [f"{name} {_said(multiples.by_name[name][-1], lang)}" for name in multiples.names]
    span = words.say("from to", lang, count=len(multiples.periods), first=multiples.periods[0].said, last=last.said)
    hidden = sum(ratio.withheld for ratios in multiples.by_name.values() for ratio in ratios)
    whole = len(multiples.names) * len(multiples.periods)
    return " ".join(
        [
            f"{multiples.title}. {span}",
            words.say("at the end", lang, period=last.said, names="; ".join(latest)),
            *([words.say("withheld some", lang, count=hidden, all=whole)] if hidden else []),
        ]
    )


def _said(ratio: Ratio, lang: str) -> str:
    return words.say("withheld", lang) if ratio.withheld else words.percent(ratio.value, lang)


def table(multiples: Multiples) -> Table:
    columns = [(name, multiples.by_name[name]) for name in multiples.names]
    if multiples.together:
        columns.append((multiples.together_name, multiples.together))
    rows = [
        (period.whole, *(_entry(ratios[place]) for _name, ratios in columns))
        for place, period in enumerate(multiples.periods)
    ]
    return Table(
        (words.say("period", multiples.lang), *(name for name, _ratios in columns)), tuple(rows), multiples.lang
    )


def _entry(ratio: Ratio) -> Entry:
    if ratio.withheld:
        return Withheld()
    return None if ratio.value is None else Percent(ratio.value)


def _drawn(multiples: Multiples, description: str, *, wide: bool) -> str:
    across, cell = (3, WIDE / 3) if wide else (2, NARROW / 2)
    tall = 116
    down = ceil(len(multiples.names) / across)
    name = multiples.name if wide else f"{multiples.name}-narrow"
    drawing = Drawing(name, multiples.title, description, multiples.lang, width=cell * across, height=tall * down)
    low, high = axes.share_ends(_values(multiples))
    for place, each in enumerate(multiples.names):
        left, top = cell * (place % across), tall * (place // across)
        plot = Plot(left, top + 24, cell - 52, 50, low, high, len(multiples.periods))
        _one(drawing, multiples, each, plot)
    return drawing.done()


def _values(multiples: Multiples) -> list[float]:
    every = [*multiples.by_name.values(), multiples.together]
    return [ratio.value for ratios in every for ratio in ratios if ratio.value is not None]


def _one(drawing: Drawing, multiples: Multiples, name: str, plot: Plot) -> None:
    ratios, lang = multiples.by_name[name], multiples.lang
    drawing.text("pic-strong", plot.left, plot.top - 10, wrapped(name, plot.width + 44, 1)[0])
    for value in (plot.low, (plot.low + plot.high) / 2, plot.high):
        drawing.line("pic-grid", plot.left, plot.y(value), plot.right, plot.y(value))
    for stretch in axes.stretches([ratio.withheld for ratio in ratios]):
        hatch.box(
            drawing,
            plot.left + plot.step * stretch.start,
            plot.top,
            plot.step * len(stretch),
            plot.height,
            words.withheld(lang),
        )
    axes.through(drawing, "pic-thin", [ratio.value for ratio in multiples.together], plot)
    axes.through(drawing, "pic-line", [ratio.value for ratio in ratios], plot)
    _end(drawing, ratios[-1], plot, lang)
    drawing.text("pic-quiet", plot.left, plot.bottom + 17, multiples.periods[0].said)
    if len(multiples.periods) > 1:
        drawing.text("pic-quiet pic-end", plot.right + 40, plot.bottom + 17, multiples.periods[-1].said)


def _end(drawing: Drawing, last: Ratio, plot: Plot, lang: str) -> None:
    if last.value is not None:
        x, y = plot.x(plot.steps - 1), plot.y(last.value)
        drawing.circle("pic-dot", x, y, 3.5)
        drawing.text("pic-strong pic-halo", x + 8, y + 4, words.percent(last.value, lang))
