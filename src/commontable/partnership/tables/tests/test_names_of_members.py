"""May a person's name be put right by who coordinates a table they serve, and nothing else of them?"""

import pytest
from django.db import ProgrammingError, transaction

from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.partnership.agencies.models import Member
from commontable.partnership.tables.actions import correct_member

pytestmark = pytest.mark.django_db


def corrected(cast, who: str, name: str = " Sarah Example ") -> Member:
    with acting_as(cast.coral):
        return correct_member(Member.objects.get(pk=cast.actors[who].member), actor=cast.coral, name=name)


@pytest.mark.parametrize("who", ["sara", "chris", "coral"])
def test_who_sits_co_chairs_or_coordinates_at_their_table_is_corrected(cast, who):
    assert corrected(cast, who).name == "Sarah Example"
    with acting_as(cast.hana):
        assert Member.objects.get(pk=cast.actors[who].member).name == "Sarah Example"


def test_a_name_is_not_taken_away(cast):
    with pytest.raises(Invalid):
        corrected(cast, "sara", "  ")


def test_nobody_of_another_table_is_renamed(cast):
    with pytest.raises(Refused):
        corrected(cast, "hugo")


def test_the_database_lets_nobody_give_a_member_another_agency_or_account(cast):
    sara, hana = cast.actors["sara"], cast.actors["hana"]
    with acting_as(cast.coral), licensed("a test"):
        record(Kind.DID, "set_up", cast.coral)
        for column, value in (("agency_id", sara.agency), ("account_id", hana.account)):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                Member.objects.filter(pk=sara.member).update(**{column: value})


def test_the_database_holds_the_rule_by_itself(cast):
    with acting_as(cast.coral), licensed("a test"):
        record(Kind.DID, "set_up", cast.coral)
        assert Member.objects.filter(pk=cast.actors["hugo"].member).update(name="Somebody") == 0
