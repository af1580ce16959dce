"""Which decisions of the tables we run were not read back yet? What a call decided is asked for beside it, as the calls do."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from commontable.front.desk.wording import day_and_hour
from commontable.groundwork.access.actor import Actor
from commontable.kept import kept
from commontable.partnership.meetings.models import MeetingKind
from commontable.response.filters.models import Decision
from commontable.response.situations.stages import HIDDEN

from .line import Line


def decisions(actor: Actor, now: datetime) -> Iterable[Line]:
    """To read back while their meeting is open."""
    if not actor.chairs:
        return
    for decision in _unread(actor.chairs):
        number = decision.situation.number
        item = urlencode({"item": number})
        yield Line(
            room="table",
            number=number,
            words=_("To read back to the table"),
            detail=day_and_hour(decision.decided_at),
            act=_("Read it back"),
            url=f"{reverse('desk:meeting', args=[decision.meeting_id])}?{item}#now",
        )


@kept
def _unread(chaired: Iterable[UUID]) -> QuerySet[Any]:
    unread = Decision.objects.filter(
        read_back_at=None, meeting__closed_at=None, situation__table__in=chaired, voided_at=None
    )
    heard = unread.exclude(meeting__kind=MeetingKind.CALL).exclude(situation__stage__in=HIDDEN)
    return heard.select_related("situation")
