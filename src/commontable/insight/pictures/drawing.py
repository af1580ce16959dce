"""How is an SVG drawing made, element by element, so that no text in it can become markup?"""

import re
from xml.etree import ElementTree as ET

WIDE, NARROW = 720, 296
"""How many units across a drawing is: on a page and on paper, and at 320 px."""
LETTER, DIGIT = 6.4, 7.0
"""How wide a letter of 12 px is taken to be, and a figure in bold, on the safe side."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Drawing:
    """One drawing with its title and description; shapes are added in the order in which they cover each other."""

    def __init__(self, name: str, title: str, description: str, lang: str, *, width: float, height: float):
        if not re.fullmatch(r"[a-z][a-z0-9-]*", name):
            raise ValueError("a picture's name is of small letters, digits and hyphens")
        self.root = ET.Element("svg", xmlns="http://www.w3.org/2000/svg", role="img", lang=lang)
        self.root.set("aria-labelledby", f"{name}-title")
        self.root.set("aria-describedby", f"{name}-desc")
        self.root.set("class", "pic")
        self.root.set("viewBox", f"0 0 {short(width)} {short(height)}")
        self.root.set("width", short(width))
        self.root.set("height", short(height))
        self.add("title", id=f"{name}-title").text = clean(title)
        self.add("desc", id=f"{name}-desc").text = clean(description)

    def add(self, tag: str, look: str = "", **attributes: object) -> ET.Element:
        given = {"class": look} if look else {}
        given |= {name.replace("_", "-"): _written(value) for name, value in attributes.items()}
        return ET.SubElement(self.root, tag, given)

    def path(self, look: str, d: str, tip: str = "") -> ET.Element:
        return self._tipped(self.add("path", look, d=d), tip)

    def line(self, look: str, x1: float, y1: float, x2: float, y2: float, tip: str = "") -> ET.Element:
        return self.path(look, f"M{short(x1)} {short(y1)}L{short(x2)} {short(y2)}", tip)

    def rect(self, look: str, x: float, y: float, width: float, height: float, tip: str = "") -> ET.Element:
        return self._tipped(self.add("rect", look, x=x, y=y, width=max(width, 0), height=max(height, 0)), tip)

    def circle(self, look: str, x: float, y: float, r: float, tip: str = "") -> ET.Element:
        return self._tipped(self.add("circle", look, cx=x, cy=y, r=r), tip)

    def text(self, look: str, x: float, y: float, words: str, *, turned: bool = False) -> ET.Element:
        """Words at a place; `turned` reads upwards, around that place."""
        turn = {"transform": f"rotate(-90 {short(x)} {short(y)})"} if turned else {}
        element = self.add("text", look, x=x, y=y, **turn)
        element.text = clean(words)
        return element

    def _tipped(self, element: ET.Element, tip: str) -> ET.Element:
        if tip:
            ET.SubElement(element, "title").text = clean(tip)
        return element

    def done(self) -> str:
        return ET.tostring(self.root, encoding="unicode")


def short(number: float) -> str:
    """A place in the drawing, to a tenth."""
    rounded = round(number, 1) or 0.0
    return f"{rounded:.1f}".removesuffix(".0")


def _written(value: object) -> str:
    return short(value) if isinstance(value, int | float) else clean(str(value))


def clean(words: str) -> str:
    """The words without what no XML may hold."""
    return _NOT_XML.sub("", words)


def points(places: list[tuple[float, float]], *, closed: bool = False) -> str:
    """A path through these places."""
    return "M" + "L".join(f"{short(x)} {short(y)}" for x, y in places) + ("Z" if closed else "")


def breadth(words: str) -> float:
    return len(words) * LETTER


def wrapped(words: str, room: float, lines: int = 2) -> list[str]:
    """The words in lines no wider than the room, as far as that goes; the last line keeps the rest, cut with a dot of three."""
    most, rows = max(int(room / LETTER), 3), [""]
    for between, word in _pieces(words):
        joined = f"{rows[-1]}{between}{word}".strip()
        if rows[-1] and len(joined) > most and len(rows) < lines:
            rows.append(word)
        else:
            rows[-1] = joined
    return [row if len(row) <= most else f"{row[: most - 1].rstrip()}…" for row in rows]


def _pieces(words: str) -> list[tuple[str, str]]:
    """Each word with what stands before it; a stroke ends one: what follows it may begin a line."""
    return [
        (" " if place == 0 else "", piece)
        for word in words.split(" ")
        for place, piece in enumerate(word.replace("/", "/\0").strip("\0").split("\0"))
    ]


def spread(wanted: list[float], gap: float, low: float, high: float) -> list[float]:
    """Heights as near to those wanted as they can stand without touching, in the same order from top to bottom."""
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    placed: list[float] = []
    for place in order:
        placed.append(max(wanted[place], placed[-1] + gap if placed else low))
    for back in range(len(placed) - 1, -1, -1):
        limit = high if back == len(placed) - 1 else placed[back + 1] - gap
        placed[back] = min(placed[back], limit)
    return [height for _place, height in sorted(zip(order, placed, strict=True))]
