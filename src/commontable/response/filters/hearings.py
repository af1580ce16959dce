"""What must a rule of filter 2 know? The open meeting, the item now heard, and who is in the room."""

from commontable.partnership.meetings.attending import in_person_now
from commontable.partnership.meetings.models import Meeting, MeetingKind
from commontable.partnership.meetings.quorum import quorum_of
from commontable.response.agenda.models import Item
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import Stage

from .models import Decision
from .rules import Decided, Hearing


def hearing(situation: Situation) -> Hearing:
    """The situation before its table, in five queries. Without an open meeting nobody is present."""
    item = (
        Item.objects.filter(situation=situation, meeting__opened_at__isnull=False, meeting__closed_at=None)
        .exclude(meeting__kind=MeetingKind.CALL)
        .select_related("meeting__table")
        .first()
    )
    called = is_in_call(situation)
    if item is None:
        return Hearing(situation, None, False, (), called)
    now = bool(item.heard_at and not item.done_at)
    teams = in_person_now(item.meeting).values_list("team", "team__agency__sector").distinct()
    quorum = quorum_of(item.meeting, [sector for _team, sector in teams])
    return Hearing(situation, item.meeting, now, in_the_room(item.meeting), called, quorum)


def is_in_call(situation: Situation) -> bool:
    """Whether an emergency call has the situation now: then no other meeting does."""
    return situation.stage == Stage.FILTER_2 and situation.calls.filter(meeting__closed_at=None).exists()


def decided(situation: Situation) -> Decided:
    """The situation with the decision an open meeting took, if it stands; one query."""
    standing = Decision.objects.filter(situation=situation, voided_at=None, meeting__closed_at=None)
    return Decided(situation, standing.first())


def in_the_room(meeting: Meeting) -> tuple:
    """(agency, is police) of each agency with somebody in the room; a team others speak for is not there."""
    return tuple(in_person_now(meeting).values_list("team__agency_id", "team__agency__is_police").distinct())
