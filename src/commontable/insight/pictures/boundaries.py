"""Where does each area lie in a drawing? The outlines of a boundary file under their names, flattened and fitted."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import cos, radians

from .boundary_file import Outline, Unreadable, outlines_of
from .simplifying import Place, Ring

__all__ = ["Boundaries", "Place", "Ring", "Unreadable", "fitted", "named_by", "plain", "read"]

NAMES = ("name", "area", "area_name", "division", "div", "neighbourhood", "nom")


@dataclass(frozen=True)
class Boundaries:
    """The rings of each area, longitude and latitude flattened to one plane, y downwards."""

    areas: dict[str, tuple[Ring, ...]]

    @cached_property
    def _plainly(self) -> dict[str, str]:
        return {plain(each): each for each in reversed(self.areas)}

    def named(self, name: str) -> str | None:
        """The area of that name, whatever its capitals, accents and dashes; None when there is none."""
        return self._plainly.get(plain(name))

    def around(self, names: Iterable[str]) -> "Boundaries":
        """These areas, and each whose middle lies among them: of a part of the city the rest is not drawn."""
        wanted = set(names)
        places = [place for name in wanted for ring in self.areas[name] for place in ring]
        (west, north), (east, south) = map(min, zip(*places, strict=True)), map(max, zip(*places, strict=True))
        middles = {
            name: middle(list(max(rings, key=lambda ring: abs(surface(list(ring))))))
            for name, rings in self.areas.items()
        }
        among = {name for name, (x, y) in middles.items() if west <= x <= east and north <= y <= south}
        return Boundaries({name: rings for name, rings in self.areas.items() if name in wanted | among})


def plain(name: str) -> str:
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in bare.casefold()).split())


def read(text: str, name_property: str = "") -> Boundaries:
    """The boundaries in a GeoJSON file; the name of an area is in `name_property`, or in the first property that cities use for it."""
    features = outlines_of(text.encode("utf-8", "replace")).features
    named = {number: _name(each, name_property, number) for number, each in enumerate(features, start=1)}
    return _together(zip(named.values(), features, strict=True))


def named_by(features: Iterable[Outline], name_property: str) -> Boundaries:
    """The boundaries, each under what that property says; a feature of which it says nothing is not there. None named is none."""
    return _together((each.said[name_property], each) for each in features if name_property in each.said)


def _together(features: Iterable[tuple[str, Outline]]) -> Boundaries:
    """Parts of one name are one area."""
    areas: dict[str, tuple[Ring, ...]] = {}
    for name, outline in features:
        areas[name] = areas.get(name, ()) + outline.rings
    return Boundaries(_flattened(areas))


def _name(outline: Outline, name_property: str, number: int) -> str:
    by_name = {key.casefold(): value for key, value in outline.said.items()}
    wanted = [name_property.casefold()] if name_property else [each for each in NAMES if each in by_name][:1]
    value = by_name.get(wanted[0]) if wanted else None
    if value is None:
        raise Unreadable("no_name", feature=number)
    return value


def _flattened(areas: dict[str, tuple[Ring, ...]]) -> dict[str, tuple[Ring, ...]]:
    """East and west as long as they are at the middle latitude."""
    norths = [north for rings in areas.values() for ring in rings for _east, north in ring]
    if not norths:
        return {}
    narrow = cos(radians((min(norths) + max(norths)) / 2))
    return {
        name: tuple(tuple((east * narrow, -north) for east, north in ring) for ring in rings)
        for name, rings in areas.items()
    }


def fitted(boundaries: Boundaries, width: float, height: float) -> dict[str, list[list[Place]]]:
    """The rings in a box of this size, without the points that a drawing of that size cannot show."""
    places = [place for rings in boundaries.areas.values() for ring in rings for place in ring]
    west, north = min(x for x, _y in places), min(y for _x, y in places)
    wide, tall = max(x for x, _y in places) - west, max(y for _x, y in places) - north
    scale = min(width / (wide or 1e-9), height / (tall or 1e-9))
    return {
        name: [thinned([((x - west) * scale, (y - north) * scale) for x, y in ring]) for ring in rings]
        for name, rings in boundaries.areas.items()
    }


def thinned(ring: list[Place], least: float = 0.7) -> list[Place]:
    """The ring with only such points as are a little way from the one before."""
    kept = ring[:1]
    for x, y in ring[1:]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= least:
            kept.append((x, y))
    return kept if len(kept) > 2 else ring[:4]


def surface(ring: list[Place]) -> float:
    """How much it holds, below nothing where it runs the other way round."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def middle(ring: list[Place]) -> Place:
    """The centre of gravity of a ring."""
    whole, x, y = surface(ring) * 6 or 1e-9, 0.0, 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        part = x1 * y2 - x2 * y1
        x, y = x + (x1 + x2) * part, y + (y1 + y2) * part
    return x / whole, y / whole


def place_for(rings: list[list[Place]], wide: float, tall: float = 20) -> Place | None:
    """Where in an area words so wide have room; None where they have none."""
    largest = max(rings, key=lambda ring: abs(surface(ring)))
    across = max(place[0] for place in largest) - min(place[0] for place in largest)
    down = max(place[1] for place in largest) - min(place[1] for place in largest)
    return middle(largest) if wide <= across * 0.7 and down >= tall else None
