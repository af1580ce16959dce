"""What one hash stands for the whole ledger? The root of the tree over its leaves, in the order of their numbers."""

import hashlib
from collections.abc import Iterable

_NODE = b"\x01"


def root(leaves: Iterable[bytes]) -> bytes:
    """The Merkle tree hash of RFC 9162, 2.1.1, over leaf hashes of 32 bytes; that of nothing for an empty ledger."""
    stack: list[tuple[int, bytes]] = []
    for leaf in leaves:
        stack.append((0, leaf))
        while len(stack) > 1 and stack[-1][0] == stack[-2][0]:
            _join(stack)
    while len(stack) > 1:
        _join(stack)
    return stack[0][1] if stack else hashlib.sha256().digest()


def _join(stack: list[tuple[int, bytes]]) -> None:
    _, right = stack.pop()
    height, left = stack.pop()
    stack.append((height + 1, hashlib.sha256(_NODE + left + right).digest()))
