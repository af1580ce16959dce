"""Which algorithms seal what? Every sealed value starts with one byte that says, so that they can change one by one."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, MLKEM768X25519PrivateKey, MLKEM768X25519PublicKey, Suite

from .errors import SealBroken, UnknownSuite
from .padding import pad, unpad
from .secret import Secret

AES_256_GCM_PADDED = 0x01
"""A text under a data key: AES-256-GCM, 96-bit random nonce, padded to buckets."""
HPKE_MLKEM768_X25519 = 0x11
"""A data key to a holder: HPKE base mode (RFC 9180), ML-KEM-768 with X25519, HKDF-SHA256, AES-256-GCM."""
AES_256_GCM_SHARE = 0x31
"""A wrapped data key under its share: AES-256-GCM, 96-bit random nonce."""

KEY_BYTES = 32
_NONCE_BYTES = 12
_MLKEM_SEED_BYTES = 64
_MLKEM_PUBLIC_BYTES = 1184
_HPKE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)

PrivateKey = MLKEM768X25519PrivateKey


def new_key() -> Secret:
    """A fresh 256-bit data key."""
    return Secret(os.urandom(KEY_BYTES))


def seal_field(key: bytes, context: bytes, text: bytes) -> bytes:
    """Suite byte, nonce, then the padded text sealed together with its context and its suite."""
    suite, nonce = bytes([AES_256_GCM_PADDED]), os.urandom(_NONCE_BYTES)
    return suite + nonce + AESGCM(key).encrypt(nonce, pad(text), suite + context)


def open_field(key: bytes, context: bytes, sealed: bytes) -> bytes:
    """The text. Raises `SealBroken` when a byte, the key or any part of the context differs."""
    suite, body = _split(sealed, AES_256_GCM_PADDED)
    try:
        return unpad(AESGCM(key).decrypt(body[:_NONCE_BYTES], body[_NONCE_BYTES:], suite + context))
    except (InvalidTag, ValueError):
        raise SealBroken from None


def new_holder_pair() -> tuple[Secret, bytes]:
    """A holder's private key (ML-KEM seed, then X25519: 96 bytes) and public key (1,216 bytes)."""
    lattice, curve = MLKEM768PrivateKey.generate(), X25519PrivateKey.generate()
    private = Secret(lattice.private_bytes_raw() + curve.private_bytes_raw())
    return private, lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()


def load_private(private: bytes) -> PrivateKey:
    """The private key ready for use; about 0.1 ms, so a keyring does it once."""
    return MLKEM768X25519PrivateKey(
        MLKEM768PrivateKey.from_seed_bytes(private[:_MLKEM_SEED_BYTES]),
        X25519PrivateKey.from_private_bytes(private[_MLKEM_SEED_BYTES:]),
    )


def seal_to_holder(public: bytes, context: bytes, key: bytes) -> bytes:
    """Suite byte, then the data key sealed so that only the holder's private key opens it, in this context only."""
    public_key = MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(public[:_MLKEM_PUBLIC_BYTES]),
        X25519PublicKey.from_public_bytes(public[_MLKEM_PUBLIC_BYTES:]),
    )
    suite = bytes([HPKE_MLKEM768_X25519])
    return suite + _HPKE.encrypt(key, public_key, info=suite + context)


def open_as_holder(private: PrivateKey, context: bytes, sealed: bytes) -> Secret:
    """The data key. Raises `SealBroken` for another holder, another context or an altered byte."""
    suite, body = _split(sealed, HPKE_MLKEM768_X25519)
    try:
        return Secret(_HPKE.decrypt(body, private, info=suite + context))
    except InvalidTag:
        raise SealBroken from None


def seal_under_share(share: bytes, context: bytes, wrapped: bytes) -> bytes:
    """Suite byte, nonce, then the wrapped key sealed with its context."""
    suite, nonce = bytes([AES_256_GCM_SHARE]), os.urandom(_NONCE_BYTES)
    return suite + nonce + AESGCM(share).encrypt(nonce, wrapped, suite + context)


def open_under_share(share: bytes, context: bytes, sealed: bytes) -> bytes:
    """The wrapped key. Raises `SealBroken` for another share, another context or an altered byte."""
    suite, body = _split(sealed, AES_256_GCM_SHARE)
    try:
        return AESGCM(share).decrypt(body[:_NONCE_BYTES], body[_NONCE_BYTES:], suite + context)
    except (InvalidTag, ValueError):
        raise SealBroken from None


def is_under_share(sealed: bytes) -> bool:
    """Whether this wrapped key opens with a share alone."""
    return sealed[:1] == bytes([AES_256_GCM_SHARE])


def _split(sealed: bytes, expected: int) -> tuple[bytes, bytes]:
    suite, body = sealed[:1], sealed[1:]
    if suite != bytes([expected]):
        raise UnknownSuite
    return suite, body
