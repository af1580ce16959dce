"""Where can the navigation lead?"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """One link of the navigation; `key` is compared with the page's `section`."""

    key: str
    label: str
    url: str
