"""How is something told again that nobody can read? By keyed hashes: the same words give the same token, under the same key.

Each master key has a hashing key of its own a purpose, derived from it and never stored. So it is kept where the master keys are,
apart from the database, and goes when they go.
"""

import hmac
from dataclasses import dataclass

from .contexts import canonical
from .holders import master_key
from .secret import Secret

HASH_BYTES = 16
"""128 bits: among a million tokens two differ by chance with a probability below 2 to the 88th."""


@dataclass(frozen=True, slots=True)
class Blinder:
    """Hashes words under one key: `key_id` says under which master key."""

    key_id: bytes
    _key: Secret

    def token(self, *words: str) -> bytes:
        """The token of these words together, in this order."""
        return hmac.digest(self._key, canonical("token", *words), "sha256")[:HASH_BYTES]


def blinders(purpose: str) -> list[Blinder]:
    """One for each master key there is, oldest first: what was hashed before a rotation is still told again."""
    derived = master_key().derived(canonical("blind", purpose))
    return [Blinder(key_id, key) for key_id, key in derived.items()]
