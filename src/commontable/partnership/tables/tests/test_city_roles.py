"""Who names the analysts and the committee, and what does the database say to the others?"""

import pytest
from django.db import Error

from commontable.front.site.actors import actor_of_account
from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.accounts.models import Account
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.identifiers import new_id
from commontable.partnership.tables import city_rules as rules
from commontable.partnership.tables.actions.city import bring_for_city, end_for_city, name_for_city
from commontable.partnership.tables.actions.people import PersonFacts
from commontable.partnership.tables.models import CityRole
from commontable.partnership.tables.plan import AgencyPlan
from tests.pure import TABLE, code, coordinator, member

CITY_OFFICE = AgencyPlan("City Office", "City", "municipal", "community_safety")


def test_a_coordinator_of_a_city_wide_table_and_the_operator():
    city = frozenset({TABLE})
    assert code(rules.may_name_for_city(coordinator(), city)) == "yes"
    assert code(rules.may_name_for_city(operator(), frozenset())) == "yes"
    assert code(rules.may_name_for_city(coordinator(new_id()), city)) == "not_of_the_city"
    assert code(rules.may_end_for_city(member(), rules.Named(None, city))) == "not_of_the_city"


@pytest.mark.django_db
def test_the_operator_names_and_it_ends(cast):
    with acting_as(operator()):
        role = name_for_city(None, actor=operator(), office="steering", member=cast.omar.member)
        for office, who in (("steering", cast.omar.member), ("king", cast.omar.member), ("analyst", new_id())):
            with pytest.raises(Invalid):
                name_for_city(None, actor=operator(), office=office, member=who)
    omar = actor_of_account(cast.accounts["omar"].pk)
    assert (omar.steers, omar.analyses) == (True, False)
    with acting_as(operator()):
        end_for_city(role, actor=operator())
    assert not actor_of_account(cast.accounts["omar"].pk).steers


@pytest.mark.django_db
def test_somebody_new_gets_a_code_and_who_can_sign_in_gets_none(cast):
    with acting_as(operator()):
        ada = PersonFacts("Ada Analyst", "ada@example.org")
        assert bring_for_city(ada, actor=operator(), office="analyst", agency=CITY_OFFICE)
        coral = PersonFacts("Coral Coordinator", "coral@example.org")
        assert bring_for_city(coral, actor=operator(), office="analyst", agency=CITY_OFFICE) == ""
        research = AgencyPlan("Research Office", "Research", "municipal", "community_safety")
        zoe = PersonFacts("Zoe", "zoe@example.org")
        assert bring_for_city(zoe, actor=operator(), office="steering", agency=research)
    ada_account = Account.objects.get(email="ada@example.org")
    assert actor_of_account(ada_account.pk).analyses


def write_one(actor) -> None:
    with acting_as(actor), licensed("test"):
        record(Kind.DID, "name_for_city", actor)
        CityRole.objects.create(member_id=actor.member, office="analyst", starts_on="2026-01-01")


@pytest.mark.django_db
def test_nobody_else_writes_it(cast):
    with acting_as(cast.coral), pytest.raises(Refused):
        name_for_city(None, actor=cast.coral, office="analyst", member=cast.coral.member)
    with pytest.raises(Error):
        write_one(cast.coral)
