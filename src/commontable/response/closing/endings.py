"""What must a rule of closing know? The teams, and what the lead has reported."""

from commontable.groundwork.vocabulary.lists import load
from commontable.response.interventions.models import Attempt
from commontable.response.interventions.parts import parts_of
from commontable.response.situations.models import Situation

from .rules import Ending


def connecting_outcomes() -> list[str]:
    """The outcomes of a service that count as connected, by the vocabulary."""
    return [term.code for term in load("mobilization_outcomes") if term.extra.get("counts_as_connected")]


def ending_of(situation: Situation) -> Ending:
    """The situation about to close, in four queries."""
    return Ending(
        parts_of(situation),
        has_attempt=Attempt.objects.standing().filter(situation=situation).exists(),
        has_connection=situation.mobilisations.filter(outcome__in=connecting_outcomes()).exists(),
        has_barrier=situation.barriers.exists(),
    )
