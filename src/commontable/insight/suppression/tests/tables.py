"""Which tables do the tests of suppression ask about? Hand-made, enumerated and drawn."""

from collections.abc import Iterable
from itertools import product

import numpy as np

from commontable.insight.suppression.tables import Cell, CountTable, Dimension


def square(rows: Iterable[Iterable[int]], name: str = "table", *, telling: bool = True) -> CountTable:
    """Rows r0, r1 …, columns c0, c1 …, with all margins."""
    counts = [list(row) for row in rows]
    down, across = (
        [f"{letter}{n}" for n in range(size)] for letter, size in (("r", len(counts)), ("c", len(counts[0])))
    )
    cells = [Cell((down[i], across[j]), counts[i][j]) for i, j in product(range(len(down)), range(len(across)))]
    return CountTable.of(
        name, [Dimension.flat("row", down, telling=telling), Dimension.flat("column", across, telling=telling)], cells
    )


def drawn(seed: int, sizes: Iterable[int], mean: float) -> CountTable:
    """Few large counts and many small ones, as divisions and risks are; of any number of dimensions."""
    chance, codes = np.random.default_rng(seed), [[f"{d}.{n}" for n in range(size)] for d, size in enumerate(sizes)]
    cells = [Cell(key, _count(chance, key, mean)) for key in product(*codes)]
    return CountTable.of("drawn", [Dimension.flat(f"d{d}", each) for d, each in enumerate(codes)], cells)


def nested(seed: int, groups: int, inside: int, across: int, mean: float) -> CountTable:
    """Codes within groups within the whole, by something else."""
    chance = np.random.default_rng(seed)
    tree = {f"g{g}": [f"{n}.{g * inside + n}" for n in range(inside)] for g in range(groups)}
    columns = [f"0.{n}" for n in range(across)]
    keys = [(code, column) for codes in tree.values() for code in codes for column in columns]
    cells = [Cell(key, _count(chance, key, mean)) for key in keys]
    return CountTable.of("nested", [Dimension.nested("place", tree), Dimension.flat("kind", columns)], cells)


def _count(chance: np.random.Generator, key: tuple[str, ...], mean: float) -> int:
    rank = np.prod([(int(code.split(".")[1]) + 1) ** -0.8 for code in key])
    return int(chance.poisson(mean * float(rank)))
