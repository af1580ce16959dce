"""Who names an agency's privacy officer, and what does the database say to the others?"""

from dataclasses import replace

import pytest
from django.db import Error

from commontable.front.site.actors import actor_of_account
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.identifiers import new_id
from commontable.partnership.agencies.models import Agency, Member
from commontable.partnership.tables import officer_rules as rules
from commontable.partnership.tables.actions.officers import end_privacy_officer, guarded, name_privacy_officer
from commontable.partnership.tables.models import PrivacyOfficer
from tests.pure import TABLE, code, coordinator, member

AGENCY = Agency(pk=new_id())


def of(*officers, tables=(TABLE,)) -> rules.Guarded:
    return rules.Guarded(AGENCY, frozenset(tables), officers)


OFFICER = Actor(role="member", privacy_of=frozenset({AGENCY.pk}))


def test_a_coordinator_of_its_table_names_the_first_and_its_officers_the_next():
    assert code(rules.may_name_officer(coordinator(), of())) == "yes"
    assert code(rules.may_name_officer(coordinator(), of(1))) == "has_officer"
    assert code(rules.may_name_officer(OFFICER, of(1))) == "yes"
    assert code(rules.may_name_officer(coordinator(new_id()), of())) == "agency_not_of_table"
    assert code(rules.may_name_officer(member(), of(1))) == "not_privacy_officer"


def test_one_officer_stays():
    assert code(rules.may_end_officer(OFFICER, of(1, 2))) == "yes"
    assert code(rules.may_end_officer(OFFICER, of(1))) == "last_officer"
    assert code(rules.may_end_officer(coordinator(), of(1, 2))) == "not_privacy_officer"


def test_its_officer_alone_sets_and_those_near_read():
    assert code(rules.may_set_defaults(OFFICER, AGENCY)) == "yes"
    assert code(rules.may_set_defaults(coordinator(), AGENCY)) == "not_privacy_officer"
    near = (OFFICER, coordinator(), replace(member(), agency=AGENCY.pk))
    assert {code(rules.may_see_defaults(actor, of())) for actor in near} == {"yes"}
    assert code(rules.may_see_defaults(member(), of())) == "not_our_agency"
    assert of().ledger_place() == {}


@pytest.mark.django_db
def test_the_first_is_named_by_the_coordinator_the_next_by_the_first(cast):
    with acting_as(cast.coral):
        hospital = Agency.objects.get(pk=cast.hana.agency)
        for wrong in (cast.omar.member, new_id()):
            with pytest.raises(Invalid):
                name_privacy_officer(hospital, actor=cast.coral, member=wrong)
        name_privacy_officer(hospital, actor=cast.coral, member=cast.hana.member)
        with pytest.raises(Refused):
            name_privacy_officer(hospital, actor=cast.coral, member=cast.hugo.member)
    hana = actor_of_account(cast.accounts["hana"].pk)
    assert hana.privacy_of == {hospital.pk}
    with acting_as(hana):
        with pytest.raises(Refused):
            end_privacy_officer(hospital, actor=hana, member=hana.member)
        with pytest.raises(Invalid):
            name_privacy_officer(hospital, actor=hana, member=hana.member)
        name_privacy_officer(hospital, actor=hana, member=cast.hugo.member)
        assert [term.member_id for term in guarded(hospital).officers] == [hana.member, cast.hugo.member]
        end_privacy_officer(hospital, actor=hana, member=hana.member)
    assert actor_of_account(cast.accounts["hana"].pk).privacy_of == frozenset()
    assert actor_of_account(cast.accounts["hugo"].pk).privacy_of == {hospital.pk}


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["omar", "hana", "chris", "wilma"])
def test_the_database_lets_nobody_else_write_the_row(cast, who):
    actor = cast.actors[who]
    with pytest.raises(Error), acting_as(actor):  # noqa: PT012  the transaction ends with it
        someone = Member.objects.get(pk=cast.hana.member)
        record(Kind.DID, "planted", actor, someone)
        row = PrivacyOfficer(agency_id=cast.hana.agency, member=someone, starts_on="2026-01-01")
        row.save_base(force_insert=True)
