"""How does a table's calendar come to be, and how is it changed? Made ahead from the cadence; then people have their say."""

from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.locks import take_turns
from commontable.groundwork.access.session import as_system, moment
from commontable.groundwork.vocabulary.lists import picked
from commontable.partnership.tables.models import SituationTable

from .ahead import missing, untouched
from .models import PLANNED_MINUTES, Cadence, Meeting, MeetingKind
from .rules import may_cancel, may_change_cadence, may_hold_after_all, may_make_ahead, may_move, may_set_cadence


@action(may_make_ahead)
def make_ahead(table: SituationTable, *, actor: Actor) -> int:
    """Put the next eight weeks of the table's cadences in its calendar; returns how many were new."""
    take_turns("plan_meeting", table.pk)
    return _make(table)


@action(may_set_cadence, records=("weekday", "every_weeks", "minutes"))
def add_cadence(
    table: SituationTable,
    *,
    actor: Actor,
    weekday: int,
    at: time,
    starts_on: date,
    every_weeks: int = 1,
    minutes: int = PLANNED_MINUTES,
    ends_on: date | None = None,
) -> Cadence:
    """Say when the table meets; its next eight weeks are made at once. Raises Invalid for a cadence that cannot be."""
    _check(weekday, every_weeks, minutes, starts_on, ends_on)
    take_turns("plan_meeting", table.pk)
    cadence = Cadence.objects.create(
        table=table,
        weekday=weekday,
        at=at,
        every_weeks=every_weeks,
        minutes=minutes,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    _make(table)
    return cadence


@action(may_change_cadence, records=("weekday", "every_weeks", "minutes"))
def change_cadence(
    cadence: Cadence,
    *,
    actor: Actor,
    weekday: int,
    at: time,
    starts_on: date,
    every_weeks: int = 1,
    minutes: int = PLANNED_MINUTES,
    ends_on: date | None = None,
) -> Cadence:
    """Say otherwise when the table meets: replaces what is to come and nobody touched. Raises Invalid as add_cadence."""
    _check(weekday, every_weeks, minutes, starts_on, ends_on)
    take_turns("plan_meeting", cadence.table_id)
    cadence.weekday, cadence.at, cadence.every_weeks = weekday, at, every_weeks
    cadence.minutes, cadence.starts_on, cadence.ends_on = minutes, starts_on, ends_on
    cadence.save()
    with as_system(cadence.table_id):
        # what somebody is moving at this moment is left to them
        replaced = [meeting.pk for meeting in untouched(cadence, moment()).select_for_update(skip_locked=True)]
        Meeting.objects.filter(pk__in=replaced).delete()
    _make(SituationTable.objects.get(pk=cadence.table_id))
    return cadence


@action(may_move)
def move_meeting(meeting: Meeting, *, actor: Actor, starts_at: datetime, minutes: int | None = None) -> Meeting:
    """Hold the meeting at another time; one that was cancelled is held then. Raises Invalid for a time that is past or
    taken by another meeting of the table.
    """
    _free(meeting, starts_at)
    first = meeting.first_planned_at
    meeting.starts_at, meeting.moved_from = starts_at, None if starts_at == first else first
    meeting.minutes = minutes or meeting.minutes
    meeting.cancelled_at, meeting.cancelled_for = None, ""
    meeting.save(update_fields=["starts_at", "moved_from", "minutes", "cancelled_at", "cancelled_for"])
    return meeting


@action(may_cancel, records=("reason",))
def cancel_meeting(meeting: Meeting, *, actor: Actor, reason: str) -> Meeting:
    """Say that the meeting is not held. Who is queued then is heard at the next one."""
    meeting.cancelled_at, meeting.cancelled_for = moment(), picked("meeting_cancellations", reason).code
    meeting.save(update_fields=["cancelled_at", "cancelled_for"])
    return meeting


@action(may_hold_after_all)
def hold_after_all(meeting: Meeting, *, actor: Actor) -> Meeting:
    """Hold the meeting at its time although it was cancelled, or although it is a holiday. Raises Invalid as
    move_meeting does.
    """
    _free(meeting, meeting.starts_at)
    meeting.cancelled_at, meeting.cancelled_for = None, ""
    meeting.save(update_fields=["cancelled_at", "cancelled_for"])
    return meeting


def _make(table: SituationTable) -> int:
    return len(Meeting.objects.bulk_create(missing(table, moment())))


def _check(weekday: int, every_weeks: int, minutes: int, starts_on: date, ends_on: date | None) -> None:
    if not 0 <= weekday <= 6 or every_weeks < 1 or minutes < 1:
        raise Invalid(_("A table meets on a day of the week, every so many weeks, for some minutes."))
    if ends_on and ends_on < starts_on - timedelta(days=1):
        raise Invalid(_("The last day lies before the first."))


def _free(meeting: Meeting, starts_at: datetime) -> None:
    if starts_at <= moment():
        raise Invalid(_("That time is past. Give one that is still to come."))
    take_turns("plan_meeting", meeting.table_id)
    standing = Meeting.objects.standing().filter(table=meeting.table_id, starts_at=starts_at)
    if standing.exclude(kind=MeetingKind.CALL).exclude(pk=meeting.pk).exists():
        raise Invalid(_("A meeting of this table begins at that time already."))
