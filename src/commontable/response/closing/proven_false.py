"""What if the risk was never acutely elevated? From filter 3 on it closes at once, and every name is withdrawn."""

from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.session import as_system, moment
from commontable.groundwork.vocabulary.lists import load
from commontable.response.agenda.filter_spans import note_filter
from commontable.response.disclosure.taking_back import SEALED, take_back
from commontable.response.repeats.keeping import forget
from commontable.response.situations import grants
from commontable.response.situations.models import Compartment, Grant, Situation
from commontable.response.situations.stages import Stage

from .rules import may_prove_false

WORDS = ("lead", "originator")
"""On whose word AER is proven false."""


@action(may_prove_false, records=("conclusion", "word"))
def prove_false(situation: Situation, *, actor: Actor, conclusion: str, word: str) -> Situation:
    """Close what was no acutely elevated risk, on the `word` of the lead or of the originator.

    Every name goes from every team it was authorised or released to, key too; the record stays as of any closed
    situation. Raises Invalid for a conclusion that says something else, or nobody's word.
    """
    if conclusion not in reasons() or word not in WORDS:
        raise Invalid(_("Say why, and on whose word: the lead’s or that of the team that brought it."))
    _withdraw_names(situation)
    forget(situation)
    situation.stage, situation.conclusion, situation.closed_at = Stage.CLOSED, conclusion, moment()
    situation.save(update_fields=["stage", "conclusion", "closed_at"])
    note_filter(situation)
    return situation


def reasons() -> dict[str, str]:
    """The conclusions of this group: code and wording."""
    return {term.code: term.label() for term in load("conclusions") if term.group == "proven_false"}


def _withdraw_names(situation: Situation) -> None:
    with as_system(situation.table_id):  # a co-chair holds none of the keys that end here
        open_now = Grant.objects.open_now().filter(situation=situation, compartment__in=[*SEALED, Compartment.ANSWERS])
        ended = list(open_now)
        grants.end(open_now)
        take_back(situation, ended)
