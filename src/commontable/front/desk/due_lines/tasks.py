"""Which tasks of a plan are our teams' to do?"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.vocabulary.lists import load
from commontable.kept import kept
from commontable.response.interventions.models import PlanTask
from commontable.response.situations.stages import Stage

from .line import Line

SOON = timedelta(days=7)
UNDER_WAY = (Stage.FILTER_4, Stage.INTERVENING)


def tasks(actor: Actor, now: datetime) -> Iterable[Line]:
    """Those late, due within a week, or without a day; the earliest first."""
    if not actor.teams:
        return
    today = timezone.localdate(now)
    for task in _ours(actor.teams, today + SOON):
        yield Line(
            room="few",
            number=task.situation.number,
            words=load("plan_tasks").label(task.task),
            detail=_("by %(day)s") % {"day": date_format(task.due_on, _("D j M"))} if task.due_on else "",
            act=_("To the plan"),
            url=f"{reverse('desk:situation', args=[task.situation.number])}#plan",
            is_late=task.due_on is not None and task.due_on < today,
        )


@kept
def _ours(teams: Iterable[UUID], until: date) -> QuerySet[PlanTask]:
    near = Q(due_on=None) | Q(due_on__lte=until)
    ours = PlanTask.objects.filter(near, team__in=teams, done_at=None, situation__stage__in=UNDER_WAY)
    return ours.select_related("situation").order_by("due_on", "added_at")
