"""May this person write or see who somebody is?"""

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, refused
from commontable.response.situations.models import Draft
from commontable.response.situations.rules import may_edit_draft

from .models import SealedIdentity


def may_seal(actor: Actor, draft: Draft) -> Verdict:
    """The team whose draft it is writes who its people are, before bringing and after."""
    own = draft.team_id in actor.teams
    return ALLOWED if own else refused("not_your_team", _("Only the team whose draft this is may do that."))


def may_write(actor: Actor, somebody) -> Verdict:
    """Whoever may seal the draft's people may open the page that does it."""
    return may_seal(actor, somebody.draft)


def may_take_away(actor: Actor, somebody) -> Verdict:
    """A person goes from a draft while it can be edited."""
    return may_edit_draft(actor, somebody.draft)


def may_see(actor: Actor, sealed: SealedIdentity) -> Verdict:
    """Whoever finds the row holds it or has a grant for it; the key decides whether it opens."""
    return ALLOWED if actor.teams else refused("no_team", _("You serve no team, so no name is yours to see."))
