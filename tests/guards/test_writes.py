"""Nothing changes but through an action: each way around is planted here, and refused."""

import pytest
from django.db import DatabaseError, connection, connections, transaction

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.errors import WriteOutsideAction
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.ledger.models import Entry
from commontable.partnership.agencies.models import Agency

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

AROUND = {
    "save": lambda: Agency(name="Planted", short_name="P", sector="health", agency_type="hospital").save(),
    "create": lambda: Agency.objects.create(name="Planted", short_name="P", sector="health", agency_type="hospital"),
    "update": lambda: Agency.objects.update(short_name="Planted"),
    "delete": lambda: Agency.objects.first().delete(),
    "queryset delete": lambda: Agency.objects.all().delete(),
    "bulk_create": lambda: Agency.objects.bulk_create([Agency(name="Planted")]),
    "bulk_update": lambda: Agency.objects.bulk_update([Agency.objects.first()], ["name"]),
    "get_or_create": lambda: Agency.objects.get_or_create(name="Planted"),
    "update_or_create": lambda: Agency.objects.update_or_create(name="Planted"),
}


@pytest.mark.parametrize("way", AROUND)
def test_a_write_outside_an_action_is_refused(way, cast):
    with acting_as(cast.hana), pytest.raises(WriteOutsideAction):
        AROUND[way]()


def test_a_raw_write_without_an_entry_is_refused_by_the_database(cast):
    # Another connection, so that this transaction holds no entry of the set-up.
    with connections["owner"].cursor() as cursor, pytest.raises(DatabaseError, match="without a ledger entry"):
        cursor.execute("update agencies_agency set short_name = 'Planted'")


@pytest.mark.parametrize(
    "statement", ["update ledger_entry set action = 'x'", "delete from ledger_entry", "truncate ledger_entry cascade"]
)
@pytest.mark.parametrize("role", ["default", "owner"])
def test_the_ledger_cannot_be_rewritten(statement, role):
    with pytest.raises(DatabaseError), transaction.atomic(using=role), connections[role].cursor() as cursor:
        cursor.execute(statement)


def test_an_action_names_its_rule():
    with pytest.raises(TypeError, match="names its rule"):
        action(None)


def test_a_page_names_its_rule():
    with pytest.raises(TypeError, match="names its rule"):
        page(None)


def test_an_action_needs_an_actor(cast):
    from commontable.response.situations.actions import start_draft

    with acting_as(cast.hana), pytest.raises(TypeError, match="actor"):
        start_draft(cast.team("Hospital East"))


def test_a_refused_action_leaves_no_entry_and_no_row(cast):
    from commontable.groundwork.access.errors import Refused
    from commontable.response.situations.actions import start_draft
    from commontable.response.situations.models import Draft

    with acting_as(cast.omar), pytest.raises(Refused):
        start_draft(cast.team("Hospital East"), actor=cast.omar)
    with acting_as(cast.hana):
        assert not Draft.objects.exists()
        assert not Entry.objects.filter(action="start_draft").exists()


def test_the_app_cannot_change_who_it_is(cast):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set role ct_owner")
