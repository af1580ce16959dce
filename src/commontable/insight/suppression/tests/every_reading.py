"""What could a reader of a tiny table work out, if they tried every table there is? No solver: all counts up to a limit."""

from itertools import product

import numpy as np

from commontable.insight.suppression.tables import ALL, CountTable, Key, Published


def ranges(published: Published, table: CountTable, limit: int) -> dict[Key, tuple[int, int]]:
    """Lowest and highest of each withheld number, over all finest counts up to the limit that give what is shown."""
    inner = sorted(cell.key for cell in table.inner)
    every = np.stack(np.meshgrid(*[np.arange(limit + 1, dtype=np.int16)] * len(inner), indexing="ij"), -1).reshape(
        -1, len(inner)
    )
    sums = {key: every[:, [_within(cell, key) for cell in inner]].sum(axis=1) for key in published.values}
    fits = np.ones(len(every), dtype=bool)
    for key, value in published.values.items():
        fits &= True if value is None else sums[key] == value
    withheld = [key for key, value in published.values.items() if value is None]
    return {key: (int(sums[key][fits].min()), int(sums[key][fits].max())) for key in withheld}


def _within(cell: Key, margin: Key) -> bool:
    return all(whole in (code, ALL) for code, whole in zip(cell, margin, strict=True))


def two_by_two(values: tuple[int, ...]) -> list[list[list[int]]]:
    """Every table of two rows and two columns with these counts, one for each way of turning it."""
    tables = {min(_turned(a, b, c, d)) for a, b, c, d in product(values, repeat=4)}
    return [[[a, b], [c, d]] for a, b, c, d in sorted(tables)]


def _turned(a: int, b: int, c: int, d: int) -> list[tuple[int, int, int, int]]:
    upright = [(a, b, c, d), (b, a, d, c), (c, d, a, b), (d, c, b, a)]
    return upright + [(w, y, x, z) for w, x, y, z in upright]
