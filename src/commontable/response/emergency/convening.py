"""What must a rule of a call know? The open call, who was called and what each answered."""

from commontable.partnership.meetings.models import MeetingKind
from commontable.response.agenda.models import Item
from commontable.response.filters.models import Decision
from commontable.response.interventions.models import Part, Role
from commontable.response.situations.models import Situation

from .models import Call, Called
from .rules import Convened, Heard, Ratifying


def convened(situation: Situation) -> Convened:
    """The situation with its open call, or with none, in three queries."""
    call = open_call(situation)
    if call is None:
        return Convened(situation)
    lead = Role.objects.filter(situation=situation, part=Part.LEAD, ends_at=None)
    return Convened(situation, True, call.called_by_id, call.team_id, heard_in(call), lead.exists(), call)


def open_call(situation: Situation) -> Call | None:
    """The call that is open for this situation. There is one at most: a situation in a call is called no second time."""
    return Call.objects.filter(situation=situation, meeting__closed_at=None).select_related("meeting").first()


def heard_in(call: Call) -> tuple[Heard, ...]:
    """Each called team and its answer; one query."""
    rows = Called.objects.filter(call=call).values_list(
        "team_id", "team__agency_id", "team__agency__is_police", "answer"
    )
    return tuple(Heard(*row) for row in rows)


def ratifying(situation: Situation) -> Ratifying:
    """The standing decision, if a call made it, and whether an open meeting has the situation on its agenda."""
    decision = Decision.objects.filter(situation=situation, voided_at=None, meeting__kind=MeetingKind.CALL).first()
    if decision is None:
        return Ratifying(situation)
    return Ratifying(situation, decision.decided_at, decision.ratified_at is not None, open_item(situation) is not None)


def open_item(situation: Situation) -> Item | None:
    """The line of this situation on the agenda of the meeting that is open; a call is no such meeting."""
    open_now = {"meeting__opened_at__isnull": False, "meeting__closed_at": None}
    return Item.objects.filter(situation=situation, **open_now).exclude(meeting__kind=MeetingKind.CALL).first()
