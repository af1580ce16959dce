"""Which of what we brought was on an agenda and is not answered yet? It is heard at the next meeting."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from commontable.front.desk.wording import day
from commontable.groundwork.access.actor import Actor
from commontable.kept import kept
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import Stage

from .line import Line


def put_off(actor: Actor, now: datetime) -> Iterable[Line]:
    """Situations of our teams, brought, that a closed meeting left without an answer."""
    if not actor.teams:
        return
    for situation in _waiting(actor.teams):
        yield Line(
            room="table",
            number=situation.number,
            words=_("Put off"),
            detail=_("not answered %(day)s; heard at the next meeting") % {"day": day(situation.last)},
            act=_("Look"),
            url=reverse("desk:situation", args=[situation.number]),
        )


@kept
def _waiting(teams: Iterable[UUID]) -> QuerySet[Any]:
    waiting = Situation.objects.filter(
        stage=Stage.BROUGHT, originating_team__in=teams, items__meeting__closed_at__isnull=False
    )
    return waiting.annotate(last=Max("items__meeting__closed_at")).order_by("last", "number")
