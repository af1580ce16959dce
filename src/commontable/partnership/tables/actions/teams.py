"""How does an agency get a team at a table, and what can be put right about it?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.locks import take_turns
from commontable.groundwork.keys.holders import ensure_holder_key
from commontable.partnership.agencies.models import Agency, Member
from commontable.partnership.agreements.models import Agreement
from commontable.partnership.tables.models import SituationTable, Team
from commontable.partnership.tables.rules import may_change_table, may_change_team


@dataclass(frozen=True)
class Papers:
    """From when the sharing agreement and the pledge bind a team, and until when."""

    sharing_from: date | None = None
    pledge_from: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True)
class TeamFacts:
    """What is known of a team. `supervisor` is a member of its agency."""

    name: str
    starts_on: date
    papers: Papers = Papers()
    supervisor: UUID | None = None
    out_of_hours: str = ""


@action(may_change_table, records=("agency",))
def add_team(table: SituationTable, *, actor: Actor, agency: UUID, facts: TeamFacts) -> Team:
    """Give an agency a team at the table, with a key of its own. Raises Invalid for a name the table has already."""
    return write_team(table, Agency.objects.get(pk=agency), facts)


@action(may_change_team)
def change_team(team: Team, *, actor: Actor, facts: TeamFacts) -> Team:
    """Correct the team’s name, first day, papers, supervisor and out-of-hours contact. Raises Invalid as above."""
    take_turns("add_team", team.table_id)
    if facts.name.casefold() != team.name.casefold():
        _refuse_a_taken(team.table, facts.name)
    _check(team.agency, facts)
    Team.objects.filter(pk=team.pk).update(
        name=facts.name,
        starts_on=facts.starts_on,
        supervisor=facts.supervisor,
        out_of_hours=facts.out_of_hours,
        agreement=team.agreement_id or Agreement.objects.create(agency=team.agency).pk,
    )
    Agreement.objects.filter(team=team).update(**vars(facts.papers))
    return team


@action(may_change_team)
def bring_back_team(team: Team, *, actor: Actor) -> None:
    """A team that left sits at the table again, with the seats it had. What it could read is not opened again."""
    Team.objects.filter(pk=team.pk).update(ends_on=None)


def write_team(table: SituationTable, agency: Agency, facts: TeamFacts) -> Team:
    """A new team with its papers and its key, from inside an action."""
    take_turns("add_team", table.pk)
    _refuse_a_taken(table, facts.name)
    _check(agency, facts)
    team = Team.objects.create(
        table=table,
        agency=agency,
        name=facts.name,
        starts_on=facts.starts_on,
        supervisor_id=facts.supervisor,
        out_of_hours=facts.out_of_hours,
        agreement=Agreement.objects.create(agency=agency, **vars(facts.papers)),
    )
    ensure_holder_key(team.pk)
    return team


def _check(agency: Agency, facts: TeamFacts) -> None:
    papers = facts.papers
    begun = [day for day in (papers.sharing_from, papers.pledge_from) if day]
    if papers.ends_on and begun and papers.ends_on < max(begun):
        raise Invalid(_("The papers cannot end before they begin. Correct the dates."))
    if facts.supervisor and not Member.objects.filter(pk=facts.supervisor, agency=agency).exists():
        raise Invalid(_("The supervisor works for the team’s own agency. Choose another."))


def _refuse_a_taken(table: SituationTable, name: str) -> None:
    if Team.objects.filter(table=table, name__iexact=name).exists():
        raise Invalid(_("This table has a team of that name: %(name)s. Choose another.") % {"name": name})
