"""What goes when a number ends, and what must a rule of its end know?"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from commontable.groundwork.access.models import Model
from commontable.groundwork.access.session import as_system, moment
from commontable.groundwork.keys.sealing import destroy
from commontable.partnership.tables.models import SituationTable
from commontable.response.agenda.actions import leave
from commontable.response.agenda.models import Item
from commontable.response.disclosure.models import Disclosure, Mode, Telling
from commontable.response.disclosure.taking_back import SEALED, take_back
from commontable.response.filters.certificate import Certificate
from commontable.response.filters.certifying import certify_cut
from commontable.response.interventions.plan_words import PlanWords
from commontable.response.situations import grants
from commontable.response.situations.cutting import cut_columns
from commontable.response.situations.models import Compartment, Draft, Grant, Offer, Recusal, Referral, Situation
from commontable.response.situations.stages import Stage

from .rules import Ended

STAYS: tuple[type[Model], ...] = (Draft, Item, Disclosure, Telling, Referral, Certificate, Recusal)
"""What refers to a situation and stays when it is cut: the agency's own file, that it was on an agenda, what was told
to whom, that it came from where no table is, without the link, the certificate of what was destroyed, and who stepped
out: brought again it tells of the same people."""


def ended(situation: Situation) -> Ended:
    """The situation and what stands around its end, in two queries."""
    with as_system(situation.table_id):
        is_told = Disclosure.objects.exclude(mode=Mode.SPOKEN).filter(situation=situation).exists()
        days = timedelta(days=SituationTable.objects.get(pk=situation.table_id).reopen_days)
    return Ended(situation, situation.closed_at + days if situation.closed_at else None, is_told)


def end(situation: Situation, stage: Stage, *, reason: str = "", went_to: UUID | None = None) -> Situation:
    """Let the number end. Before the decision, and when void or joined, it is cut. Called inside an action, as the system."""
    leave_the_meeting(situation)
    situation.stage, situation.ended_at = stage, moment()
    situation.end_reason, situation.went_to_id = reason, went_to
    taken = _end_names(situation)
    if not situation.is_cut:
        situation.save()
        return situation
    keys, rows = _destroy_plan(situation), _destroy_details(situation)
    cut_columns(situation)
    situation.due_at = None
    situation.save()
    certify_cut(situation, rows, keys, taken)
    return situation


def leave_the_meeting(situation: Situation) -> None:
    """If the table is hearing it at this moment, it has moved on."""
    for item in Item.objects.filter(situation=situation, heard_at__isnull=False, done_at=None):
        leave(item)


def _end_names(situation: Situation) -> int:
    """Nobody is told any more under this number; returns how many keys were taken from those who were."""
    given = Grant.objects.filter(situation=situation, compartment__in=[*SEALED, Compartment.ANSWERS])
    all_of_them = list(given)
    grants.end(given)
    return take_back(situation, all_of_them)


def _destroy_plan(situation: Situation) -> list[UUID]:
    """The plan's key, so that no copy of its words opens again."""
    keys = list(PlanWords.objects.filter(situation=situation).values_list("data_key", flat=True))
    for key in keys:
        destroy(key)
    return keys


def _destroy_details(situation: Situation) -> dict[str, int]:
    """Every row that refers to it and does not stay; returns how many went, by table."""
    gone: dict[str, int] = {}
    gone["disclosure_telling"], _each = Telling.objects.filter(situation=situation, filter=2).delete()
    Referral.objects.filter(situation=situation).update(situation=None)
    gone["situations_offer"], _each = Offer.objects.filter(other=situation).delete()
    for relation in Situation._meta.related_objects:
        if relation.related_model not in STAYS:
            rows: Any = relation.related_model
            count, _each = rows.objects.filter(**{relation.field.name: situation}).delete()
            gone[rows._meta.db_table] = gone.get(rows._meta.db_table, 0) + count
    return gone
