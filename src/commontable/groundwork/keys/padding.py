"""How long is the text? The ciphertext should not tell: a name must look as long as any other name."""

_BUCKETS = (64, 256, 1024, 4096)
_END = b"\x80"


def pad(text: bytes) -> bytes:
    """The text, an end mark and zeros up to the next bucket: 64, 256, 1,024 or a multiple of 4,096 bytes."""
    marked = text + _END
    return marked.ljust(_bucket(len(marked)), b"\0")


def unpad(padded: bytes) -> bytes:
    """The text as it was before `pad`. Called only on what a seal has already proved unaltered."""
    return padded[: padded.rindex(_END)]


def _bucket(length: int) -> int:
    largest = _BUCKETS[-1]
    whole = -(-length // largest) * largest
    return next((size for size in _BUCKETS if length <= size), whole)
