"""How does identity reach a team? The table authorised it; a member of the originating team releases it."""

from typing import cast
from uuid import UUID

from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action, permitted
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.session import moment
from commontable.groundwork.keys import sealing
from commontable.groundwork.vocabulary.lists import picked
from commontable.partnership.tables.models import Team
from commontable.response.identity.models import SealedIdentity
from commontable.response.identity.reading import read_identity
from commontable.response.identity.renewing import renew_key
from commontable.response.repeats.keeping import keep_tokens
from commontable.response.situations.models import Grant, Situation

from .about import may_go, take_consents_turn, told_of
from .models import Disclosure, Mode
from .opening import open_notices
from .renewals import is_due
from .rules import may_be_told, may_release, may_still_be_told


@action(may_release, records=("authority",))
def release(grant: Grant, *, actor: Actor, authority: str) -> Disclosure:
    """Release one person's limited identity to one team, and record that it was told, in one press.

    Pressed twice, the second returns what the first recorded; only kinds of facts added since are told anew.
    Raises Refused when the intervention is over, that team is not bound by its papers, or neither the person's consent nor a
    ground with two agencies stands for it; Invalid when it rests on another authority than the one named, or nothing is
    sealed for the person yet; KeyNotHeld when the originating team's key is not lent.
    """
    picked("authorities", authority)
    # Whoever ends that team's part, or presses at the same moment, locks the situation too.
    found = Situation.objects.select_for_update(of=("self",), no_key=True).filter(pk=grant.situation_id).first()
    permitted(may_still_be_told, actor, found)
    situation = cast(Situation, found)  # whoever may no longer see it was refused
    take_consents_turn(cast(UUID, grant.person_id))
    grant.refresh_from_db()
    permitted(may_release, actor, grant)
    team = Team.objects.select_related("agreement", "agency").get(pk=grant.team_id)
    permitted(may_be_told, actor, team)
    sealed = SealedIdentity.objects.filter(pk=cast(UUID, grant.person_id)).first()
    if sealed is None:
        raise Invalid(_("Nothing is sealed for this person yet. Write who they are in your draft first."))
    if is_due(sealed):  # whoever left opens nothing that is sealed from now on
        sealed = renew_key(sealed, actor=actor)
    limited = read_identity(sealed, actor)
    kinds = limited.kinds
    may_go(told_of(grant, situation, team, kinds), actor, authority)
    sealing.release(sealed.data_key, from_holder=sealed.team_id, to_holder=grant.team_id, grant_id=grant.pk)
    keep_tokens(sealed.pk, situation, limited)
    open_notices(situation, [sealed.pk], authority)
    told = Disclosure.objects.filter(person=grant.person_id, to_team=grant.team_id, at__gte=grant.starts_at)
    return told.filter(kinds=kinds).last() or Disclosure.objects.create(
        situation_id=grant.situation_id,
        person_id=grant.person_id,
        from_team_id=grant.owner_team_id,
        to_team_id=grant.team_id,
        mode=Mode.RELEASED,
        kinds=kinds,
        authority=authority,
        at=moment(),
    )
