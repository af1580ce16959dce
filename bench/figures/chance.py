"""How is one column of very many rows drawn, quickly and the same each time?"""

import numpy as np
import pyarrow as pa


class Chance:
    """One stream of draws. The same seed draws the same rows."""

    def __init__(self, seed: int | tuple[int, ...]) -> None:
        self.rng = np.random.default_rng(seed)

    def which(self, weights: np.ndarray, many: int) -> np.ndarray:
        """The number of one option for each row, by weight."""
        edges = np.cumsum(np.asarray(weights, dtype=float))
        drawn = np.searchsorted(edges, self.rng.random(many) * edges[-1], side="right")
        return np.minimum(drawn, len(edges) - 1)

    def so(self, share: float, many: int) -> np.ndarray:
        return self.rng.random(many) < share

    def count(self, mean: float, many: int, least: int, most: int) -> np.ndarray:
        return np.clip(least + self.rng.poisson(mean, many), least, most)


def words(codes: list[str], numbers: np.ndarray, missing: np.ndarray | None = None) -> pa.Array:
    """The codes of these numbers, as a column of text."""
    indices = pa.array(numbers, pa.int32(), mask=missing)
    return pa.DictionaryArray.from_arrays(indices, pa.array(codes, pa.string())).cast(pa.string())


def numbers(values: np.ndarray, kind: pa.DataType, missing: np.ndarray | None = None) -> pa.Array:
    return pa.array(values, mask=missing).cast(kind)


def surrogates(first: int, many: int) -> np.ndarray:
    """Ids in no order that never meet: an odd factor, then a shift, each a bijection of 62 bits."""
    mixed = (np.arange(first, first + many, dtype=np.uint64) + np.uint64(1)) * np.uint64(0x1E3779B97F4A7C15)
    mixed &= np.uint64((1 << 62) - 1)
    mixed ^= mixed >> np.uint64(31)
    return mixed.astype(np.int64)


def heavy_tailed(many: int) -> np.ndarray:
    """Shares of tables: the largest sees many times the mean."""
    ranks = np.arange(1, many + 1, dtype=float)
    return (ranks**-0.9) / (ranks**-0.9).sum()
