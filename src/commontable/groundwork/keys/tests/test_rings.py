"""Does a page open only what it is lent and was released?"""

import pytest

from commontable.groundwork.keys.contexts import Compartment
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.groundwork.keys.keyfile import add_master_key
from commontable.groundwork.keys.rings import Keyring, lend, lent, open_key, open_keys
from commontable.groundwork.keys.sealing import release

from .factories import entered, key_of, lent_to, member_of, new_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return new_team()


@pytest.fixture
def key(team):
    return key_of(team)


def refusal(data_key):
    with pytest.raises(KeyNotHeld) as refused:
        open_key(data_key)
    assert str(refused.value.sentence)
    return refused.value.code


def test_the_holder_opens_it(team, key):
    with lent_to(team):
        assert len(open_key(key)) == 32


def test_without_a_ring_nothing_opens(team, key):
    with entered(member_of(team)):
        assert refusal(key) == "no_keyring"


def test_a_page_that_declares_no_compartment_opens_nothing(team, key):
    with entered(member_of(team)), lend([], [team]):
        assert refusal(key) == "no_keyring"


def test_a_ring_for_another_compartment_opens_nothing(team, key):
    with lent_to(team, Compartment.PLAN):
        assert refusal(key) == "other_compartment"


def test_another_team_opens_nothing(key):
    with lent_to(new_team()):
        assert refusal(key) == "not_released"


def test_a_ring_lent_for_a_team_one_does_not_serve_opens_nothing(team, key):
    with entered(member_of(new_team())), lend(Compartment, [team]):
        assert refusal(key) == "not_released"


def test_an_origin_lent_a_team_it_gave_the_key_to_still_opens_with_its_own(team, key):
    other = new_team()
    with lent_to(team):
        release(key, from_holder=team, to_holder=other, grant_id=None)
    with entered(member_of(team)), lend(Compartment, [other]):
        assert refusal(key) == "not_released"
    with entered(member_of(team)), lend(Compartment, [team, other]):
        open_key(key)


def test_a_compartment_that_does_not_exist_cannot_be_lent():
    with pytest.raises(ValueError, match="everything"):
        Keyring(["everything"], [])


def test_a_ring_ends_with_its_block(team, key):
    with lent_to(team) as ring:
        open_key(key)
    assert not ring._opened
    assert not ring._privates
    with pytest.raises(KeyNotHeld):
        lent()


def test_a_ring_inside_another_adds_nothing_to_it(team, key):
    with lent_to(team, Compartment.PLAN):
        with lend([Compartment.IDENTITY], [team]):
            open_key(key)
        assert refusal(key) == "other_compartment"


def test_a_list_opens_in_two_queries(team, django_assert_num_queries):
    keys = [key_of(team) for _ in range(5)]
    with lent_to(team):
        with django_assert_num_queries(2):
            open_keys(keys)
        with django_assert_num_queries(0):
            assert len({bytes(open_key(each)) for each in keys}) == 5


def test_a_list_passes_over_what_it_cannot_open(team, key):
    others = key_of(new_team())
    with lent_to(team):
        open_keys([key, others])
        open_key(key)
        assert refusal(others) == "not_released"


def test_a_second_key_costs_no_second_unlocking(team, key, django_assert_num_queries):
    second = key_of(team)
    with lent_to(team):
        open_key(key)
        with django_assert_num_queries(1):
            open_key(second)


def test_a_member_of_two_teams_opens_with_either(team, key):
    other = new_team()
    with entered(member_of(team, other)), lend(Compartment, [team, other]) as ring:
        open_key(key)
        assert [holder for holder, _ in ring._privates] == [team]


def test_what_an_older_master_key_wrapped_still_opens(team, key, keyfile, settings):
    add_master_key(keyfile)
    settings.KEYFILE = keyfile.rename(keyfile.with_name("moved"))
    newer = new_team()
    with lent_to(team):
        open_key(key)
    with lent_to(newer):
        assert refusal(key) == "not_released"
