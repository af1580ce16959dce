"""Which names of towns does the check know? GeoNames' list, read once from `places.txt` (`tools/places.py`)."""

from functools import cache
from pathlib import Path


def is_certainly_a_town(name: str) -> bool:
    """Whether a name of more than one word, or a large city's, folded, is a town's wherever it stands."""
    return name in _lists()["sure"]


def is_a_town(name: str) -> bool:
    """Whether a town is called so, and somebody's family may be too: where it stands tells which."""
    return name in _lists()["any"]


@cache
def _lists() -> dict[str, frozenset[str]]:
    read: dict[str, list[str]] = {}
    for line in (Path(__file__).parent / "places.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            names = read.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            names.append(line)
    return {"sure": frozenset(read["sure"]), "any": frozenset().union(*read.values())}
