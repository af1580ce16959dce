"""Is a holder's key made once, and a replaced one refused?"""

import pytest
from django.db import connection

from commontable.groundwork.keys import holders, suites
from commontable.groundwork.keys.errors import NoHolderKey, PublicKeyReplaced, SealBroken
from commontable.groundwork.keys.holders import ensure_holder_key, newest_key, refuse_a_foreign_keyfile
from commontable.groundwork.keys.keyfile import KeyfileRefused, create_keyfile
from commontable.groundwork.keys.models import HolderKey, HolderSecret
from commontable.groundwork.keys.rings import open_key
from commontable.groundwork.keys.sealing import release
from commontable.identifiers import new_id

from .factories import TABLE, entered, key_of, lent_to, member_of, new_team, system_of

pytestmark = pytest.mark.django_db


def test_a_team_has_one_key_however_often_it_is_set_up():
    team = new_team()
    with entered(member_of()):
        assert ensure_holder_key(team).pk == newest_key(team).pk
        assert HolderKey.objects.filter(holder_id=team).count() == 1


def test_two_set_ups_at_once_end_with_the_first_ones_key():
    team = new_team()
    with entered(member_of()):
        assert holders.make_key(team, 1).pk == newest_key(team).pk


def test_nothing_is_sealed_to_a_team_without_a_key():
    origin = new_team()
    key = key_of(origin)
    with lent_to(origin), pytest.raises(NoHolderKey):
        release(key, from_holder=origin, to_holder=new_id(), grant_id=None)


@pytest.fixture
def put_in_place(monkeypatch):
    """Somebody with the owner's hand in the database changed one row: here, what the row is read as."""

    def put(model, pk, name, value):
        read = model.from_db.__func__

        def altered(cls, *row, **options):
            found = read(cls, *row, **options)
            if found.pk == pk:
                setattr(found, name, value)
            return found

        monkeypatch.setattr(model, "from_db", classmethod(altered))

    return put


def test_a_public_key_put_in_its_place_is_refused(put_in_place):
    origin, target = new_team(), new_team()
    key = key_of(origin)
    _, strangers = suites.new_holder_pair()
    with lent_to(origin):
        put_in_place(HolderKey, newest_key(target).pk, "public_key", strangers)
        with pytest.raises(PublicKeyReplaced):
            release(key, from_holder=origin, to_holder=target, grant_id=None)


def test_a_private_key_of_another_row_is_refused(put_in_place):
    team, other = new_team(), new_team()
    key = key_of(team)
    with entered(member_of(other)):
        others = HolderSecret.objects.get(holder_key__holder_id=other).sealed_private_key
    with lent_to(team):
        put_in_place(HolderSecret, newest_key(team).pk, "sealed_private_key", others)
        with pytest.raises(SealBroken):
            open_key(key)


def test_only_a_teams_own_members_read_its_private_row():
    team = new_team()
    with entered(member_of(team)):
        assert HolderSecret.objects.filter(holder_key__holder_id=team).exists()
    with entered(member_of(new_team())):
        assert not HolderSecret.objects.filter(holder_key__holder_id=team).exists()
        assert HolderKey.objects.filter(holder_id=team).exists()


def test_the_keyfile_this_database_was_sealed_with_is_accepted():
    refuse_a_foreign_keyfile()  # where no key is seen there is none to disagree with
    new_team()
    with system_of(TABLE):
        refuse_a_foreign_keyfile()


def test_a_new_keyfile_in_place_of_a_lost_one_is_refused_at_start(settings, tmp_path):
    new_team()
    settings.KEYFILE = tmp_path / "another"
    create_keyfile(settings.KEYFILE)
    with system_of(TABLE), pytest.raises(KeyfileRefused, match="another keyfile"):
        refuse_a_foreign_keyfile()


def test_nobody_signed_in_sees_no_key_at_all():
    new_team()
    with connection.cursor() as cursor:
        cursor.execute("select set_config('ct.role', '', true)")
    assert not HolderKey.objects.exists()
