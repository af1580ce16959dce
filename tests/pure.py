"""Who and what do the tests of rules ask about? Actors and unsaved rows; no database."""

from commontable.groundwork.access.actor import Actor, TeamSeat
from commontable.groundwork.access.verdict import Verdict
from commontable.identifiers import new_id
from commontable.partnership.tables.models import SituationTable
from commontable.response.situations.models import Draft, Situation
from commontable.response.situations.stages import Stage

TABLE, OTHER_TABLE = new_id(), new_id()
OURS, THEIRS, THIRD = new_id(), new_id(), new_id()


def member(*teams, table=TABLE) -> Actor:
    """A signed-in member who serves these teams."""
    return Actor(role="member", account=new_id(), member=new_id(), seats=tuple(TeamSeat(t, table) for t in teams))


def chair(table=TABLE) -> Actor:
    return Actor(role="member", account=new_id(), member=new_id(), chairs=frozenset({table}))


def coordinator(table=TABLE) -> Actor:
    return Actor(role="member", account=new_id(), member=new_id(), coordinates=frozenset({table}))


def a_table(pk=TABLE) -> SituationTable:
    return SituationTable(pk=pk, code="EA", time_zone="America/Toronto")


def a_situation(stage: str = Stage.BROUGHT, **values) -> Situation:
    return Situation(
        **{"table_id": TABLE, "originating_team_id": OURS, "number": "EA-26-0001", "stage": stage, **values}
    )


def a_draft(answers: dict | None = None, situation: Situation | None = None) -> Draft:
    return Draft(team_id=OURS, answers=answers or {}, situation=situation)


def code(verdict: Verdict) -> str:
    """ "yes", or the code of the no; a no always has a sentence."""
    assert verdict or str(verdict.sentence)
    return verdict.code or "yes"
