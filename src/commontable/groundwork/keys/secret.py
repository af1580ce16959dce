"""How does key material stay out of logs, error pages and session stores?"""

from typing import NoReturn, SupportsIndex


class Secret(bytes):
    """Bytes which never print and never pickle. Python cannot wipe them: they last until the ring is dropped."""

    def __repr__(self) -> str:
        return f"<Secret: {len(self)} bytes>"

    __str__ = __repr__

    def __reduce_ex__(self, protocol: SupportsIndex) -> NoReturn:
        raise TypeError("A secret is never stored or sent.")
