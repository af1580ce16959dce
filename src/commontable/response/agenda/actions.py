"""What happens around the items of a meeting? It is planned, opened, its presence kept, an item turned to."""

from datetime import datetime, timedelta
from typing import cast
from uuid import UUID

from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action, permitted
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.locks import take_turns
from commontable.groundwork.access.session import as_system, moment
from commontable.partnership.meetings.attending import present_teams
from commontable.partnership.meetings.models import Meeting, MeetingKind
from commontable.partnership.tables.models import SituationTable
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import OPEN_WORK, Stage

from .filter_spans import end_filters, enter_filter
from .models import Item, ItemKind
from .presence import of_member
from .room import follow, let_in, let_read
from .rules import may_hear_update, may_open_meeting, may_plan_meeting, may_run_meeting


@action(may_plan_meeting)
def plan_meeting(table: SituationTable, *, actor: Actor, starts_at: datetime) -> Meeting:
    """Put a meeting in the table's calendar. Raises Invalid when one begins at that time already."""
    take_turns("plan_meeting", table.pk)
    if Meeting.objects.standing().filter(table=table, starts_at=starts_at).exists():
        raise Invalid(_("A meeting of this table begins at that time already."))
    return Meeting.objects.create(table=table, starts_at=starts_at, kind=MeetingKind.EXTRA)


@action(may_open_meeting)
def open_meeting(meeting: Meeting, *, actor: Actor, opened_at: datetime | None = None) -> Meeting:
    """Open the meeting: the agenda is built, updates first, and the co-chair who opens it is in the room.

    Nobody else is until they say so or are marked. Teams in the room read the record of each item until it closes.
    `opened_at` is for a meeting that is entered late. Raises Invalid while another meeting of this table is open.
    """
    take_turns("open_meeting", meeting.table_id)
    running = Meeting.objects.standing().filter(table=meeting.table_id, opened_at__isnull=False, closed_at=None)
    if running.exclude(kind=MeetingKind.CALL).exists():
        raise Invalid(_("Another meeting of this table is still open. Close it first."))
    meeting.opened_at = opened_when(meeting, opened_at)
    meeting.save(update_fields=["opened_at"])
    with as_system(meeting.table_id):  # nobody's recusal takes a situation off the agenda
        build_agenda(meeting)
    let_in(meeting, [of_member(meeting, cast(UUID, actor.member))])
    return meeting


@action(may_run_meeting)
def add_brought(meeting: Meeting, *, actor: Actor) -> int:
    """Put what was brought since the meeting opened at the end of its agenda; returns how many."""
    with as_system(meeting.table_id):  # nobody's recusal takes a situation off the agenda
        added = _brought_since(meeting)
        Item.objects.bulk_create(added)
        let_read(meeting, present_teams(meeting))
    return len(added)


@action(may_hear_update)
def hear_update(item: Item, *, actor: Actor) -> Item:
    """Turn the meeting to the report on an accepted situation."""
    permitted(may_run_meeting, actor, item.meeting.locked())  # it may be closing at this moment
    turn_to(item)
    return item


def opened_when(meeting: Meeting, said_at: datetime | None) -> datetime:
    """Now, or when the people in the room say it was: not to come, and at most a day before it was planned.

    Raises Invalid for any other moment.
    """
    now = moment()
    if said_at is None:
        return now
    if not meeting.starts_at - timedelta(days=1) <= said_at <= now:
        raise Invalid(_("A meeting was opened at most a day before it was planned, and not later than now."))
    return said_at


def build_agenda(meeting: Meeting) -> None:
    """Queue what a call decided and the table has yet to ratify, then updates, then what was brought, each by number."""
    queued = Situation.objects.filter(table=meeting.table_id, stage__in=[*OPEN_WORK, Stage.BROUGHT])
    called = {
        "decisions__meeting__kind": MeetingKind.CALL,
        "decisions__voided_at": None,
        "decisions__ratified_at": None,
    }
    first = set(queued.filter(**called).values_list("pk", flat=True))
    ordered = sorted(
        queued, key=lambda each: (each.pk not in first, each.stage == Stage.BROUGHT, each.year, each.sequence)
    )
    Item.objects.bulk_create(
        [
            Item(meeting=meeting, situation=situation, kind=_kind(situation), position=position)
            for position, situation in enumerate(ordered, start=1)
        ]
    )


def turn_to(item: Item) -> None:
    """Mark the item as the one now heard, and whatever was heard before as done. Called inside an action.

    Its filter begins; who stepped out of the item before is back, who stepped out of this one goes again.
    """
    with as_system(_table_of(item.meeting_id)):  # a co-chair may have stepped out of the item heard before
        # Two co-chairs turn to two items at once: the later one must see what the earlier one did.
        list(Item.objects.filter(meeting=item.meeting_id).order_by("pk").select_for_update(of=("self",), no_key=True))
        finish_current(item.meeting_id)
        item.heard_at, item.done_at = item.heard_at or moment(), None
        item.save(update_fields=["heard_at", "done_at"])
        follow(item)
        enter_filter(item, Situation.objects.get(pk=item.situation_id).stage)


def leave(item: Item) -> None:
    """Mark this item as done, if it is the one now heard. Called inside an action."""
    now = Item.objects.filter(pk=item.pk, heard_at__isnull=False, done_at=None)
    if now.update(done_at=moment()):
        end_filters(item.meeting_id)


def finish_current(meeting: UUID) -> None:
    """Mark the item now heard, if any, as done. Called inside an action."""
    with as_system(_table_of(meeting)):
        Item.objects.filter(meeting=meeting, heard_at__isnull=False, done_at=None).update(done_at=moment())
        end_filters(meeting)


def _table_of(meeting: UUID) -> UUID:
    return Meeting.objects.values_list("table_id", flat=True).get(pk=meeting)


def _brought_since(meeting: Meeting) -> list[Item]:
    items = Item.objects.filter(meeting=meeting)
    brought = Situation.objects.filter(table=meeting.table_id, stage=Stage.BROUGHT).exclude(items__in=items)
    start = (items.order_by("-position").values_list("position", flat=True).first() or 0) + 1
    return [
        Item(meeting=meeting, situation=situation, kind=ItemKind.NEW, position=start + place)
        for place, situation in enumerate(brought.order_by("year", "sequence"))
    ]


def _kind(situation: Situation) -> str:
    return ItemKind.NEW if situation.stage == Stage.BROUGHT else ItemKind.UPDATE
