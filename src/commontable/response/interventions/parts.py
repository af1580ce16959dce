"""Which teams have a part in this situation now?"""

from collections.abc import Iterable
from uuid import UUID

from commontable.response.situations.models import Situation

from .models import Part, Role
from .rules import Parts


def parts_of(situation: Situation) -> Parts:
    """The situation with its lead, co-leads and assisting teams, in one query."""
    roles = Role.objects.filter(situation=situation, ends_at=None).values_list("part", "team_id")
    return parts_from(situation, roles)


def parts_from(situation: Situation, roles: Iterable[tuple[str, UUID]]) -> Parts:
    """The same from (part, team) of each open part, for a page that has them already."""
    held = set(roles)
    lead = next((team for part, team in held if part == Part.LEAD), None)
    assisting, co_leads = (
        frozenset(team for part, team in held if part == wanted) for wanted in (Part.ASSISTING, Part.CO_LEAD)
    )
    return Parts(situation, lead, assisting, co_leads)
