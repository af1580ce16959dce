"""Which numbers may be one situation? Told to a job alone, which acts for the two tables of a pair and no more."""

from typing import cast
from uuid import UUID

from django.db import connection
from django.utils import timezone

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.keys.blinding import blinders
from commontable.partnership.tables.models import Coordinator, SituationTable, Team
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import OPEN_WORK

from .actions import expire, prompt
from .keeping import PURPOSE
from .models import Prompt

type Alike = tuple[UUID, UUID, UUID]


def alike(table: UUID) -> list[Alike]:
    """Every situation of this table with one that shares a token, and that one's table. As the system of the table."""
    with connection.cursor() as cursor:
        cursor.execute("select situation, other, other_table from repeats_alike(%s)", [table])
        return cursor.fetchall()


def prompt_what_is_new(table: UUID) -> int:
    """Prompt for each pair of open numbers that nobody was prompted for yet; returns how many."""
    with acting_as(system([table])):
        pairs = alike(table)
    return sum(_prompted(table, *pair) for pair in pairs)


def expire_what_is_over(table: UUID) -> int:
    """Destroy what is over, with an entry in the ledger where there is anything; returns how many tokens went."""
    with acting_as(system([table])):
        return expire(SituationTable.objects.get(pk=table), actor=system([table])) if _is_over(table) else 0


def _prompted(table: UUID, one: UUID, other: UUID, other_table: UUID) -> bool:
    both = system([table, other_table])
    with acting_as(both):
        if Prompt.objects.filter(later__in=(one, other), earlier__in=(one, other)).exists():
            return False
        found = _new_prompt(one, other)
        if found:
            prompt(found, actor=both)
        return found is not None


def _new_prompt(one: UUID, other: UUID) -> Prompt | None:
    """The prompt for two numbers that are open, of two teams, and not one of the city yet; none without a coordinator."""
    opened = Situation.objects.filter(pk__in=(one, other), stage__in=OPEN_WORK)
    pair = list(opened.select_related("originating_team").order_by("brought_at", "pk"))
    if len(pair) < 2 or pair[0].city == pair[1].city or pair[0].originating_team_id == pair[1].originating_team_id:
        return None
    earlier, later = pair
    agency = cast(Team, later.originating_team).agency_id
    to_table = _who_is_prompted(later, earlier, agency)
    if to_table is None:
        return None
    return Prompt(
        later=later,
        earlier=earlier,
        later_number=later.number,
        earlier_number=earlier.number,
        later_table_id=later.table_id,
        earlier_table_id=earlier.table_id,
        later_agency_id=agency,
        earlier_team_id=cast(UUID, earlier.originating_team_id),
        to_table_id=to_table,
        found_at=moment(),
    )


def _who_is_prompted(later: Situation, earlier: Situation, agency: UUID) -> UUID | None:
    """The later number's table, or the other, whichever first has a coordinator who may be prompted."""
    serving = Coordinator.objects.on(timezone.localdate()).filter(member__agency__is_police=False)
    fit = serving.exclude(member__agency=agency).filter(table__in=(later.table_id, earlier.table_id))
    tables = set(fit.values_list("table", flat=True))
    return next((each for each in (later.table_id, earlier.table_id) if each in tables), None)


def _is_over(table: UUID) -> bool:
    with connection.cursor() as cursor:
        keys = [each.key_id for each in blinders(PURPOSE)]
        cursor.execute("select repeats_expired(%s, %s::bytea[])", [table, keys])
        return cursor.fetchone()[0]
