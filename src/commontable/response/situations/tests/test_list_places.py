"""Do grants and facts stand in the list where their situation does, whatever happens to it?"""

import pytest
from django.db import IntegrityError, transaction

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.response.situations.list_places import place_in_list
from commontable.response.situations.models import Fact, Grant, Situation
from commontable.response.situations.tests import factories as made
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def written(cast: Cast, situation: Situation, rows, **values) -> None:
    """These columns written past the actions, by the system of the tables."""
    with acting_as(system(cast.tables.values())), licensed("test"), transaction.atomic():
        record(Kind.DID, "test", cast.chris)
        rows.filter(**({"pk": situation.pk} if rows.model is Situation else {"situation": situation})).update(**values)


def test_a_later_number_and_a_later_year_come_later():
    assert place_in_list(2026, 42) == 20260000000042
    assert place_in_list(2025, 2_147_483_647) < place_in_list(2026, 1) < place_in_list(2026, 2)


def test_whatever_is_opened_and_known_stands_where_its_situation_does(cast):
    made.closed(cast)
    made.rejected(cast, "Housing East")
    with acting_as(system(cast.tables.values())):
        for model in (Grant, Fact):
            rows = list(model.objects.select_related("situation"))
            assert len(rows) > 3
            assert {(row.table_id, row.list_place) for row in rows} <= {
                (each.table_id, each.list_place) for each in Situation.objects.all()
            }
            for row in rows:
                assert row.list_place == place_in_list(row.situation.year, row.situation.sequence)


@pytest.mark.parametrize("column", ["year", "sequence"])
def test_the_place_of_a_number_never_changes(cast, column):
    situation = made.brought(cast)
    with pytest.raises(IntegrityError, match="in_the_list"):
        written(cast, situation, Situation.objects.all(), **{column: 2031})


def test_a_situation_stays_at_its_table(cast):
    situation = made.brought(cast)
    with pytest.raises(IntegrityError, match="in_the_list"):
        written(cast, situation, Situation.objects.all(), table=cast.tables["WE"])


def test_no_grant_stands_elsewhere(cast):
    situation = made.brought(cast)
    with pytest.raises(IntegrityError, match="situations_grant_in_the_list"):
        written(cast, situation, Grant.objects.all(), list_place=place_in_list(2031, 1))
