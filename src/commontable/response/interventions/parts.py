"""Which teams have a part in this situation now?"""

from commontable.response.situations.models import Situation

from .models import Part, Role
from .rules import Parts


def parts_of(situation: Situation) -> Parts:
    """The situation with its lead and assisting teams, in one query."""
    roles = list(Role.objects.filter(situation=situation, ends_at=None).values_list("part", "team_id"))
    lead = next((team for part, team in roles if part == Part.LEAD), None)
    return Parts(situation, lead, frozenset(team for part, team in roles if part == Part.ASSISTING))
