"""Which words does the check know by itself? Read once from `words.toml`."""

import tomllib
from functools import cache
from pathlib import Path

from .tokens import fold


def listed(name: str) -> frozenset[str]:
    """The words of this list."""
    return frozenset(_lists()[name].split())


@cache
def folded(*names: str) -> frozenset[str]:
    """The words of these lists as they read without accents and marks."""
    return frozenset(fold(word) for name in names for word in listed(name))


def lines(name: str) -> list[str]:
    """The lines of this list."""
    return _lists()[name].strip().splitlines()


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
