"""Which agencies work together? A node for each, a line for each pair that is told, thicker the more situations they share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil

from . import scales, words
from .drawing import NARROW, WIDE, Drawing, breadth, wrapped
from .marks import mark, marks_of
from .multiples import in_order
from .numbers import Count
from .picture import Picture
from .standing import Place, places
from .tables import Entry, Table, of_count

ROW = 20.0
WIDTHS = (1.0, 2.0, 3.5, 5.5, 8.0)
DIRECT = 14
"""With more agencies than this, nodes have numbers and the names stand in a list beside."""


@dataclass(frozen=True)
class Agency:
    """A node: its name, and its sector or type, which gives it its shape."""

    name: str
    kind: str


@dataclass(frozen=True)
class Network:
    """`links` holds each pair of agencies once, in either order. `of` says what a link counts."""

    name: str
    title: str
    agencies: tuple[Agency, ...]
    links: Mapping[tuple[str, str], Count]
    lang: str
    of: str
    note: str = ""
    ranges: list[tuple[int, int]] = field(init=False)

    def __post_init__(self):
        known = {agency.name for agency in self.agencies}
        wrong = [
            pair
            for pair in self.links
            if pair[0] == pair[1] or not known.issuperset(pair) or (pair[1], pair[0]) in self.links
        ]
        if wrong or len(known) != len(self.agencies):
            raise ValueError(f"a link joins two agencies that are there, once: {wrong}")
        object.__setattr__(self, "ranges", scales.steps(count.value or 0 for count in self.links.values()))

    @property
    def ordered(self) -> list[Agency]:
        return sorted(self.agencies, key=lambda agency: in_order(agency.name))

    @property
    def drawn(self) -> list[tuple[str, str, int]]:
        """The links that are told and are not nothing, the weakest first."""
        told = [(*by_name(pair), count.value) for pair, count in self.links.items() if count.value]
        return sorted(told, key=lambda link: (link[2], in_order(link[0]), in_order(link[1])))

    @property
    def hidden(self) -> int:
        return sum(bool(count.why) for count in self.links.values())


def by_name(pair: tuple[str, str]) -> tuple[str, str]:
    one, other = sorted(pair, key=in_order)
    return one, other


def draw(network: Network) -> Picture:
    description = described(network)
    note = [network.note, words.say("place says nothing", network.lang), _hidden_said(network)]
    return Picture(
        name=network.name,
        title=network.title,
        note=" ".join(filter(None, note)),
        description=description,
        svg=_drawn(network, description, wide=True),
        narrow=_drawn(network, description, wide=False),
        table=table(network),
        lang=network.lang,
    )


def _hidden_said(network: Network) -> str:
    if not network.hidden:
        return ""
    return words.say("link withheld" if network.hidden == 1 else "links withheld", network.lang, count=network.hidden)


def described(network: Network) -> str:
    lang = network.lang
    strongest = [
        f"{one} {words.say('and', lang)} {other} ({words.number(value, lang)})"
        for one, other, value in network.drawn[::-1][:3]
    ]
    return " ".join(
        filter(
            None,
            [
                f"{network.title}. {words.say('agencies', lang, count=len(network.agencies), links=len(network.drawn))}",
                words.say("strongest", lang, names="; ".join(strongest)) if strongest else "",
                _hidden_said(network),
            ],
        )
    )


def table(network: Network) -> Table:
    """By name: the order of the links tells nothing of those that are withheld."""
    header = words.say("one agency", network.lang), words.say("other agency", network.lang), network.of
    pairs = sorted(
        ((by_name(pair), count) for pair, count in network.links.items()),
        key=lambda each: tuple(map(in_order, each[0])),
    )
    rows: list[tuple[Entry, ...]] = [(one, other, of_count(count)) for (one, other), count in pairs]
    return Table(header, tuple(rows), network.lang)


def _drawn(network: Network, description: str, *, wide: bool) -> str:
    agencies, numbered = network.ordered, not wide or len(network.agencies) > DIRECT
    kinds = marks_of([agency.kind for agency in agencies])
    size, columns = ((460.0, 440.0), 2) if wide else ((float(NARROW), 280.0), 1)
    keyed, listed = ROW * len(kinds) + 74, ROW * ceil(len(agencies) / columns) + 8 if numbered else 0
    under = max(size[1], keyed) if wide else size[1] + 16 + keyed
    name = network.name if wide else f"{network.name}-narrow"
    width = WIDE if wide else NARROW
    drawing = Drawing(name, network.title, description, network.lang, width=width, height=under + listed + 8)
    stand = places([agency.name for agency in agencies], network.drawn, size, 44 if numbered else 140)
    for one, other, value in network.drawn:
        _link(drawing, network, (one, stand[one]), (other, stand[other]), value)
    _nodes(drawing, agencies, stand, kinds, numbered=numbered)
    _key(drawing, network, kinds, (500, 8) if wide else (0, size[1] + 16))
    if numbered:
        _list(drawing, agencies, under + 8, width / columns, columns)
    return drawing.done()


def _link(drawing: Drawing, network: Network, one: tuple[str, Place], other: tuple[str, Place], value: int) -> None:
    step = scales.of_five(scales.place_of(value, network.ranges), network.ranges)
    pair = f"{one[0]} {words.say('and', network.lang)} {other[0]}"
    tip = f"{pair}{words.colon(network.lang)}{words.number(value, network.lang)}"
    drawing.line("pic-link", *one[1], *other[1], tip).set("stroke-width", str(WIDTHS[step - 1]))


def _nodes(
    drawing: Drawing, agencies: list[Agency], stand: dict[str, Place], kinds: dict[str, int], *, numbered: bool
) -> None:
    for number, agency in enumerate(agencies, start=1):
        mark(drawing, kinds[agency.kind], *stand[agency.name], tip=f"{agency.name}, {agency.kind}")
        x, y = stand[agency.name]
        if numbered:
            drawing.text("pic-strong pic-halo pic-middle", x, y - 12, str(number))
            continue
        rows = wrapped(agency.name, 110)
        side = "pic-end" if x + 14 + max(map(breadth, rows)) > 500 else ""
        for place, row in enumerate(rows):
            drawing.text(
                f"pic-text pic-halo {side}".strip(),
                x + (-12 if side else 12),
                y + 4 + 14 * place - 7 * (len(rows) - 1),
                row,
            )


def _list(drawing: Drawing, agencies: list[Agency], top: float, width: float, columns: int) -> None:
    """What the numbers mean, down one column and then the next."""
    down = ceil(len(agencies) / columns)
    for place, agency in enumerate(agencies):
        x, y = width * (place // down), top + ROW * (place % down)
        drawing.text("pic-strong pic-end", x + 18, y + 10, str(place + 1))
        drawing.text("pic-text", x + 26, y + 10, wrapped(agency.name, width - 34, 1)[0])


def _key(drawing: Drawing, network: Network, kinds: dict[str, int], at: tuple[float, float]) -> None:
    """What the shapes and the widths mean."""
    x, y = at
    for kind, look in kinds.items():
        mark(drawing, look, x + 9, y + 6)
        drawing.text("pic-quiet", x + 26, y + 10, wrapped(kind, 190 if x else 266, 1)[0])
        y += ROW
    drawing.text("pic-strong", x, y + 20, network.of)
    for place, said in enumerate(scales.ranges_said(network.ranges, 42, network.lang), start=1):
        left, step = x + 44 * (place - 1), scales.of_five(place, network.ranges)
        drawing.line("pic-link", left, y + 38, left + 34, y + 38).set("stroke-width", str(WIDTHS[step - 1]))
        drawing.text("pic-quiet", left, y + 60, said)
