"""A request is answered in one thread, and what it was lent comes back from there."""

import asyncio
import threading

import pytest
from django.core.signals import request_finished, request_started
from django.http import Http404, HttpResponse, StreamingHttpResponse

from commontable.front.site import handler
from commontable.front.site.handler import OneThread

SCOPE = {"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": b""}


@pytest.fixture
def given_back(monkeypatch):
    """In which threads connections went back."""
    threads: list[int] = []
    monkeypatch.setattr(handler, "close_old_connections", lambda: threads.append(threading.get_ident()))
    return threads


def site(view) -> OneThread:
    made = OneThread()
    made._middleware_chain = view
    return made


STAYS: list[dict] = [{"type": "http.request", "body": b""}]
LEAVES: list[dict] = [{"type": "http.disconnect"}]


async def ask(asked: OneThread, scope: dict = SCOPE, says: list[dict] = STAYS) -> list[dict]:
    """What is sent to a browser that says this, and then nothing more."""
    sent: list[dict] = []
    left = list(says)

    async def receive() -> dict:
        return left.pop(0) if left else await asyncio.get_running_loop().create_future()

    async def send(message: dict) -> None:
        sent.append(message)

    await asked(scope, receive, send)
    return sent


def test_the_connection_goes_back_in_the_thread_that_answered(given_back):
    answered = []

    def view(request):
        answered.append(threading.get_ident())
        return HttpResponse("ok")

    sent = asyncio.run(ask(site(view)))
    assert sent[0]["status"] == 200
    assert given_back == answered != [threading.get_ident()]


def test_a_request_begins_and_ends_in_that_thread_and_a_stream_is_sent_whole(given_back):
    seen: list[tuple[str, int]] = []

    def parts():
        for part in (b"one, ", b"two"):
            seen.append((part.decode(), threading.get_ident()))
            yield part

    def begun(**_of: object) -> None:
        seen.append(("begun", threading.get_ident()))

    def ended(**_of: object) -> None:
        seen.append(("ended", threading.get_ident()))

    request_started.connect(begun)
    request_finished.connect(ended)
    try:
        sent = asyncio.run(ask(site(lambda request: StreamingHttpResponse(parts(), headers={"X-Kind": "stream"}))))
    finally:
        request_started.disconnect(begun)
        request_finished.disconnect(ended)
    assert [each for each in sent[0]["headers"] if each[0] == b"X-Kind"] == [(b"X-Kind", b"stream")]
    assert [each["body"] for each in sent[1:]] == [b"one, two"]
    assert [word for word, _thread in seen] == ["begun", "one, ", "two", "ended"]
    assert {thread for _word, thread in seen} == set(given_back)


def test_a_cookie_is_sent_and_keeps_its_limits(given_back):
    def view(request):
        answer = HttpResponse("ok")
        answer.set_cookie("kept", "1", httponly=True, samesite="Lax")
        return answer

    headers = asyncio.run(ask(site(view)))[0]["headers"]
    assert [value for name, value in headers if name == b"Set-Cookie"] == [b"kept=1; HttpOnly; Path=/; SameSite=Lax"]


def test_whoever_leaves_before_asking_is_answered_nothing(given_back):
    assert asyncio.run(ask(site(lambda request: HttpResponse("ok")), says=LEAVES)) == []
    assert given_back == []


def test_an_address_that_is_no_text_is_refused(given_back):
    sent = asyncio.run(ask(site(lambda request: HttpResponse("ok")), {**SCOPE, "query_string": "é".encode("latin1")}))
    assert sent[0]["status"] == 400
    assert len(given_back) == 1


def test_a_request_cancelled_from_outside_ends_and_gives_its_connection_back(given_back):
    """As a server that stops does: the press is finished whole, nobody reads the answer."""
    begun, go_on, ended = threading.Event(), threading.Event(), []

    def view(request):
        begun.set()
        go_on.wait(10)
        assert request.POST["said"] == "whole"
        ended.append(threading.get_ident())
        return HttpResponse("ok")

    async def cancelled() -> None:
        posted = {**SCOPE, "method": "POST", "headers": [(b"content-type", b"application/x-www-form-urlencoded")]}
        asking = asyncio.ensure_future(ask(site(view), posted, [{"type": "http.request", "body": b"said=whole"}]))
        await asyncio.to_thread(begun.wait, 10)
        asking.cancel()
        go_on.set()
        with pytest.raises(asyncio.CancelledError):
            await asking

    asyncio.run(cancelled())
    assert given_back == ended
    assert len(ended) == 1


def test_a_page_that_is_not_there_is_drawn_in_the_same_thread(given_back, settings, monkeypatch):
    drawn = []
    settings.MIDDLEWARE = []
    asked = OneThread()

    def missing(request):
        drawn.append(threading.get_ident())
        raise Http404

    def page(request, resolver, status, exception):
        drawn.append(threading.get_ident())
        return HttpResponse("not there", status=404)

    monkeypatch.setattr(asked, "resolve_request", lambda request: (missing, (), {}))
    monkeypatch.setattr("django.core.handlers.exception.get_exception_response", page)
    sent = asyncio.run(ask(asked))
    assert sent[0]["status"] == 404
    assert drawn == given_back * 2


def test_so_many_are_answered_at_once_and_the_others_wait_their_turn(given_back, settings):
    """Each in a thread that stays; whoever waits has no thread, and so no connection."""
    settings.REQUESTS_AT_ONCE = 3
    all_in, at_once, most = threading.Barrier(3), [], []

    def view(request):
        at_once.append(threading.get_ident())
        most.append(len(at_once))
        all_in.wait(10)
        at_once.remove(threading.get_ident())
        return HttpResponse("ok")

    async def asked_at_once() -> list[list[dict]]:
        asked = site(view)
        return await asyncio.gather(*(ask(asked) for _each in range(12)))

    assert [sent[0]["status"] for sent in asyncio.run(asked_at_once())] == [200] * 12
    assert max(most) == 3
    assert len(set(given_back)) == 3


def test_whoever_leaves_while_waiting_for_a_thread_is_not_answered_and_takes_no_turn(given_back, settings):
    """Impatience adds nothing to the queue. The one that is begun is carried out, and the next that stays is answered."""
    settings.REQUESTS_AT_ONCE = 1
    begun, go_on, answered = threading.Event(), threading.Event(), []

    def view(request):
        answered.append(request.path)
        begun.set()
        go_on.wait(10)
        return HttpResponse("ok")

    async def asked() -> list[list[dict]]:
        one = site(view)
        first = asyncio.ensure_future(ask(one, {**SCOPE, "path": "/first/"}))
        await asyncio.to_thread(begun.wait, 10)
        gone = [asyncio.ensure_future(ask(one, {**SCOPE, "path": "/gone/"}, STAYS + LEAVES)) for _each in range(4)]
        cancelled = asyncio.ensure_future(ask(one, {**SCOPE, "path": "/cancelled/"}))
        stays = asyncio.ensure_future(ask(one, {**SCOPE, "path": "/stays/"}))
        assert await asyncio.gather(*gone) == [[]] * 4
        cancelled.cancel()
        go_on.set()
        return [await first, await stays]

    assert [sent[0]["status"] for sent in asyncio.run(asked())] == [200, 200]
    assert answered == ["/first/", "/stays/"]
