"""Which released numbers stand behind a figure? By what they are cut, and each cell told or withheld."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .document import COUNT, DAYS, HOURS, RATIO, SHARE, Shown
from .saying import HIDDEN, NOTHING

ALL = "all"
"""The code that stands for the whole along a dimension."""
Key = tuple[str, ...]
Parts = Mapping[str, float | None]
"""What a cell is made of: "numerator", "denominator", "value", "ninth". None is withheld; a median that was not
reached is not there."""


@dataclass(frozen=True)
class Numbers:
    """All cells of one figure. `kind` is the indicator's: count, share, ratio or time."""

    by: Key
    kind: str
    cells: Mapping[Key, Parts]
    indicator: str = ""
    """Which one it is of; "" is the one that was planned."""
    widened: str = ""
    """That it is cut more coarsely than was planned, and why."""

    def shown(self, key: Key, unit: str = "") -> Shown:
        """One cell; what was not counted at all is a dash."""
        return SHOWN[self.kind](self.cells.get(key), unit)

    @property
    def whole(self) -> Shown:
        """The figure uncut."""
        return self.shown((ALL,) * len(self.by))

    def pair(self, one: str, other: str) -> Shown:
        """Of two dimensions that are the same, how often two codes came together, in whichever order it was counted."""
        return as_count(self.shown((one, other) if (one, other) in self.cells else (other, one)))

    @property
    def is_of_pairs(self) -> bool:
        """Whether both dimensions are the same, so that each pair was counted once."""
        return len(self.by) == 2 and self.by[1] in (f"other_{self.by[0]}", f"with_{self.by[0]}")

    def codes(self, place: int) -> Iterator[str]:
        """Each code of a dimension in the order it came, without the whole."""
        return iter(dict.fromkeys(key[place] for key in self.cells if key[place] != ALL))


def as_count(shown: Shown) -> Shown:
    """Of a share, how many are in it."""
    if shown.value is None:
        return Shown(None, COUNT, reason=shown.reason)
    return Shown(round(shown.value) if shown.part is None else shown.part, COUNT)


def _count(parts: Parts | None, unit: str) -> Shown:
    if parts is None:
        return Shown(None, COUNT, reason=NOTHING)
    number = parts["numerator"]
    return Shown(None, COUNT, reason=HIDDEN) if number is None else Shown(round(number), COUNT)


def _share(parts: Parts | None, unit: str) -> Shown:
    some, of = (None, None) if parts is None else (parts["numerator"], parts["denominator"])
    if parts is not None and (some is None or of is None):
        return Shown(None, SHARE, reason=HIDDEN, whole=None if of is None else round(of))
    if some is None or of is None or not of:
        return Shown(None, SHARE, reason=NOTHING)
    return Shown(some / of, SHARE, round(some), round(of))


def _ratio(parts: Parts | None, unit: str) -> Shown:
    share = _share(parts, unit)
    return Shown(share.value, RATIO, None if share.value is None else share.part, share.whole, share.reason)


def _time(parts: Parts | None, unit: str) -> Shown:
    unit = unit or DAYS
    if parts is None:
        return Shown(None, unit, reason=NOTHING)
    if any(parts[name] is None for name in ("numerator", "denominator", "value") if name in parts):
        return Shown(None, unit, reason=HIDDEN)
    value: Any = parts.get("value")
    if value is None:
        return Shown(None, unit, reason=NOTHING)
    return Shown(value, unit, round(parts["numerator"] or 0), round(parts["denominator"] or 0))


SHOWN = {"count": _count, "share": _share, "ratio": _ratio, "time": _time}
TIME_UNITS = {"hour": HOURS, "day": DAYS}
