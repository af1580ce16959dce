"""At which tables do many people write at once? At a table each: one meeting hears one thing at a time. Django is set up before."""

from functools import cache

from commontable.groundwork.access.actor import Actor, operator
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.accounts.models import Account
from commontable.partnership.tables.actions import set_up
from commontable.partnership.tables.plan import AreaPlan, PersonPlan, Plan, TablePlan, TeamPlan
from commontable.response.situations.models import Situation
from commontable.response.situations.tests.factories import at_filter_2, intervening
from tests.cast import SINCE, Cast, gather

CODES = tuple(f"{first}{second}" for first in "XY" for second in "ABCDEFGHIJKLMNOP")
"""Thirty-two; after all the codes of the cast, so that the past goes to the same tables as without them."""
AGENCIES = {"Police": "City Police", "Hospital": "Harbour Hospital", "Housing": "Homes Trust"}


@cache
def cast() -> Cast:
    """The cast with those tables, set up by the operator's own action."""
    tables = tuple(
        TablePlan(code, f"Table {code}", SINCE, "America/Toronto", areas=(AreaPlan(f"Area {code}", SINCE),))
        for code in CODES
    )
    teams = tuple(
        TeamPlan(agency, code, f"{name} {code}", SINCE, SINCE, SINCE)
        for code in CODES
        for name, agency in AGENCIES.items()
    )
    people = [
        PersonPlan(f"{name} {code}", email(name, code), agency, SINCE, teams=(f"{code}/{name} {code}",))
        for code in CODES
        for name, agency in AGENCIES.items()
    ]
    chairs = [PersonPlan(f"Chair {code}", email("Chair", code), "City Office", SINCE, chairs=(code,)) for code in CODES]
    gather()
    with acting_as(operator()):
        set_up(Plan(tables, (), teams, (*people, *chairs)), actor=operator())
        hashed = Account.objects.exclude(password="").values_list("password", flat=True).first()
        Account.objects.filter(password="").update(password=hashed)
    return gather()


def email(name: str, code: str) -> str:
    return f"{_first(name, code)}@example.org"


def _first(name: str, code: str) -> str:
    return f"{name}{code}".lower()


def account(name: str, code: str) -> Account:
    return cast().accounts[_first(name, code)]


def actor(name: str, code: str) -> Actor:
    return cast().actors[_first(name, code)]


@cache
def heard(code: str) -> Situation:
    """What the table is hearing now, after the intervention it has under way."""
    under_way(code)
    return at_filter_2(cast(), f"Hospital {code}")


@cache
def under_way(code: str) -> Situation:
    """An intervention that Housing leads."""
    return intervening(cast(), f"Hospital {code}", lead=f"Housing {code}", assisting=(f"Police {code}",))
