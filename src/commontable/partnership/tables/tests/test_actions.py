"""How does a table come to be?"""

from dataclasses import replace

import pytest

from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.errors import Refused
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.accounts.models import Account
from commontable.groundwork.keys.models import HolderKey
from commontable.partnership.agencies.models import Agency, Member
from commontable.partnership.tables.actions import set_up
from commontable.partnership.tables.models import Area, CoChair, Coordinator, Seat, SituationTable, TableArea, Team
from commontable.partnership.tables.plan import AgencyPlan, PersonPlan, Plan, QuorumPlan
from tests.cast import EAST, PLAN, SINCE
from tests.entries import entries_of, lines

pytestmark = pytest.mark.django_db
NOUNS = (SituationTable, TableArea, Agency, Team, Member, Seat, CoChair, Coordinator, HolderKey, Account)


def counts() -> list[int]:
    with acting_as(operator()):
        return [noun.objects.count() for noun in NOUNS]


def run(plan: Plan, **options) -> None:
    with acting_as(operator()):
        set_up(plan, actor=operator(), **options)


def test_a_set_up_makes_what_the_plan_names(cast):
    assert counts() == [2, 2, 6, 8, 12, 8, 2, 1, 8, 12]


def test_run_again_it_makes_nothing_twice(cast):
    before = counts()
    run(PLAN)
    assert counts() == before


def test_it_is_one_entry(db):
    with entries_of() as entries:
        run(PLAN)
    assert lines(entries) == [("did", "set_up")]


def test_it_corrects_what_differs(cast):
    run(Plan(agencies=(AgencyPlan("Homes Trust", "Homes", "housing", "social_housing"),)))
    with acting_as(operator()):
        assert Agency.objects.get(name="Homes Trust").short_name == "Homes"


def test_an_account_keeps_its_password(db):
    plan = Plan(agencies=(AgencyPlan("A", "A", "health", "hospital"),), people=(PersonPlan("P", "P@A.ca", "A", SINCE),))
    run(plan, password="a first long phrase")
    run(plan, password="a second long phrase")
    assert Account.objects.get(email="p@a.ca").check_password("a first long phrase")


def test_without_a_password_nobody_gets_in(db):
    run(Plan(agencies=(AgencyPlan("A", "A", "health", "hospital"),), people=(PersonPlan("P", "p@a.ca", "A", SINCE),)))
    assert not Account.objects.get(email="p@a.ca").has_usable_password()


def test_a_tables_settings_and_a_teams_contacts_are_taken_from_the_plan(cast):
    table = replace(EAST, numbering="running", quorum_teams=4, quorum=(QuorumPlan("health", 2),), holidays="CA-ON")
    team = replace(PLAN.teams[1], supervisor="hugo@example.org", out_of_hours="Ward desk, 555-0199")
    run(Plan((table,), teams=(team,), people=PLAN.people[:2]))
    with acting_as(operator()):
        kept = SituationTable.objects.get(code="EA")
        assert (kept.numbering, kept.quorum_teams, kept.holidays, kept.reopen_days) == ("running", 4, "CA-ON", 90)
        assert list(kept.quorum_rules.values_list("sector", "at_least")) == [("health", 2)]
        hospital = Team.objects.select_related("supervisor").get(name="Hospital East")
        assert (str(hospital.supervisor), hospital.out_of_hours) == ("Hugo Hospital", "Ward desk, 555-0199")


def test_only_the_operator_sets_up(cast):
    with acting_as(cast.chris), pytest.raises(Refused):
        set_up(PLAN, actor=cast.chris)


def test_an_area_that_no_table_covers_is_known_once(cast):
    run(Plan(uncovered=("Far Lake",)))
    run(Plan(uncovered=("Far Lake",)))
    with acting_as(operator()):
        (area,) = Area.objects.filter(name="Far Lake")
        assert not TableArea.objects.filter(area=area).exists()
