"""Which areas does a boundary file hold? GeoJSON, as cities publish it; read with care, since it comes from outside."""

import json
import unicodedata
from dataclasses import dataclass
from math import cos, isfinite, radians
from typing import Any

Place = tuple[float, float]
Ring = tuple[Place, ...]
LARGEST_FILE = 20_000_000
MOST_AREAS = 2_000
NAMES = ("name", "area", "area_name", "division", "div", "neighbourhood", "nom")


class Unreadable(ValueError):
    """The file is no boundary file that can be drawn; `reason` is `too_large`, `no_geojson`, `no_areas`, `too_many` or `no_name`."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Boundaries:
    """The rings of each area, longitude and latitude flattened to one plane, y downwards."""

    areas: dict[str, tuple[Ring, ...]]

    def named(self, name: str) -> str | None:
        """The area of that name, whatever its capitals, accents and dashes; None when there is none."""
        return next((each for each in self.areas if plain(each) == plain(name)), None)


def plain(name: str) -> str:
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in bare.casefold()).split())


def read(text: str, name_property: str = "") -> Boundaries:
    """The boundaries in a GeoJSON file; the name of an area is in `name_property`, or in the first property that cities use for it."""
    features = _features(text)
    areas: dict[str, tuple[Ring, ...]] = {}
    for feature in features:
        name = _name(feature.get("properties") or {}, name_property)
        areas[name] = areas.get(name, ()) + tuple(_rings(feature.get("geometry") or {}))
    drawable = {name: rings for name, rings in areas.items() if rings}
    if not drawable:
        raise Unreadable("no_areas")
    return Boundaries(_flattened(drawable))


def _features(text: str) -> list[dict[str, Any]]:
    if len(text) > LARGEST_FILE:
        raise Unreadable("too_large")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise Unreadable("no_geojson") from None
    features = found.get("features") if isinstance(found, dict) else None
    if not isinstance(features, list) or not all(isinstance(each, dict) for each in features):
        raise Unreadable("no_geojson")
    if len(features) > MOST_AREAS:
        raise Unreadable("too_many")
    return features


def _name(properties: Any, name_property: str) -> str:
    if not isinstance(properties, dict):
        raise Unreadable("no_geojson")
    by_name = {key.casefold(): value for key, value in properties.items()}
    wanted = [name_property.casefold()] if name_property else [each for each in NAMES if each in by_name][:1]
    value = by_name.get(wanted[0]) if wanted else None
    if not isinstance(value, str | int) or not str(value).strip():
        raise Unreadable("no_name")
    return str(value).strip()


def _rings(geometry: Any) -> list[Ring]:
    if not isinstance(geometry, dict):
        raise Unreadable("no_geojson")
    kind, held = geometry.get("type"), geometry.get("coordinates")
    polygons: Any = {"Polygon": [held], "MultiPolygon": held}.get(str(kind), [])
    try:
        return [tuple(_place(point) for point in ring) for polygon in polygons for ring in polygon if len(ring) > 3]
    except (TypeError, ValueError, IndexError, KeyError, OverflowError):
        raise Unreadable("no_geojson") from None


def _place(point: Any) -> Place:
    east, north = float(point[0]), float(point[1])
    if not (isfinite(east) and isfinite(north) and abs(east) <= 180 and abs(north) <= 90):
        raise ValueError("a place is a longitude and a latitude")
    return east, north


def _flattened(areas: dict[str, tuple[Ring, ...]]) -> dict[str, tuple[Ring, ...]]:
    """East and west as long as they are at the middle latitude."""
    norths = [north for rings in areas.values() for ring in rings for _east, north in ring]
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
