"""How does the lead pass to another team between meetings? A co-chair hands it over; the clock runs on."""

from typing import cast
from uuid import UUID

from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.response.situations.models import Situation

from .models import Part
from .naming import parts_now, take_parts
from .parts import parts_of
from .rules import may_hand_over_lead


@action(may_hand_over_lead, given=parts_of, records=("to", "stays"))
def hand_over_lead(situation: Situation, *, actor: Actor, to: UUID, stays: bool) -> Situation:
    """Let this team lead; who led until now assists (`stays`), or steps out and loses what it was told.

    Raises Invalid for the team that leads already, one that has no place here, or when one agency would be left.
    """
    lead = cast(UUID, parts_of(situation).lead)
    if to == lead:
        raise Invalid(_("That team leads already."))
    wanted = {cell: part for cell, part in parts_now(situation).items() if cell[0] not in (to, lead) or cell[1]}
    wanted = {cell: part for cell, part in wanted.items() if cell[0] != lead or stays}
    if stays:
        wanted[lead, None] = Part.ASSISTING
    take_parts(situation, {(to, None): Part.LEAD} | wanted)
    return situation
