"""Who may open a page?"""

from types import SimpleNamespace

import pytest
from django.http import Http404, HttpResponse
from django.urls import include, path

from commontable.groundwork.access.actor import NOBODY, Actor
from commontable.groundwork.access.errors import Locked, Refused
from commontable.groundwork.access.pages import declare, everyone, page, signed_in, undeclared
from commontable.groundwork.access.verdict import ALLOWED, refused
from commontable.groundwork.keys.rings import lent
from commontable.identifiers import new_id

MEMBER = Actor(role="member", account=new_id())
UNLOCKED = Actor(role="member", account=new_id(), unlocked=True)


def asked_by(actor: Actor) -> SimpleNamespace:
    return SimpleNamespace(actor=actor)


def answer(request, *found, **words) -> HttpResponse:
    return HttpResponse(f"{found} {words}")


def test_a_page_without_a_rule_cannot_be_declared():
    with pytest.raises(TypeError, match="names its rule"):
        page("may_open")


def test_a_page_for_everyone_answers_nobody_too():
    assert page(everyone)(answer)(asked_by(NOBODY)).status_code == 200


def test_any_other_page_sends_whoever_is_not_signed_in_to_the_door():
    looked = []
    view = page(signed_in, find=lambda actor, number: looked.append(number))(answer)
    with pytest.raises(Refused) as no:
        view(asked_by(NOBODY), number="EA-26-0001")
    assert (no.value.code, looked) == ("sign_in_first", [])


def test_the_page_finds_by_its_words_and_gets_the_rest():
    view = page(signed_in, find=lambda actor, number: f"found {number}")(answer)
    content = view(asked_by(MEMBER), number="EA-26-0001", part="plan").content.decode()
    assert content == "('found EA-26-0001',) {'part': 'plan'}"


def test_what_is_not_found_is_not_refused():
    with pytest.raises(Http404):
        page(signed_in, find=lambda actor, number: None)(answer)(asked_by(MEMBER), number="EA-26-0001")


def test_what_is_found_may_be_refused():
    view = page(lambda actor, thing: refused("shut", "Shut."), find=lambda actor: "thing")(answer)
    with pytest.raises(Refused, match="Shut"):
        view(asked_by(MEMBER))


def test_a_locked_session_is_lent_no_key():
    with pytest.raises(Locked):
        page(signed_in, keys=("limited",))(_never)(asked_by(MEMBER))


def test_a_page_may_say_which_requests_are_to_be_confirmed():
    answer = page(signed_in, keys=("limited",), confirmed_for=lambda request: False)(
        lambda request: HttpResponse("written")
    )
    assert answer(asked_by(MEMBER)).content == b"written"


def _never(request):
    raise AssertionError("the page was opened")


def test_a_page_is_lent_the_keys_it_names_and_no_other():
    def compartments(request):
        return HttpResponse(",".join(sorted(lent().compartments)))

    assert page(signed_in, keys=("limited",))(compartments)(asked_by(UNLOCKED)).content == b"limited"
    assert page(signed_in)(compartments)(asked_by(MEMBER)).content == b""


def test_a_view_that_is_not_ours_is_given_a_rule():
    theirs = declare(answer, signed_in)
    assert theirs(asked_by(MEMBER)).status_code == 200
    with pytest.raises(Refused):
        theirs(asked_by(NOBODY))


def test_a_route_that_names_no_rule_is_named_whole():
    routes = [path("open/", page(everyone)(answer)), path("a/", include([path("b/", answer)]))]
    assert list(undeclared(routes)) == ["a/b/"]
    assert signed_in(MEMBER) is ALLOWED
