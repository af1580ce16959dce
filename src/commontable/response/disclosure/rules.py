"""May this person release what the table authorised?"""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused
from commontable.partnership.tables.models import Team
from commontable.response.situations.models import Grant, Situation
from commontable.response.situations.stages import OPEN_WORK

NOT_OURS = refused("not_ours", _("Only the team that brought this can release it."))
ENDED = refused("grant_ended", _("That team has no part any more, so nothing is released to it."))
OVER = refused("not_under_way", _("This is no open intervention any more, so nothing is released."))


def may_release(actor: Actor, grant: Grant) -> Verdict:
    """A member of the originating team releases, while the grant is open."""
    return first_no(ALLOWED if grant.owner_team_id in actor.teams else NOT_OURS, ALLOWED if grant.is_open else ENDED)


def may_still_be_told(actor: Actor, situation: Situation | None) -> Verdict:
    """What a release is for ends with the intervention."""
    return ALLOWED if situation and situation.stage in OPEN_WORK else OVER


def may_renew_all(actor: Actor, situation: Situation) -> Verdict:
    """A member of the originating team renews the keys of its people."""
    return ALLOWED if situation.originating_team_id in actor.teams else NOT_OURS


def may_be_told(actor: Actor, team: Team) -> Verdict:
    """No name is released to a team whose agreement and pledge are not both in force today."""
    bound = team.agreement is not None and team.agreement.in_force(timezone.localdate())
    return (
        ALLOWED if bound else refused("not_bound", _("That team's sharing agreement or pledge is not in force today."))
    )
