"""Who makes numbers ready, lets them leave, and reads them?"""

from types import SimpleNamespace
from typing import Any
from uuid import UUID

from commontable.front.cli.docs.people import OTHER_TABLE, PEOPLE, TABLE
from commontable.insight.release import rules as release
from commontable.insight.release.allowance import Question
from commontable.insight.release.figures import Figure, Span
from commontable.insight.release.rules import Looked, Wish
from commontable.insight.release.stages import Audience, Progress, State
from commontable.partnership.tables import city_rules as city
from commontable.partnership.tables.city_rules import Named

from .asked import ALWAYS, Asked, Otherwise, nothing

FOR = {f"For {each.label}": str(each.value) for each in Audience}
MAKING = {str(each.label).capitalize(): str(each.value) for each in Progress}
STATES = {
    f"For {audience.label}: {state.label}": f"{audience.value} {state.value}"
    for audience in Audience
    for state in State
}
MAKER = UUID(int=99)
ANALYST = PEOPLE["an analyst of the central team"]
OF_THE_CITY = {"At a table of its own": "", "At the city-wide table": "city"}


def wish(audience: str) -> Wish:
    """Of this table."""
    return Wish(audience, TABLE, "short", "2026-11-25")


def preparation(progress: str) -> Any:
    return SimpleNamespace(audience="table", table_id=TABLE, progress=progress)


def looked(said: str, *, by: UUID = MAKER, behind: bool = False) -> Looked:
    """Made by somebody else, of this table; another table is the city-wide one."""
    audience, state = said.split()
    its = SimpleNamespace(audience=audience, state=state, table_id=TABLE, prepared_by_id=by, pk=None)
    return Looked(its, frozenset({OTHER_TABLE}), behind)


def question(audience: str) -> Question:
    return Question(audience, TABLE, "2026-11-25", Figure("a", "aer_share", (), Span.read("2026-Q1")))


def city_wide(state: str) -> frozenset[UUID]:
    return frozenset({TABLE}) if state else frozenset()


ASKED = (
    Asked(city.may_name_for_city, city_wide, OF_THE_CITY),
    Asked(city.may_end_for_city, lambda state: Named(None, city_wide(state)), OF_THE_CITY),
    Asked(release.may_look, nothing, ALWAYS),
    Asked(release.may_make, nothing, ALWAYS),
    Asked(release.may_prepare, wish, FOR),
    Asked(release.may_stop, preparation, MAKING),
    Asked(release.may_work_on, preparation, ALWAYS),
    Asked(release.may_read, looked, STATES),
    Asked(release.may_publish, looked, STATES),
    Asked(release.may_withdraw, looked, STATES),
    Asked(release.may_raise, nothing, ALWAYS),
    Asked(release.may_ask, question, FOR),
)

OTHERWISE: Otherwise = (
    (
        "who made it would publish it",
        lambda: release.may_publish(ANALYST, looked("public prepared", by=ANALYST.member or UUID(int=16))),
    ),
    (
        "another release has left since it was made",
        lambda: release.may_publish(ANALYST, looked("public prepared", behind=True)),
    ),
)
