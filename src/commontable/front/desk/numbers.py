"""Under which other numbers is or was this situation known, and when was it opened again or asked for elsewhere?"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from commontable.kept import kept
from commontable.response.situations.between import Offer, Outcome, Reopening
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import Stage

from .file import rows_of
from .happened import Moment

_reopened = rows_of(Reopening)


def other_numbers(situation: Situation) -> list[tuple[str, str]]:
    """The city's other numbers of it that this person may see, each with its stage."""
    return [(number, str(Stage(stage).label)) for number, stage in _others(situation.city, situation.pk)]


@kept
def _others(city: UUID, but: UUID) -> QuerySet[Any, Any]:
    others = Situation.objects.filter(city=city).exclude(pk=but).order_by("brought_at")
    return others.values_list("number", "stage")


def moves(situation: Situation) -> list[Moment]:
    """What was asked of other tables and teams, and each re-opening, for the time line."""
    return [*_offers(situation), *_reopenings(situation)]


def _offers(situation: Situation) -> Iterable[Moment]:
    for offer in _offered(situation.pk):
        where = offer.to_table.name if offer.to_table else ""
        what = f"{offer.get_kind_display()}."
        yield Moment(offer.offered_at, "noted", _("Asked."), what, where)
        if offer.ended_at:
            yield Moment(offer.ended_at, "told", f"{Outcome(offer.outcome).label}.", what, where)


@kept
def _offered(situation: UUID) -> QuerySet[Any]:
    return Offer.objects.filter(situation=situation).select_related("to_table")


def _reopenings(situation: Situation) -> Iterable[Moment]:
    for each in _reopened(situation.pk):
        yield Moment(each.at, "noted", _("Opened again under the same number."))
