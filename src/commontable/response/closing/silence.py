"""When may a situation be closed though its lead said nothing? After the table's own number of meetings, or of days."""

from datetime import datetime
from typing import cast
from uuid import UUID

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import moment
from commontable.groundwork.vocabulary.lists import picked
from commontable.partnership.meetings.models import Meeting, MeetingKind
from commontable.response.interventions.models import Attempt, Role
from commontable.response.interventions.parts import parts_of
from commontable.response.situations import grants
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import Stage

from .models import BarrierMet, Mobilisation, Silence
from .rules import Quiet, may_close_on_silence


def quiet_of(situation: Situation) -> Quiet:
    """How long nobody with a part has reported anything: since the last report, or since this lead leads."""
    parts, now = parts_of(situation), moment()
    since = _last_word(situation, parts.lead)
    meetings = Meeting.objects.filter(table=situation.table_id, closed_at__gt=since).exclude(kind=MeetingKind.CALL)
    table = situation.table
    return Quiet(
        parts,
        days=(now - since).days,
        meetings=meetings.count(),
        longest_days=table.silent_days,
        longest_meetings=table.silent_meetings,
    )


@action(may_close_on_silence, given=quiet_of, records=("reason",))
def close_on_silence(situation: Situation, *, actor: Actor, reason: str) -> Situation:
    """Close it with the conclusion "silence", which counts as neither lowered nor connected."""
    picked("silence_reasons", reason)
    now = moment()
    Silence.objects.create(situation=situation, team_id=cast(UUID, parts_of(situation).lead), reason=reason, at=now)
    situation.stage, situation.conclusion, situation.closed_at = Stage.CLOSED, "silence", now
    situation.save(update_fields=["stage", "conclusion", "closed_at"])
    grants.run_out(situation)
    return situation


def _last_word(situation: Situation, lead: UUID | None) -> datetime:
    said = [
        *Attempt.objects.standing().filter(situation=situation).values_list("recorded_at", flat=True),
        *Mobilisation.objects.filter(situation=situation).values_list("at", flat=True),
        *BarrierMet.objects.filter(situation=situation).values_list("at", flat=True),
        *Role.objects.filter(situation=situation, team=lead, part="lead", ends_at=None).values_list(
            "starts_at", flat=True
        ),
    ]
    return max([situation.decided_at or situation.brought_at, *said])
