"""What goes when a number ends, and what must a rule of its end know?"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from commontable.groundwork.access.models import Model
from commontable.groundwork.access.session import as_system, moment
from commontable.groundwork.keys.contexts import Compartment
from commontable.groundwork.keys.sealing import withdraw_from
from commontable.partnership.tables.models import SituationTable
from commontable.response.agenda.actions import leave
from commontable.response.agenda.models import Item
from commontable.response.disclosure.models import Disclosure, Mode, Telling
from commontable.response.situations.cutting import cut_columns
from commontable.response.situations.models import Draft, Grant, Offer, Referral, Situation
from commontable.response.situations.stages import Stage

from .rules import Ended

STAYS: tuple[type[Model], ...] = (Draft, Item, Disclosure, Telling, Referral)
"""What refers to a situation and stays when it is cut: the agency's own file, that it was on an agenda, what was told
to whom, and that it came from where no table is, without the link."""


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
    if situation.is_cut:
        _destroy_details(situation)
        cut_columns(situation)
        situation.due_at = None
    situation.save()
    return situation


def leave_the_meeting(situation: Situation) -> None:
    """If the table is hearing it at this moment, it has moved on."""
    for item in Item.objects.filter(situation=situation, heard_at__isnull=False, done_at=None):
        leave(item)


def _destroy_details(situation: Situation) -> None:
    _withdraw_keys(situation)
    Telling.objects.filter(situation=situation, filter=2).delete()  # who somebody is was not said at filter 2
    Referral.objects.filter(situation=situation).update(situation=None)
    Offer.objects.filter(other=situation).delete()
    for relation in Situation._meta.related_objects:
        if relation.related_model not in STAYS:
            rows: Any = relation.related_model
            rows.objects.filter(**{relation.field.name: situation}).delete()


def _withdraw_keys(situation: Situation) -> None:
    people = list(situation.people.values_list("pk", flat=True))
    given = Grant.objects.filter(situation=situation, compartment=Compartment.LIMITED).values_list("team", flat=True)
    withdraw_from(list(given), compartment=Compartment.LIMITED, subjects=people)
