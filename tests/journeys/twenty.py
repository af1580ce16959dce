"""Who sits at a table of twenty? The small city's own people at the East table, and seven more agencies of two."""

from datetime import timedelta

from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.accounts.models import Account
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.actions import set_up
from commontable.partnership.tables.plan import AgencyPlan, PersonPlan, Plan, TeamPlan
from commontable.response.agenda.actions import open_meeting, plan_meeting
from commontable.response.agenda.presence import mark_presence
from tests.cast import SINCE, Cast, gather

AGENCIES = (
    AgencyPlan("Children First", "Children", "child_youth", "childrens_aid"),
    AgencyPlan("Street Health", "Clinic", "health", "community_health_centre"),
    AgencyPlan("County Probation", "Probation", "justice", "adult_probation"),
    AgencyPlan("Elder Care", "Elders", "community_social", "seniors"),
    AgencyPlan("Harbour College", "College", "education", "college_university"),
    AgencyPlan("Newcomer House", "Newcomers", "community_social", "settlement"),
    AgencyPlan("Parks and Recreation", "Parks", "municipal", "community_safety"),
)
TWO_EACH = (
    *(("Alma", "Ben"), ("Cleo", "Dov"), ("Edda", "Finn"), ("Gita", "Hal")),
    *(("Ines", "Jon"), ("Kim", "Lev"), ("May", "Ned")),
)
ON_PAPER = "nils"
"""Sits at the table, and was never there: of Nils's shelter somebody else writes down what it says."""


def seat_twenty(cast: Cast) -> Cast:
    """Seven agencies more at the East table. With those there before they are twenty who come, and one on paper."""
    with acting_as(operator()):
        known = Account.objects.get(email="hana@example.org").password
        set_up(_plan(), actor=operator())
        Account.objects.filter(password__startswith="!").update(password=known)
    return gather()


def were_there(cast: Cast, meeting: Meeting, *, but: str) -> None:
    """All of the twenty but one are in the room."""
    with acting_as(cast.chris):
        for name in sorted(of_the_east(cast) - {"chris", but}):
            mark_presence(meeting, actor=cast.chris, member=cast.actors[name].member, kind="in_room")


def of_the_east(cast: Cast) -> set[str]:
    """First names of the twenty who come."""
    east = cast.tables["EA"]
    return {name for name, actor in cast.actors.items() if east in actor.tables and name != ON_PAPER}


def opened(cast: Cast, *, ago: timedelta = timedelta()) -> Meeting:
    with acting_as(cast.chris):
        planned = plan_meeting(cast.table("EA"), actor=cast.chris, starts_at=moment() - ago)
        return open_meeting(planned, actor=cast.chris)


def _plan() -> Plan:
    teams, people = [], []
    for agency, names in zip(AGENCIES, TWO_EACH, strict=True):
        team = f"{agency.short_name} East"
        teams.append(TeamPlan(agency.name, "EA", team, SINCE, SINCE, SINCE))
        people += [
            PersonPlan(
                f"{name} {agency.short_name}", f"{name.lower()}@example.org", agency.name, SINCE, (f"EA/{team}",)
            )
            for name in names
        ]
    return Plan(agencies=AGENCIES, teams=tuple(teams), people=tuple(people))
