"""When did the table decide? Now, or when the people in the room say it did: what is entered late shifts no clock.

Called inside actions.
"""

from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _

from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.session import moment
from commontable.partnership.meetings.models import Meeting

from .models import Decision, Outcome


def earliest(meeting: Meeting) -> datetime:
    """Before this no decision of the meeting lies: it began as planned, or when it was opened if that was earlier."""
    opened = meeting.opened_at or meeting.starts_at
    return min(opened, meeting.starts_at).replace(second=0, microsecond=0)  # forms give whole minutes


def decided_when(meeting: Meeting, said_at: datetime | None) -> datetime:
    """The moment the clock starts: as said, else now. Where only the end of the meeting is known, that is what is said.

    Raises Invalid for a moment before the meeting began or after now.
    """
    now = moment()
    if said_at is None:
        return now
    if not earliest(meeting) <= said_at <= now:
        raise Invalid(_("The decision must lie between the beginning of the meeting and now. Correct the time."))
    return said_at.astimezone(UTC)  # adding hours to local time would lose one, or gain one, when clocks change


def put_before_the_end(meeting: Meeting, ended_at: datetime) -> None:
    """A meeting entered late ended before it was entered: no decision of it lies after its end, and no clock starts there.

    What was said to be decided earlier stays. Raises Invalid for an end before the meeting began or after now.
    """
    if not earliest(meeting) <= ended_at <= moment():
        raise Invalid(_("The end must lie between the beginning of the meeting and now. Correct the time."))
    end = ended_at.astimezone(UTC)
    late = Decision.objects.filter(meeting=meeting, voided_at=None, decided_at__gt=end)
    for decision in late.select_related("situation__table"):
        decision.decided_at = decision.situation.decided_at = end
        decision.save(update_fields=["decided_at"])
        due = end + timedelta(hours=decision.situation.table.clock_hours)
        decision.situation.due_at = due if decision.outcome == Outcome.MET else None
        decision.situation.save(update_fields=["decided_at", "due_at"])
