"""How does a situation end? Services are mobilised, barriers met and told, and the table closes it with a conclusion."""

from uuid import UUID

from commontable.groundwork.access.actions import action, permitted
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import moment
from commontable.groundwork.vocabulary.lists import picked
from commontable.response.agenda.filter_spans import note_filter
from commontable.response.interventions.parts import parts_of
from commontable.response.situations import grants
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import Stage

from .endings import ending_of
from .models import BarrierMet, Mobilisation
from .rules import CONCLUDED_ONLY_IF, may_close, may_report


@action(may_report, given=parts_of, records=("service", "outcome"))
def mobilise(situation: Situation, *, actor: Actor, service: str, outcome: str) -> Mobilisation:
    """Record a service offered and what came of it."""
    picked("service_types", service)
    picked("mobilization_outcomes", outcome)
    return Mobilisation.objects.create(
        situation=situation, team_id=_own_part(situation, actor), service=service, outcome=outcome, at=moment()
    )


@action(may_report, given=parts_of, records=("theme", "service", "wait"))
def meet_barrier(
    situation: Situation,
    *,
    actor: Actor,
    theme: str,
    service: str = "",
    wait: str = "",
    wait_days: int | None = None,
) -> BarrierMet:
    """Record what stood in the way: of the person, of the agencies, of the system. Of a wait in days no band is kept."""
    picked("barrier_themes", theme)
    if service:
        picked("service_types", service)
    if wait:
        picked("wait_bands", wait)
    return BarrierMet.objects.create(
        situation=situation,
        team_id=_own_part(situation, actor),
        theme=theme,
        service=service,
        wait=wait if wait_days is None else "",
        wait_days=wait_days,
        at=moment(),
    )


@action(may_close, given=ending_of, records=("conclusion",))
def close(situation: Situation, *, actor: Actor, conclusion: str) -> Situation:
    """Close the situation with a conclusion. Raises Refused when the record does not bear the conclusion out."""
    picked("conclusions", conclusion)
    if conclusion in CONCLUDED_ONLY_IF:
        permitted(CONCLUDED_ONLY_IF[conclusion], actor, ending_of(situation))
    situation.stage, situation.conclusion, situation.closed_at = Stage.CLOSED, conclusion, moment()
    situation.save(update_fields=["stage", "conclusion", "closed_at"])
    grants.run_out(situation)
    note_filter(situation)
    return situation


def _own_part(situation: Situation, actor: Actor) -> UUID | None:
    """The team this member acts for."""
    return parts_of(situation).acting_for(actor)
