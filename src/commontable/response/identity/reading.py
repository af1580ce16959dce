"""How is a sealed identity read? Each reading is in the ledger before the name is on the page."""

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.keys.sealing import unseal
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind

from .actions import context_of
from .limited import Limited
from .models import SealedIdentity


def read_identity(sealed: SealedIdentity, actor: Actor) -> Limited:
    """Who the person is. Raises KeyNotHeld when no key for it is lent; if the sight cannot be recorded, nothing is read."""
    record(Kind.SAW, "read_identity", actor, sealed)
    return Limited.from_bytes(unseal(sealed.data_key, context_of(sealed), bytes(sealed.sealed)))
