"""What became of a number that ended without an answer? One sentence to those who may know, and what is left."""

from typing import Any

from django.utils.translation import gettext as _

from commontable.groundwork.vocabulary.lists import load
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import Stage

from .rooms import of_tables
from .wording import day_and_hour


def ended_words(situation: Any) -> dict[str, Any]:
    """The words of its page."""
    readers = _("The table’s co-chairs and coordinators")
    return {
        "band": of_tables([situation.table.name], readers, _("and the team that brought it see these lines")),
        "stage": Stage(situation.stage).label,
        "became": became(situation),
        "kind": load("subject_kinds").label(situation.kind),
        "sector": load("sectors").label(situation.originating_sector),
        "agency_type": load("agency_types").label(situation.originating_type),
        "brought": day_and_hour(situation.brought_at),
        "ended": day_and_hour(situation.ended_at),
    }


def became(situation: Situation) -> str:
    """What became of it, in one sentence."""
    if situation.stage == Stage.VOID:
        why = load("void_reasons").label(situation.end_reason)
        return _("This number was entered in error and counts nowhere: %(why)s.") % {"why": why[:1].lower() + why[1:]}
    if situation.stage == Stage.JOINED:
        return _("Another team had brought the same situation; the earlier number goes on for both.")
    if situation.stage == Stage.TRANSFERRED and situation.went_to:
        return _("The situation was handed over to %(table)s and is counted there.") % {"table": situation.went_to.name}
    return _("The team that brought it withdrew it before the table had decided.")
