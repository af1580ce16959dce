"""Which routes has the site? Read from the root URLconf, so that a new one is tested the day it lands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import get_resolver, reverse


@dataclass(frozen=True)
class Route:
    """One named route and the words its address takes."""

    name: str
    words: tuple[str, ...]

    def url(self, words: Mapping[str, Any]) -> str:
        """Its address with these words; those it does not take are left out."""
        return reverse(self.name, kwargs={each: words[each] for each in self.words})


def routes() -> list[Route]:
    """Every route of the root URLconf, in its order."""
    return list(_walk(get_resolver().url_patterns))


def _walk(patterns: list, space: str = "", words: tuple[str, ...] = ()) -> Iterator[Route]:
    for pattern in patterns:
        taken = (*words, *pattern.pattern.converters)
        if hasattr(pattern, "url_patterns"):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, inner, taken)
        else:
            yield Route(f"{space}{pattern.name}", taken)
