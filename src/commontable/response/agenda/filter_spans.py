"""When did the table hear an item at which filter? Noted as the table moves; called inside actions."""

from uuid import UUID

from django.db.models import F, Value
from django.db.models.functions import Greatest

from commontable.groundwork.access.session import moment
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import Stage

from .models import FilterSpan, Item

FILTER_AT: dict[str, int] = {
    Stage.BROUGHT: 2,
    Stage.FILTER_2: 2,
    Stage.FILTER_3: 3,
    Stage.FILTER_4: 4,
    Stage.INTERVENING: 4,
}
"""What is said of a situation at each stage is said at this filter; at other stages nothing more is said of it."""


def note_filter(situation: Situation) -> None:
    """The situation moved on: if the table is on it, the filter it now stands at begins and the one before ends."""
    now = Item.objects.filter(situation=situation, meeting__closed_at=None, heard_at__isnull=False, done_at=None)
    for item in now:
        enter_filter(item, situation.stage)


def enter_filter(item: Item, stage: str) -> None:
    """The filter of this stage begins for the item, unless it is heard at that filter already."""
    wanted, running = FILTER_AT.get(stage), FilterSpan.objects.filter(item=item, ends_at=None)
    if wanted and running.filter(filter=wanted).exists():
        return
    running.update(ends_at=_ending())
    if wanted:
        FilterSpan.objects.create(item=item, filter=wanted, starts_at=moment())


def end_filters(meeting: UUID) -> None:
    """Whatever filter an item of this meeting was at, it is over."""
    FilterSpan.objects.filter(item__meeting=meeting, ends_at=None).update(ends_at=_ending())


def _ending() -> Greatest:
    """Now, or the moment it began where that was noted in a transaction that began later than this one."""
    return Greatest(F("starts_at"), Value(moment()))
