"""Where do identifiers come from? From the application, never from the database."""

import os
import time
from uuid import UUID

_VERSION_7 = 0x7000_0000_0000_0000_0000
_VARIANT = 0x8000_0000_0000_0000
_RANDOM_BITS = 0x0FFF_3FFF_FFFF_FFFF_FFFF


def new_id() -> UUID:
    """A UUID version 7 (RFC 9562, 5.7): 48 bits of Unix milliseconds, then 74 random bits.

    New rows land at the end of an index. Never a secret: what may be seen is decided by rules and row policies.
    """
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big") & _RANDOM_BITS
    return UUID(int=(milliseconds << 80) | _VERSION_7 | _VARIANT | random)
