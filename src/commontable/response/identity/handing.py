"""How does a name go from one team's keeping to another's? Read once by the giver, sealed anew to the receiver's key.

Called inside actions.
"""

from uuid import UUID

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import as_system, moment
from commontable.groundwork.keys.contexts import Compartment, Context
from commontable.groundwork.keys.sealing import seal_to
from commontable.partnership.tables.models import Team

from .models import SealedIdentity
from .reading import read_identity


def hand_identity(people: dict[UUID, UUID], *, to: Team, own_file: UUID, actor: Actor) -> dict[UUID, list[str]]:
    """Seal who these people are to the team, each under a new identifier; returns the kinds of facts of each that went.

    `people` holds the new identifier by the old; who has nothing sealed is passed over. Each reading is a sight in the
    ledger. Called inside an action. Raises KeyNotHeld when the giver's key is not lent.
    """
    told = {}
    for sealed in SealedIdentity.objects.filter(pk__in=people, team__in=actor.teams).order_by("pk"):
        limited, new = read_identity(sealed, actor), people[sealed.pk]
        context = Context(own_file, Compartment.LIMITED, new, "limited", 1)
        with as_system(to.table_id):
            key, text = seal_to(to.pk, context, limited.to_bytes(), table_id=to.table_id)
            SealedIdentity.objects.create(
                id=new,
                team=to,
                draft_id=own_file,
                data_key=key,
                sealed=text,
                revision=1,
                sealed_at=moment(),
                rules_revision=int(limited.has_rules),
            )
        told[sealed.pk] = limited.kinds
    return told
