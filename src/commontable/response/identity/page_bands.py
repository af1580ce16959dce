"""Which room is a page with a name in?"""

from django.utils.translation import gettext as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.design import bands
from commontable.partnership.agencies.models import Member
from commontable.response.situations.around import people_of

from .finding import Somebody
from .models import SealedIdentity, YouthRecord


def of_draft(somebody: Somebody) -> bands.Band:
    """Our own space, with those of the team who can read it."""
    return bands.own_space(somebody.draft.team.name, people_of(somebody.draft.team))


def of_youth(youth: YouthRecord) -> bands.Band:
    """Our own space, narrowed to those on the record's own list."""
    listed = Member.objects.filter(pk__in=youth.readers).order_by("name").values_list("name", flat=True)
    return bands.own_space(youth.team.name, tuple(listed))


def of_sealed(sealed: SealedIdentity, actor: Actor) -> bands.Band:
    """Our own space for the team that wrote it, the intervention for a team it was given to."""
    if sealed.team_id in actor.teams:
        return bands.own_space(sealed.team.name, people_of(sealed.team))
    return bands.Band(
        room=bands.FEW,
        word_detail=sealed.team.name,
        names_line=_("Names may be here"),
        names_detail=_("only what each team needs"),
        who_line=_("The teams it was released to"),
        who_detail=_("and the team that holds it; each reading is recorded"),
        seats=(bands.PRESENT,) * 2,
        filter=4,
    )
