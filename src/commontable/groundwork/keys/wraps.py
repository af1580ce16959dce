"""How does a data key reach one holder? Sealed to its public key, then under the master key.

The outer layer proves where a wrap was made: anybody could seal a key of their own choosing to a public key, put it
in the database and read what is later sealed with it.
"""

import logging

from . import suites
from .contexts import canonical
from .errors import SealBroken
from .holders import master_key
from .models import HolderKey, WrappedKey
from .secret import Secret

log = logging.getLogger(__name__)


def seal_wrap(wrap: WrappedKey, holder_key: HolderKey, data_key: Secret) -> bytes:
    """The data key for this wrap's holder, in this wrap's place only."""
    context = _context(wrap)
    return master_key().wrap(suites.seal_to_holder(bytes(holder_key.public_key), context, data_key), context)


def open_wrap(wrap: WrappedKey, private: suites.PrivateKey) -> Secret:
    """The data key. Raises SealBroken, with a line in the log, when the wrap was altered, moved or made without the master key."""
    context = _context(wrap)
    try:
        return suites.open_as_holder(private, context, master_key().unwrap(bytes(wrap.sealed), context))
    except SealBroken:
        log.error("A wrapped key did not open: wrap %s, data key %s", wrap.pk, wrap.data_key_id)
        raise


def _context(wrap: WrappedKey) -> bytes:
    compartment = wrap.data_key.compartment
    return canonical("wrap", wrap.data_key_id, compartment, wrap.holder_id, wrap.holder_key_version)
