"""How does an account come by a password?"""

import pytest

from commontable.front.site.actions import set_password
from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.accounts.models import Account
from tests.cast import PASSWORD
from tests.entries import entries_of, lines

pytestmark = pytest.mark.django_db
ANOTHER = "another long phrase for tests"


def give(cast, passphrase: str, actor=None) -> Account:
    actor = actor or operator()
    with acting_as(actor):
        set_password(cast.accounts["hana"], actor=actor, passphrase=passphrase)
    return Account.objects.get(pk=cast.accounts["hana"].pk)


def test_the_operator_gives_an_account_a_passphrase(cast):
    with entries_of() as entries:
        account = give(cast, ANOTHER)
    assert account.check_password(ANOTHER)
    assert lines(entries) == [("did", "set_password")]
    assert [entry.details for entry in entries] == [{}]


def test_a_short_passphrase_changes_nothing(cast):
    with entries_of() as entries, pytest.raises(Invalid, match="15 characters"):
        give(cast, "short")
    assert entries == []
    assert Account.objects.get(pk=cast.accounts["hana"].pk).check_password(PASSWORD)


def test_nobody_else_does(cast):
    for actor in (cast.chris, cast.coral, cast.hana):
        with pytest.raises(Refused, match="at the server"):
            give(cast, ANOTHER, actor)
