"""What outlines does a boundary file hold? GeoJSON, as cities publish it; read with care, since it comes from outside.

What is wrong is said with its place: which feature, which ring, which point, counted from 1.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from .simplifying import Place, Ring, fewer_corners

LARGEST_FILE = 10_000_000
MOST_AREAS = 2_000
MOST_CORNERS = 500_000
DEEPEST = 20
MOST_PROPERTIES, LONGEST_NAME, LONGEST_VALUE = 40, 80, 120
FEWEST_IN_A_RING = 4
"""A ring of three corners says the first of them twice."""
IN_DEGREES = re.compile(r"(CRS:?84|EPSG:{1,2}4326)$", re.IGNORECASE)
A_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
A_BRACKET = re.compile(r"[\[\]{}]")


class Unreadable(ValueError):
    """The file is no boundary file that can be drawn; `reason` is a code, `at` where it is: feature, ring, point; or a line."""

    def __init__(self, reason: str, **at: int):
        super().__init__(reason)
        self.reason, self.at = reason, {name: number for name, number in at.items() if number}


@dataclass(frozen=True)
class Outline:
    """One feature: what the file says of it, and its rings in degrees, east and north."""

    said: Mapping[str, str]
    rings: tuple[Ring, ...]


@dataclass(frozen=True)
class Outlines:
    """All features with a surface. `left_out` are the numbers of those without; `off_by` how many metres a corner moved at most."""

    features: tuple[Outline, ...]
    left_out: tuple[int, ...] = ()
    corners: int = 0
    corners_before: int = 0
    off_by: int = 0

    @property
    def properties(self) -> list[str]:
        """What may hold the name of an area: each property that any feature has, in the file's order."""
        return list(dict.fromkeys(name for each in self.features for name in each.said))

    def plain(self) -> list[dict[str, Any]]:
        """What JSON can hold."""
        return [{"said": dict(each.said), "rings": each.rings} for each in self.features]


def from_plain(kept: Iterable[Mapping[str, Any]]) -> tuple[Outline, ...]:
    """The features as `plain` wrote them."""
    return tuple(
        Outline(each["said"], tuple(tuple((x, y) for x, y in ring) for ring in each["rings"])) for each in kept
    )


def outlines_of(raw: bytes) -> Outlines:
    """What the file holds. Raises Unreadable."""
    features = _features(_loaded(raw))
    found: list[Outline] = []
    left_out: list[int] = []
    for number, feature in enumerate(features, start=1):
        rings = _rings(feature.get("geometry"), number)
        if rings:
            found.append(Outline(_said(feature.get("properties"), number), rings))
        else:
            left_out.append(number)
    if not found:
        raise Unreadable("no_areas")
    return _with_fewer_corners(found, tuple(left_out))


def _with_fewer_corners(found: list[Outline], left_out: tuple[int, ...]) -> Outlines:
    before = sum(len(ring) for each in found for ring in each.rings)
    if before > MOST_CORNERS:
        raise Unreadable("too_many_corners")
    kept, off_by = fewer_corners([each.rings for each in found])
    features = tuple(Outline(each.said, rings) for each, rings in zip(found, kept, strict=True))
    return Outlines(features, left_out, sum(len(ring) for rings in kept for ring in rings), before, off_by)


def _loaded(raw: bytes) -> Any:
    if len(raw) > LARGEST_FILE:
        raise Unreadable("too_large")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise Unreadable("no_text", line=raw[: wrong.start].count(b"\n") + 1) from None
    if _depth(text) > DEEPEST:
        raise Unreadable("too_deep")
    try:
        return json.loads(text)
    except json.JSONDecodeError as wrong:
        raise Unreadable("no_json", line=wrong.lineno) from None
    except (ValueError, RecursionError):
        raise Unreadable("no_json") from None


def _depth(text: str) -> int:
    """How many brackets are open at once at most."""
    now = deepest = 0
    for bracket in A_BRACKET.finditer(A_STRING.sub("", text)):
        now += 1 if bracket[0] in "[{" else -1
        deepest = max(deepest, now)
    return deepest


def _features(found: Any) -> list[dict[str, Any]]:
    features = found.get("features") if isinstance(found, dict) else None
    if not isinstance(features, list):
        raise Unreadable("no_geojson")
    if _is_projected(found.get("crs")):
        raise Unreadable("not_degrees")
    if len(features) > MOST_AREAS:
        raise Unreadable("too_many")
    for number, each in enumerate(features, start=1):
        if not isinstance(each, dict):
            raise Unreadable("no_geojson", feature=number)
    return features


def _is_projected(crs: Any) -> bool:
    """Whether the file says of itself that its numbers are no degrees."""
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return isinstance(name, str) and not IN_DEGREES.search(name)


def _said(properties: Any, number: int) -> dict[str, str]:
    if properties is not None and not isinstance(properties, dict):
        raise Unreadable("no_geojson", feature=number)
    words = {
        tidy(key, LONGEST_NAME): tidy(str(value), LONGEST_VALUE)
        for key, value in (properties or {}).items()
        if isinstance(value, str | int | float) and not isinstance(value, bool)
    }
    return {key: value for key, value in list(words.items())[:MOST_PROPERTIES] if key and value}


def tidy(words: str, longest: int) -> str:
    """The words on one line, without signs that cannot be seen or kept."""
    seen = (" " if sign.isspace() else sign for sign in words if sign.isspace() or unicodedata.category(sign)[0] != "C")
    return " ".join("".join(seen).split())[:longest].strip()


def _rings(geometry: Any, number: int) -> tuple[Ring, ...]:
    if geometry is None:
        return ()
    if not isinstance(geometry, dict):
        raise Unreadable("no_geojson", feature=number)
    held = geometry.get("coordinates")
    polygons: Any = {"Polygon": [held], "MultiPolygon": held}.get(str(geometry.get("type")), [])
    if not isinstance(polygons, list) or not all(isinstance(each, list) for each in polygons):
        raise Unreadable("no_geojson", feature=number)
    listed = [ring for polygon in polygons for ring in polygon]
    return tuple(_ring(ring, number, place) for place, ring in enumerate(listed, start=1))


def _ring(held: Any, feature: int, number: int) -> Ring:
    if not isinstance(held, list):
        raise Unreadable("no_geojson", feature=feature, ring=number)
    ring = tuple(_place(point, feature, number, place) for place, point in enumerate(held, start=1))
    if len(ring) < FEWEST_IN_A_RING or len(set(ring)) < FEWEST_IN_A_RING - 1:
        raise Unreadable("too_short", feature=feature, ring=number)
    if ring[0] != ring[-1]:
        raise Unreadable("not_closed", feature=feature, ring=number)
    return ring


def _place(point: Any, feature: int, ring: int, number: int) -> Place:
    at = {"feature": feature, "ring": ring, "point": number}
    if not isinstance(point, list) or len(point) < 2 or not all(_is_number(each) for each in point[:2]):
        raise Unreadable("no_place", **at)
    east, north = point[0], point[1]
    if not (abs(east) <= 180 and abs(north) <= 90):
        raise Unreadable("not_degrees", **at)
    return float(east), float(north)


def _is_number(each: Any) -> bool:
    if isinstance(each, float):
        return isfinite(each)
    return isinstance(each, int) and not isinstance(each, bool)
