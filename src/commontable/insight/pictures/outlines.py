"""Which shapes does a boundary file hold, and which of them are areas of the city? Drawn before a map is made of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from . import words
from .boundaries import Boundaries, fitted, place_for
from .drawing import NARROW, WIDE, Drawing, breadth, points
from .multiples import in_order
from .picture import Picture
from .tables import Table


@dataclass(frozen=True)
class Outlined:
    """`areas`: what the city calls each shape that it knows, by the name of the shape."""

    name: str
    title: str
    boundaries: Boundaries
    areas: Mapping[str, str]
    lang: str


def draw(shown: Outlined) -> Picture:
    said = words.say("shapes", shown.lang, count=len(shown.boundaries.areas), matched=len(shown.areas))
    return Picture(
        name=shown.name,
        title=shown.title,
        note=said,
        description=f"{shown.title}. {said}",
        svg=_drawn(shown, said, wide=True),
        narrow=_drawn(shown, said, wide=False),
        table=_table(shown),
        lang=shown.lang,
    )


def _table(shown: Outlined) -> Table:
    none = words.say("no area", shown.lang)
    rows = tuple((shape, shown.areas.get(shape, none)) for shape in sorted(shown.boundaries.areas, key=in_order))
    return Table((words.say("shape", shown.lang), words.say("area of the city", shown.lang)), rows, shown.lang)


def _drawn(shown: Outlined, said: str, *, wide: bool) -> str:
    rings = fitted(shown.boundaries, 480.0 if wide else float(NARROW), 460.0 if wide else 320.0)
    tall = max(y for each in rings.values() for ring in each for _x, y in ring)
    name = shown.name if wide else f"{shown.name}-narrow"
    height = max(tall + 4, 60) if wide else tall + 64
    drawing = Drawing(name, shown.title, said, shown.lang, width=WIDE if wide else NARROW, height=height)
    for shape in sorted(rings, key=in_order):
        look = "pic-h2 pic-area" if shape in shown.areas else "pic-none pic-area"
        tip = f"{shape}{words.colon(shown.lang)}{shown.areas.get(shape) or words.say('no area', shown.lang)}"
        outline = "".join(points(ring, closed=True) for ring in rings[shape])
        drawing.path(look, outline, tip).set("fill-rule", "evenodd")
    for shape in rings:
        place = place_for(rings[shape], breadth(shape) + 4)
        if place:
            drawing.text("pic-text pic-middle", place[0], place[1] + 4.5, shape)
    _key(drawing, shown.lang, *((506, 6) if wide else (0, tall + 12)))
    return drawing.done()


def _key(drawing: Drawing, lang: str, x: float, y: float) -> None:
    for row, (look, key) in enumerate((("pic-h2 pic-area", "area of the city"), ("pic-none pic-area", "no area"))):
        drawing.rect(look, x, y + 24 * row, 30, 18)
        drawing.text("pic-quiet", x + 38, y + 24 * row + 13, words.say(key, lang))
