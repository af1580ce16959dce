"""A passphrase is confirmed at once, guessed only ever more slowly, and nobody else waits."""

from datetime import timedelta

import pytest
from django.utils import timezone

from commontable.groundwork.accounts.confirming import FREE, LONGEST_SECONDS, confirm
from commontable.groundwork.accounts.models import Account
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def hana(cast) -> Account:
    return cast.accounts["hana"]


def wrong(account: Account, times: int) -> int:
    """That many wrong ones in a row, each at its time; returns the seconds that the last one costs."""
    seconds = 0
    for _each in range(times):
        let_pass(account, LONGEST_SECONDS)
        seconds = confirm(account.pk, "not it")[1]
    return seconds


def let_pass(account: Account, seconds: int) -> None:
    Account.objects.filter(pk=account.pk).update(wrong_at=timezone.now() - timedelta(seconds=seconds))


def test_the_right_one_is_right_at_once(hana):
    assert confirm(hana.pk, PASSWORD) == (True, 0)


def test_a_slip_or_two_cost_nothing(hana):
    assert wrong(hana, FREE) == 0
    assert confirm(hana.pk, PASSWORD) == (True, 0)


def test_each_further_one_doubles_the_wait_up_to_a_minute(hana):
    assert [wrong(hana, FREE + 1), wrong(hana, 1), wrong(hana, 1)] == [2, 4, 8]
    assert wrong(hana, 10) == LONGEST_SECONDS


def test_a_try_before_its_time_is_not_looked_at_though_right(hana):
    wrong(hana, FREE + 2)
    assert confirm(hana.pk, PASSWORD) == (False, 4)


def test_after_the_wait_the_right_one_is_right_and_the_count_starts_anew(hana):
    wrong(hana, FREE + 2)
    let_pass(hana, 4)
    assert confirm(hana.pk, PASSWORD) == (True, 0)
    assert wrong(hana, 1) == 0


def test_nobody_else_waits(hana, cast):
    wrong(hana, FREE + 5)
    assert confirm(cast.accounts["omar"].pk, PASSWORD) == (True, 0)
