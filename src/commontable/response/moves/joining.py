"""How do two numbers of a table become one? The earlier goes on for both; what was done under the later goes with it."""

from typing import Any, cast
from uuid import UUID

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import as_system
from commontable.identifiers import new_id
from commontable.partnership.tables.models import Team
from commontable.response.closing.models import BarrierMet, Mobilisation
from commontable.response.interventions.guests import admit
from commontable.response.interventions.models import Attempt, Role
from commontable.response.situations import grants
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import OPEN_WORK, Stage
from commontable.response.situations.staying_out import keep_out

from .actions import join

WORK: tuple[Any, ...] = (Attempt, Mobilisation, BarrierMet)
WITH_TEAMS = (Stage.FILTER_4, Stage.INTERVENING)


def make_one(later: Situation, earlier: Situation) -> None:
    """Let the later number give way. Its bringer reads the earlier record and assists, at once or when teams are named.

    Called inside an action, once both rows are locked.
    """
    with as_system(earlier.table_id):
        second = Team.objects.select_related("agreement").get(pk=cast(UUID, later.originating_team_id))
        others = Role.objects.filter(situation=later, ends_at=None).values("team")
        helping = Team.objects.select_related("agreement").filter(pk__in=others)
        coming = {team.pk: team for team in (second, *helping)}
        keep_out([later.pk], earlier)
        if later.stage in OPEN_WORK:
            _carry_work(later, earlier)
        join(later, actor=system([earlier.table_id]), into=earlier)
        grants.open_record([earlier], [second.pk], "joined")
        _let_them_help(earlier, coming)


def _let_them_help(earlier: Situation, coming: dict) -> None:
    if earlier.stage not in WITH_TEAMS:
        return
    already = set(Role.objects.filter(situation=earlier, ends_at=None).values_list("team_id", flat=True))
    for pk, team in coming.items():
        if pk not in already:
            admit(earlier, team, [])


def _carry_work(later: Situation, earlier: Situation) -> None:
    for kind in WORK:
        rows = list(kind.objects.filter(situation=later))
        for row in rows:
            row.pk, row.situation_id = new_id(), earlier.pk
        kind.objects.bulk_create(rows)
