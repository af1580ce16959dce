"""How does a leaver open nothing that is written from now on? The person's text is sealed anew, under a new key."""

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import moment
from commontable.groundwork.access.verdict import ALLOWED, Verdict, refused
from commontable.groundwork.keys.sealing import destroy, renew_data_key, seal, unseal
from commontable.response.situations.models import Draft

from .actions import context_of
from .models import SealedIdentity


def may_renew(actor: Actor, sealed: SealedIdentity) -> Verdict:
    """Only the team that sealed it can give it a new key."""
    own = sealed.team_id in actor.teams
    return ALLOWED if own else refused("not_your_team", _("Only the team that sealed this can renew its key."))


@action(may_renew)
def renew_key(sealed: SealedIdentity, *, actor: Actor) -> SealedIdentity:
    """Seal one person's record under a new key, given to all who hold the old one now; the old one is destroyed.

    Nobody reads the text by it. Raises KeyNotHeld when the team's key is not lent.
    """
    Draft.objects.get(pk=sealed.draft_id).locked()  # whoever ends a part takes its key with the situation locked
    row = SealedIdentity.objects.select_for_update(of=("self",)).get(pk=sealed.pk)
    old = row.data_key
    text = unseal(old, context_of(row), bytes(row.sealed))
    row.data_key = renew_data_key(old)
    row.revision += 1
    row.sealed, row.sealed_at = seal(row.data_key, context_of(row), text), moment()
    row.save()
    destroy(old)
    return row
