"""How is a whole list brought in? All of it or nothing; what is there already is left as it is."""

from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.partnership.agencies.models import Agency
from commontable.partnership.tables.cells import Meant
from commontable.partnership.tables.listed import Listed, check
from commontable.partnership.tables.models import SituationTable, Team
from commontable.partnership.tables.rules import may_bring_list
from commontable.partnership.tables.sheet import Sheet
from commontable.partnership.tables.terms import today_at

from .agencies import write_agency
from .people import PersonFacts, write_seat
from .teams import Papers, TeamFacts, write_team


@action(may_bring_list, records=("rows",))
def bring_in_list(table: SituationTable, *, actor: Actor, sheet: Sheet, rows: int) -> Listed:
    """Add what the list names and is not there yet. Raises Invalid, and adds nothing, when one row is wrong."""
    listed = check(table, sheet)
    if listed.bad:
        raise Invalid(_("Nothing was brought in: some rows are still wrong. Correct them, or leave them out."))
    for agency in listed.agencies.values():
        write_agency(agency)
    for row in listed.teams.values():
        _add_team(table, row)
    teams = {team.name.casefold(): team for team in Team.objects.filter(table=table).select_related("agency", "table")}
    for row in listed.seats:
        write_seat(teams[row.team.casefold()], PersonFacts(row.name, row.email, row.starts_on, row.is_alternate))
    return listed


def _add_team(table: SituationTable, row: Meant) -> None:
    papers = Papers(row.sharing_from, row.pledge_from)
    agency = Agency.objects.get(name__iexact=row.agency)
    write_team(table, agency, TeamFacts(row.team, row.starts_on or today_at(table), papers))
