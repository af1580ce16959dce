"""Does a code told by voice let a new member in, once, and tell a stranger nothing?"""

import pytest
from django.test import Client

from commontable.front.site.actions import choose_passphrase
from commontable.front.site.rules import may_choose_passphrase
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.accounts.models import Account, SetUpCode
from commontable.partnership.agencies.models import Member
from commontable.partnership.tables.actions import give_code
from tests.entries import entries_of, lines
from tests.pure import code, member

pytestmark = pytest.mark.django_db
URL, PHRASE = "/first-sign-in/", "four quiet words together"


@pytest.fixture
def told(cast) -> str:
    with acting_as(cast.coral):
        return give_code(Member.objects.get(pk=cast.sara.member), actor=cast.coral)


def send(
    told: str, email: str = "sara@example.org", phrase: str = PHRASE, again: str = PHRASE, client: Client | None = None
):
    sent = {"email": email, "code": told, "passphrase": phrase, "again": again}
    return (client or Client()).post(URL, sent)


def test_the_code_opens_a_session_and_sets_the_passphrase(cast, told):
    client = Client()
    with entries_of() as entries:
        assert send(told, client=client).url == "/"
    assert lines(entries) == [("did", "choose_passphrase"), ("signed", "sign_in")]
    assert "Sara School" in client.get("/").content.decode()
    assert Account.objects.get(email="sara@example.org").check_password(PHRASE)
    assert send(told).status_code == 422


def test_whoever_was_signed_in_with_the_old_passphrase_is_signed_out(cast, told):
    before = Client()
    before.force_login(cast.accounts["sara"])
    assert before.get("/").status_code == 200
    send(told)
    assert before.get("/").status_code == 302


def said(answer) -> tuple[int, str]:
    text = answer.content.decode()
    return answer.status_code, text[text.index("summary-title") : text.index("<form method")]


@pytest.mark.parametrize("email", ["nobody@example.org", "hana@example.org", "sara@example.org"])
def test_a_wrong_code_and_an_address_nobody_has_are_answered_alike(told, email):
    with entries_of() as entries:
        answer = said(send("7KQM-2XBD-9FHT", email))
    assert answer == said(send("7KQM-2XBD-9FHT", "somebody.else@example.org"))
    assert [(entry.action, entry.result) for entry in entries] == [("first_sign_in", "failed")]


@pytest.mark.parametrize(
    ("phrase", "again", "words"),
    [("short", "short", "15 characters or more"), (PHRASE, PHRASE + "!", "not the same"), ("", "", "required")],
)
def test_a_passphrase_that_will_not_do_does_not_use_the_code_up(told, phrase, again, words):
    answer = send(told, phrase=phrase, again=again)
    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert SetUpCode.objects.get().tries == 0


def test_only_ones_own_passphrase_is_chosen(cast):
    account = cast.accounts["sara"]
    assert code(may_choose_passphrase(cast.sara, account)) == "yes"
    assert code(may_choose_passphrase(member(), account)) == "own_account_only"
    with acting_as(cast.hana), pytest.raises(Refused):
        choose_passphrase(account, actor=cast.hana, passphrase=PHRASE)
    with acting_as(cast.sara), pytest.raises(Invalid):
        choose_passphrase(account, actor=cast.sara, passphrase="short")


def test_the_page_is_found_from_the_door():
    assert URL in Client().get("/sign-in/").content.decode()
