"""How is a published table kept in the register, and by which hash is it known?"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from .tables import Dimension, Published, Sum


def plain(published: Published) -> dict[str, Any]:
    """What JSON can hold; `read` makes it a table again."""
    return {
        "name": published.name,
        "measure": published.measure,
        "printed": published.printed,
        "dimensions": [_plain_dimension(each) for each in published.dimensions],
        "values": [[*key, value] for key, value in sorted(published.values.items())],
    }


def _plain_dimension(dimension: Dimension) -> dict[str, Any]:
    sums = [[whole, list(parts)] for whole, parts in dimension.sums]
    marks = {"overlapping": dimension.overlapping, "telling": dimension.telling}
    return {"name": dimension.name, "sums": sums, "loose": list(dimension.loose)} | marks


def read(kept: dict[str, Any]) -> Published:
    dimensions = tuple(_dimension(each) for each in kept["dimensions"])
    values = {tuple(row[:-1]): row[-1] for row in kept["values"]}
    return Published(kept["name"], dimensions, values, kept["measure"], kept["printed"])


def _dimension(kept: dict[str, Any]) -> Dimension:
    sums = tuple(Sum(whole, tuple(parts)) for whole, parts in kept["sums"])
    return Dimension(kept["name"], sums, kept["overlapping"], kept["telling"], tuple(kept["loose"]))


def fingerprint(published: Iterable[Published]) -> str:
    """The same for the same tables, in whichever order they are given."""
    lines = sorted(json.dumps(plain(each), sort_keys=True, separators=(",", ":")) for each in published)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
