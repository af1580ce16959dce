"""Kept SQL asks what was written, with what it is asked with now, and nothing but that."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import Prefetch, Q, Value
from django.db.models.functions import TruncDate
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import gettext, override

from commontable.groundwork.access.session import acting_as, as_system, current_actor, moment
from commontable.groundwork.accounts.models import Account, SetUpCode
from commontable.kept import NotKept, kept

pytestmark = pytest.mark.django_db

LONG_AGO, NEVER = datetime(2026, 1, 7, 15, 0, tzinfo=UTC), datetime(2226, 1, 8, tzinfo=UTC)


class Sort(StrEnum):
    A_TO_Z = "a"
    Z_TO_A = "z"


def _among(accounts: Sequence[UUID], since: datetime, sort: Sort = Sort.A_TO_Z) -> Any:
    found = Account.objects.filter(Q(opened_at__gte=since) | Q(language="fr"), pk__in=accounts, is_active=True)
    return found.order_by("email" if sort is Sort.A_TO_Z else "-email")


among = kept(_among)


@kept
def codes_of(address: str) -> Any:
    return SetUpCode.objects.filter(account__email=address).select_related("account")


@pytest.fixture
def accounts(cast: Any) -> Iterator[list[UUID]]:
    with as_system():
        found = list(Account.objects.order_by("email"))
        Account.objects.filter(pk=found[1].pk).update(language="fr")
        yield [each.pk for each in found]


def test_the_rows_of_what_was_written_each_time_it_is_asked(accounts: list[UUID]) -> None:
    for asked in (accounts, accounts[:3], accounts[1:4], set(accounts[2:5]), [*accounts[:2], *accounts[:1]], [uuid4()]):
        for since in (LONG_AGO, NEVER):
            for sort in Sort:
                assert among(asked, since, sort) == list(_among(asked, since, sort))
    assert among(accounts[:2], NEVER) == list(Account.objects.filter(pk=accounts[1]))


def test_long_collections_are_told_from_what_comes_after_them(accounts: list[UUID]) -> None:
    @kept
    def either(these: Sequence[UUID], those: Sequence[UUID], word: str) -> Any:
        return Account.objects.filter(Q(pk__in=these) | Q(pk__in=those) | Q(email=word)).order_by("pk")

    many = [*(uuid4() for _each in range(250)), accounts[0]]
    assert [each.pk for each in either(many, [uuid4(), uuid4()], "nobody")] == [accounts[0]]
    assert [each.pk for each in either([uuid4() for _each in many], [uuid4(), accounts[1]], "nobody")] == [accounts[1]]


def test_an_argument_by_its_name_is_refused_and_not_left_out(
    accounts: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    with pytest.raises(NotKept, match="sort"):
        among(accounts, LONG_AGO, sort=Sort.Z_TO_A)


def test_of_nobody_nothing_is_asked(accounts: list[UUID]) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert among((), LONG_AGO) == among(frozenset(), NEVER) == []
    assert len(queries) == 0


def test_it_is_written_once_a_form(accounts: list[UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()  # nor is it written by the tests themselves
    written: list[int] = []

    @kept
    def counted(who: Sequence[UUID], busy: bool) -> Any:
        written.append(len(who))
        return Account.objects.filter(pk__in=who, is_active=busy)

    for _again in range(3):
        assert len(counted(accounts[:2], True)) == 2
        assert counted(accounts[:2], False) == []
        assert len(counted(accounts[:3], True)) == 3
    assert written == [2, 2, 2, 2, 3, 3], "each form twice, to tell what is an argument"


def test_what_was_selected_along_comes_along(accounts: list[UUID]) -> None:
    with as_system():
        first = Account.objects.get(pk=accounts[0])
        made = SetUpCode.objects.create(account=first, code_hash="0" * 64, issued_at=LONG_AGO, expires_at=NEVER)
        with CaptureQueriesContext(connection) as queries:
            (code,) = codes_of(first.email)
            assert (code, code.account) == (made, first)
            assert codes_of("nobody@example.test") == []
        assert len(queries) == 2


def test_rows_of_values_come_as_they_were_written(accounts: list[UUID]) -> None:
    @kept
    def addresses(who: Sequence[UUID]) -> Any:
        return Account.objects.filter(pk__in=who).order_by("email").values_list("email", flat=True)

    @kept
    def pairs(who: Sequence[UUID], mark: str) -> Any:
        return Account.objects.filter(pk__in=who).order_by("email").annotate(mark=Value(mark)).values("email", "mark")

    plain = list(Account.objects.order_by("email").values_list("email", flat=True))
    assert addresses(accounts) == plain
    for mark in ("one", "invented 7", "%s"):
        assert pairs(accounts, mark) == [{"email": email, "mark": mark} for email in plain]


def _worked_out(since: datetime) -> Any:
    return Account.objects.filter(opened_at__gte=since - timedelta(days=1))


def _within(word: str) -> Any:
    return Account.objects.filter(email__contains=word)


def _now(since: datetime) -> Any:
    return Account.objects.filter(opened_at__gte=since, opened_at__lte=timezone.now())


def _at_the_moment(word: str) -> Any:
    return Account.objects.filter(email=word, opened_at__lte=moment())


def _of_whoever_asks(word: str) -> Any:
    return Account.objects.filter(email=word, pk=current_actor().account)


def _in_words(since: datetime) -> Any:
    return Account.objects.filter(opened_at__gte=since, email=gettext("Today"))


def _by_day(day: date) -> Any:
    return Account.objects.annotate(day=TruncDate("opened_at")).filter(day=day)


def _branches(since: datetime) -> Any:
    found = Account.objects.filter(opened_at=since)
    return found if since.year < 1903 else found.filter(is_active=True)


def _more(since: datetime) -> Any:
    codes = SetUpCode.objects.filter(issued_at__gte=since)
    return Account.objects.filter(opened_at__gte=since).prefetch_related(Prefetch("set_up_code", codes))


def _nobody(since: datetime) -> Any:
    return Account.objects.none()


@pytest.mark.parametrize(
    ("writes", "given", "why"),
    [
        (_worked_out, LONG_AGO, "make it an argument"),
        (_within, "a", "make it an argument"),
        (_now, LONG_AGO, "make it an argument"),
        (_at_the_moment, "a", "make it an argument"),
        (_of_whoever_asks, "a", "make it an argument"),
        (_in_words, LONG_AGO, "make it an argument"),
        (_by_day, date(2026, 1, 7), "make it an argument"),
        (_branches, LONG_AGO, "another question"),
        (_more, LONG_AGO, "keep that one apart"),
        (_nobody, LONG_AGO, "no answer whatever"),
        (_now, timedelta(days=1), "asked with"),
        (_now, [LONG_AGO, date(2026, 1, 7)], "asked with"),
        (_now, [3], "asked with"),
    ],
)
def test_a_question_that_depends_on_more_than_its_arguments_is_refused(
    cast: Any, writes: Any, given: Any, why: str
) -> None:
    with acting_as(cast.hana), pytest.raises(NotKept, match=why):
        kept(writes)(given)


def test_whoever_asks_first_leaves_nothing_of_theirs(accounts: list[UUID]) -> None:
    """Neither values, nor language, nor connection."""
    asked = kept(_among)
    with override("fr"), timezone.override("Asia/Kathmandu"):
        asked(accounts[:2], NEVER)
    written = asked.of([(uuid4(), uuid4()), LONG_AGO])
    assert not {NEVER, *accounts} & {each for each in written.params if isinstance(each, UUID | datetime)}
    assert "connection" not in written.compiler.__dict__
