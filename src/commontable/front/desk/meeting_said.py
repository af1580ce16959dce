"""What did our teams say at a meeting that is over, and nobody confirmed yet? Confirmed on its page, a tap each."""

from commontable.groundwork.access.actor import Actor
from commontable.partnership.meetings.models import Meeting
from commontable.response.disclosure.models import Telling
from commontable.response.situations.stages import HIDDEN


def said_by_us(actor: Actor, meeting: Meeting) -> list[Telling]:
    """In order of time; one query, once the meeting is closed."""
    if not (meeting.closed_at and actor.teams):
        return []
    ours = Telling.objects.filter(meeting=meeting, from_team__in=actor.teams, confirmed_at=None)
    kept = ours.exclude(situation__stage__in=HIDDEN)
    return list(kept.select_related("situation").order_by("at", "filter"))
