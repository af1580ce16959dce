"""What goes down the wire to one client, and when does it end?"""

import asyncio
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from commontable.front.room import hub as hubs
from commontable.front.room.hub import WAITING, Follower, Hub, word_of
from commontable.front.room.stream import CHANGED, FOLLOW, START, STILL_HERE, Streams, lines

WORD = word_of(uuid4())


class Quiet(Hub):
    """A hub that hears only what a test says."""

    def __init__(self) -> None:
        super().__init__("dbname=nowhere")
        self.since = 0.0

    def _listen(self) -> None:
        pass


async def all_of(follower: Follower, longest: float, **how: Any) -> list[bytes]:
    return [line async for line in lines(follower, longest, **how)]


def test_no_line_carries_anything_but_changed():
    async def follow() -> list[bytes]:
        follower = Follower()
        follower.tell()
        return await all_of(follower, 0.03, beat=0.01)

    sent = asyncio.run(follow())
    assert sent[:2] == [START, CHANGED]
    assert set(sent[2:]) == {STILL_HERE}
    assert (START, CHANGED, STILL_HERE) == (b"retry: 2000\n\n", b"data: changed\n\n", b":\n\n")


def test_it_ends_when_its_time_is_over_and_the_browser_asks_again():
    times = iter([0.0, 1.0, 299.0, 300.5])

    async def follow() -> list[bytes]:
        follower = Follower()
        follower.tell()
        follower.tell()
        follower.tell()
        return await all_of(follower, 300.0, clock=lambda: next(times))

    assert asyncio.run(follow()) == [START, CHANGED, CHANGED]


def test_whoever_is_too_far_behind_is_let_go():
    async def follow() -> list[bytes]:
        follower = Follower()
        for _word in range(WAITING + 1):
            follower.tell()
        return await all_of(follower, 300.0)

    assert asyncio.run(follow()) == [START]


def test_a_word_reaches_those_of_its_meeting_only():
    hub = Quiet()
    with hub.follow(WORD, 1.0) as mine, hub.follow(word_of(uuid4()), 1.0) as other:
        hub.heard(WORD)
        assert (mine.waiting.qsize(), other.waiting.qsize()) == (1, 0)
    assert not hub.followers


def test_what_came_after_the_page_was_drawn_is_told_at_once():
    hub = Quiet()
    hub.heard(WORD)
    for seen, told in ((hub.last[WORD] - 5, 1), (hub.last[WORD] + 5, 0)):
        with hub.follow(WORD, seen) as follower:
            assert follower.waiting.qsize() == told


def test_after_listening_was_cut_everybody_looks():
    hub = Quiet()
    with hub.follow(WORD, 1.0) as waiting:
        hub.everybody()
        assert waiting.waiting.qsize() == 1
    with hub.follow(WORD, hub.since - 1) as late:
        assert late.waiting.qsize() == 1


def test_what_is_forgotten_is_taken_as_told(monkeypatch):
    monkeypatch.setattr(hubs, "REMEMBERED", 1)
    hub = Quiet()
    hub.heard(WORD)
    hub.heard(word_of(uuid4()))
    assert WORD not in hub.last
    with hub.follow(WORD, hub.since - 0.1) as follower:
        assert follower.waiting.qsize() == 1


def test_without_a_listener_whoever_follows_is_told_to_look():
    hub = Quiet()
    hub.since = float("inf")
    with hub.follow(WORD, 10.0**12) as follower:
        assert follower.waiting.qsize() == 1


# ── the web server's side ──


def site(status: int = 200, follow: str = f"{WORD} 1.0") -> Callable:
    async def answer(_scope: Any, _receive: Any, send: Any) -> None:
        headers = [(b"content-length", b"0"), (b"x-kept", b"yes")]
        headers += [(FOLLOW.encode(), follow.encode())] if follow else []
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"a page"})

    return answer


def asked(streams: Streams, path: str = "/meetings/1/changed/", method: str = "GET", gone: float = 10) -> list[dict]:
    sent: list[dict] = []

    async def receive() -> dict:
        await asyncio.sleep(gone)
        return {"type": "http.disconnect"}

    async def send(message: dict) -> None:
        sent.append(message)

    asyncio.run(streams({"type": "http", "method": method, "path": path}, receive, send))
    return sent


def test_the_header_that_says_follow_never_leaves():
    hub = Quiet()
    hub.heard(WORD)
    start, *bodies = asked(Streams(site(), hub, longest=0.02))
    assert dict(start["headers"]) == {b"x-kept": b"yes", b"x-accel-buffering": b"no"}
    assert [body["body"] for body in bodies if body["body"] != STILL_HERE] == [START, CHANGED, b""]
    assert not hub.followers


def test_a_client_that_leaves_is_forgotten():
    hub = Quiet()
    asked(Streams(site(), hub), gone=0.02)
    assert not hub.followers


@pytest.mark.parametrize("path", ["/", "/meetings/1/"])
def test_every_other_answer_passes_as_it_is(path):
    start, body = asked(Streams(site(follow=""), Quiet()), path)
    assert (start["status"], body["body"]) == (200, b"a page")


def test_a_refusal_passes_as_it_is():
    start, body = asked(Streams(site(403, follow=""), Quiet()))
    assert (start["status"], body["body"]) == (403, b"a page")


def test_where_nothing_listens_nobody_is_kept_waiting():
    start, body = asked(Streams(site(), None))
    assert (start["status"], body["body"]) == (204, b"")
