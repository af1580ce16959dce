"""In which order are the items heard? Two neighbours change places, by a press of whoever runs the table."""

from itertools import pairwise
from uuid import UUID

from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid, Stale
from commontable.partnership.meetings.models import Meeting

from .models import Item
from .rules import may_order_agenda


@action(may_order_agenda, records=("item", "past"))
def move_item(meeting: Meeting, *, actor: Actor, item: UUID, past: UUID) -> Item:
    """Let an item change places with its neighbour `past`. Raises Stale with the item when they are neighbours no more.

    Updates stay before what is new, and what was heard keeps its place: only neighbours of one kind, not yet heard,
    change places. Two who move at once both get their way, unless it is about the same two.
    """
    pair = list(Item.objects.filter(meeting=meeting, pk__in=(item, past)).select_related("situation"))
    moved = next((each for each in pair if each.pk == item), None)
    if moved is None or len(pair) < 2:
        raise Invalid(_("That is not on this agenda. Load the page again."))
    if {item, past} not in _neighbours(meeting):
        raise Stale(moved)
    first, second = pair
    first.position, second.position = second.position, first.position
    Item.objects.bulk_update(pair, ["position"])
    return moved


def _neighbours(meeting: Meeting) -> list[set[UUID]]:
    """Each two items next to each other that may change places."""
    ahead = list(Item.objects.filter(meeting=meeting, heard_at=None).order_by("position"))
    return [{one.pk, other.pk} for one, other in pairwise(ahead) if one.kind == other.kind]
