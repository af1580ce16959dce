"""How does a table come to be from a set-up file? As often as wanted: what exists is kept and corrected."""

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.keys.holders import ensure_holder_key
from commontable.partnership.agencies.models import Agency, Member
from commontable.partnership.agreements.models import Agreement
from commontable.partnership.tables.models import Area, CoChair, Coordinator, QuorumRule, Seat, SituationTable, Team
from commontable.partnership.tables.plan import SETTINGS, PersonPlan, Plan, TablePlan, TeamPlan
from commontable.partnership.tables.rules import may_set_up

from .areas import write_area
from .people import account_of


@action(may_set_up)
def set_up(plan: Plan, *, actor: Actor, password: str = "") -> None:
    """Make what the plan names, and correct what differs. Nobody is removed; new accounts get `password`, if any."""
    for table in plan.tables:
        _set_up_table(table)
    for name in plan.uncovered:
        Area.objects.get_or_create(name=name)
    for each in plan.agencies:
        facts = {"short_name": each.short_name, "sector": each.sector, "agency_type": each.agency_type}
        Agency.objects.update_or_create(name=each.name, defaults={**facts, "is_police": each.is_police})
    for team in plan.teams:
        _set_up_team(team)
    for person in plan.people:
        _set_up_person(person, password)
    for team in plan.teams:
        _name_supervisor(team)


def _set_up_table(plan: TablePlan) -> None:
    table, _made = SituationTable.objects.update_or_create(
        code=plan.code, defaults={name: getattr(plan, name) for name in SETTINGS}
    )
    for rule in plan.quorum:
        QuorumRule.objects.update_or_create(table=table, sector=rule.sector, defaults={"at_least": rule.at_least})
    for each in plan.areas:
        write_area(table, each)


def _set_up_team(plan: TeamPlan) -> None:
    agency = Agency.objects.get(name=plan.agency)
    table = SituationTable.objects.get(code=plan.table)
    team = Team.objects.filter(table=table, name=plan.name).first()
    if team is None:
        agreement = Agreement.objects.create(agency=agency)
        team = Team.objects.create(
            agency=agency, table=table, name=plan.name, starts_on=plan.starts_on, agreement=agreement
        )
    Agreement.objects.filter(team=team).update(sharing_from=plan.sharing_from, pledge_from=plan.pledge_from)
    Team.objects.filter(pk=team.pk).update(out_of_hours=plan.out_of_hours)
    ensure_holder_key(team.pk)


def _name_supervisor(plan: TeamPlan) -> None:
    if plan.supervisor:
        supervisor = Member.objects.get(account__email=plan.supervisor.strip().lower())
        Team.objects.filter(table__code=plan.table, name=plan.name).update(supervisor=supervisor)


def _set_up_person(plan: PersonPlan, password: str) -> None:
    agency = Agency.objects.get(name=plan.agency)
    member, _made = Member.objects.get_or_create(
        account=account_of(plan.email, password), defaults={"name": plan.name, "agency": agency}
    )
    for code, _slash, name in (each.partition("/") for each in plan.teams):
        team = Team.objects.get(table__code=code, name=name)
        Seat.objects.get_or_create(member=member, team=team, defaults={"starts_on": plan.starts_on})
    for kind, codes in ((CoChair, plan.chairs), (Coordinator, plan.coordinates)):
        for table in SituationTable.objects.filter(code__in=codes):
            kind.objects.get_or_create(member=member, table=table, defaults={"starts_on": plan.starts_on})
