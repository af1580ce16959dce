"""How much of each area of the city? A map from a boundary file the installation supplies; nothing is fetched from anywhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from . import hatch, scales, words
from .bars import said
from .boundaries import Boundaries, Place, fitted, place_for
from .drawing import NARROW, WIDE, Drawing, breadth, points, wrapped
from .multiples import in_order
from .numbers import Count, Ratio
from .picture import Picture
from .tables import Entry, Table, of_count, of_ratio

Number = Count | Ratio
MOST_NAMED = 8
"""So many areas without a number are named; more are counted."""
KEY = 280
"""So wide is the key: beside the map where it has room there, else under it."""
LINE = 16
"""So tall is a line of an area's name, or its number."""


@dataclass(frozen=True)
class Areas:
    """`numbers` by the name of the area, all counts or all shares. `of` says what is counted."""

    name: str
    title: str
    boundaries: Boundaries
    numbers: Mapping[str, Number]
    lang: str
    of: str
    note: str = ""
    ranges: list[tuple[int, int]] = field(init=False)

    def __post_init__(self):
        if len({type(number) for number in self.numbers.values()}) > 1:
            raise ValueError("areas have counts or shares, not both")
        counts = [number.value or 0 for number in self.numbers.values() if isinstance(number, Count)]
        shares = any(isinstance(number, Ratio) for number in self.numbers.values())
        object.__setattr__(self, "ranges", scales.share_steps() if shares else scales.steps(counts))

    @property
    def on_the_map(self) -> dict[str, tuple[str, Number]]:
        """For each area of the file that has a number: the name it is told under, and the number."""
        found = [(self.boundaries.named(name), name) for name in self.numbers]
        return {area: (name, self.numbers[name]) for area, name in found if area}

    @property
    def without_boundary(self) -> list[str]:
        return sorted((name for name in self.numbers if not self.boundaries.named(name)), key=in_order)

    @property
    def without_number(self) -> list[str]:
        return sorted((area for area in self.boundaries.areas if area not in self.on_the_map), key=in_order)


def draw(areas: Areas) -> Picture:
    description = described(areas)
    return Picture(
        name=areas.name,
        title=areas.title,
        note=" ".join(filter(None, [areas.note, *_unmatched(areas)])),
        description=description,
        svg=_drawn(areas, description, wide=True),
        narrow=_drawn(areas, description, wide=False),
        table=table(areas),
        lang=areas.lang,
    )


def _unmatched(areas: Areas) -> list[str]:
    """What the file and the numbers do not have in common, by name as far as a reader wants to read that."""
    without = areas.without_number
    pairs = ("no boundary", areas.without_boundary), ("no number", without if len(without) <= MOST_NAMED else [])
    told = [words.say(key, areas.lang, names=words.listed(names, areas.lang)) for key, names in pairs if names]
    return told + ([words.say("many no number", areas.lang, count=len(without))] if len(without) > MOST_NAMED else [])


def described(areas: Areas) -> str:
    lang, named = areas.lang, sorted(areas.numbers, key=in_order)
    told = [f"{name} {said(areas.numbers[name], lang)}" for name in named if not areas.numbers[name].why]
    hidden = [name for name in named if areas.numbers[name].why]
    start = f"{areas.title}. {words.say('areas', lang, count=len(named))}"
    listed = [f"{areas.of}{words.colon(lang)}{'; '.join(told)}."] if told else []
    return " ".join(
        [
            start,
            *listed,
            *([words.say("withheld said", lang, names="; ".join(hidden))] if hidden else []),
            *_unmatched(areas),
        ]
    )


def table(areas: Areas) -> Table:
    lang = areas.lang
    shares = any(isinstance(number, Ratio) for number in areas.numbers.values())
    header = (words.say("counted", lang), words.say("counted of", lang), areas.of) if shares else (areas.of,)
    rows = [(name, *_entries(areas.numbers[name])) for name in sorted(areas.numbers, key=in_order)]
    return Table((words.say("area", lang), *header), tuple(rows), lang)


def _entries(number: Number) -> tuple[Entry, ...]:
    return (of_count(number),) if isinstance(number, Count) else of_ratio(number)


def _drawn(areas: Areas, description: str, *, wide: bool) -> str:
    rings = fitted(areas.boundaries, float(WIDE if wide else NARROW), 400.0 if wide else 320.0)
    across, tall = (max(place[side] for each in rings.values() for ring in each for place in ring) for side in (0, 1))
    beside = wide and across + 20 <= WIDE - KEY
    name = areas.name if wide else f"{areas.name}-narrow"
    height = max(tall + 4, 130) if beside else tall + scales.KEY_HEIGHT + 44
    drawing = Drawing(name, areas.title, description, areas.lang, width=WIDE if wide else NARROW, height=height)
    for area in sorted(rings, key=in_order):
        _area(drawing, areas, area, rings[area])
    named = {area: label for area in rings if (label := _name_on(areas, area, rings[area]))}
    if len(named) * 2 < len(areas.on_the_map):
        named = {}
    for area in sorted(rings, key=in_order):
        if area in named or not named:
            _number(drawing, areas, area, rings[area], named.get(area))
    _key(drawing, areas, (WIDE - KEY, 4, KEY) if beside else (0, tall + 16, KEY if wide else NARROW))
    return drawing.done()


def _area(drawing: Drawing, areas: Areas, area: str, rings: list[list[Place]]) -> None:
    name, number = areas.on_the_map.get(area, (area, None))
    tip = f"{name}{words.colon(areas.lang)}"
    outline = "".join(points(ring, closed=True) for ring in rings)
    if number is None:
        drawing.path("pic-none", outline, tip + words.say("without number", areas.lang)).set("fill-rule", "evenodd")
    elif number.why:
        hatch.shape(drawing, rings, tip + words.withheld(areas.lang))
    else:
        fill, _upon = _look(areas, number)
        drawing.path(f"{fill} pic-area", outline, tip + said(number, areas.lang)).set("fill-rule", "evenodd")


def _look(areas: Areas, number: Number) -> tuple[str, str]:
    if number.value is None:
        return "pic-none", "pic-text"
    return scales.look(number.value * 100 if isinstance(number, Ratio) else number.value, areas.ranges)


def _name_on(areas: Areas, area: str, rings: list[list[Place]]) -> tuple[list[str], Place] | None:
    """The name in one line or two, and where it has room above its number."""
    name, number = areas.on_the_map.get(area, (area, None))
    if number is None or number.why or number.value is None:
        return None
    for lines in ([name], wrapped(name, breadth(max(name.split(), key=len)))):
        if place := place_for(rings, breadth(max(lines, key=len)) * 0.85, (len(lines) + 1.75) * LINE):
            return lines, place
    return None


def _number(
    drawing: Drawing, areas: Areas, area: str, rings: list[list[Place]], named: tuple[list[str], Place] | None
) -> None:
    """The number in the middle of its area under its name. Without the name, where there is room: on a map without names
    alone, for beside names a number is read as one ("52" is a division, too)."""
    _name, number = areas.on_the_map.get(area, (area, None))
    if number is None or number.why or number.value is None:
        return
    text = (
        words.percent(number.value, areas.lang) if isinstance(number, Ratio) else words.number(number.value, areas.lang)
    )
    upon = _look(areas, number)[1]
    if named:
        lines, (x, y) = named
        top = y + 12 - LINE * (len(lines) + 1) / 2
        for row, line in enumerate(lines):
            drawing.text(f"pic-text pic-middle {upon}", x, top + row * LINE, line)
        drawing.text(f"pic-strong pic-middle {upon}", x, top + len(lines) * LINE, text)
    elif place := place_for(rings, breadth(text) + 6):
        drawing.text(f"pic-text pic-middle {upon}", place[0], place[1] + 4.5, text)


def _key(drawing: Drawing, areas: Areas, at: tuple[float, float, float]) -> None:
    x, y, width = at
    of = f"{areas.of} (%)" if areas.ranges == scales.share_steps() else areas.of
    scales.key(drawing, x, y, width, areas.ranges, of=of, lang=areas.lang)
    if areas.without_number:
        drawing.rect("pic-none", x, y + scales.KEY_HEIGHT + 4, 44, 18)
        drawing.text("pic-quiet", x + 52, y + scales.KEY_HEIGHT + 17, words.say("without number", areas.lang))
