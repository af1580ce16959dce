"""Which shape of a file is which area of the city? By name, whatever its capitals, accents and dashes. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from commontable.insight.pictures.boundaries import Boundaries, named_by
from commontable.insight.pictures.boundary_file import Outline

SHOWN = 3
"""How many values of a property are shown, so that a person knows what it is."""


@dataclass(frozen=True)
class Match:
    """What becomes of a file when one property of it holds the names."""

    named_by: str
    boundaries: Boundaries
    areas: dict[str, str]
    """What the city calls a shape, by the name of the shape."""
    without_shape: tuple[str, ...]
    without_area: tuple[str, ...]
    unnamed: int
    """How many features the property says nothing of."""


@dataclass(frozen=True)
class Property:
    """What may hold the names: how many areas of the city are found by it, and the first values."""

    name: str
    found: int
    values: tuple[str, ...]


def match(features: Sequence[Outline], by: str, areas: Iterable[str]) -> Match:
    """The areas of the city beside the shapes of the file."""
    boundaries = named_by(features, by)
    found = {name: boundaries.named(name) for name in areas}
    shapes = {shape: name for name, shape in found.items() if shape}
    return Match(
        named_by=by,
        boundaries=boundaries,
        areas=shapes,
        without_shape=tuple(name for name, shape in found.items() if not shape),
        without_area=tuple(shape for shape in boundaries.areas if shape not in shapes),
        unnamed=sum(by not in each.said for each in features),
    )


def properties(features: Sequence[Outline], areas: Sequence[str]) -> list[Property]:
    """What may hold the names, the one that finds most areas first, else in the file's order."""
    names = dict.fromkeys(name for each in features for name in each.said)
    found = [_property(features, name, areas) for name in names]
    return sorted(found, key=lambda each: -each.found)


def _property(features: Sequence[Outline], name: str, areas: Sequence[str]) -> Property:
    values = dict.fromkeys(each.said[name] for each in features if name in each.said)
    return Property(name, len(match(features, name, areas).areas), tuple(values)[:SHOWN])
