"""How does "changed" reach a browser? As an event stream outside Django: no transaction, no connection, no thread.

Django answers as it answers any request, with session, actor, transaction and rule; then everything of it is let go.
Where the answer says FOLLOW, the waiting begins here. It ends after five minutes at most: the browser asks again, and
whether it still may is asked again.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from django.http import HttpResponse

from .hub import Follower, Hub

type Message = dict[str, Any]
type Receive = Callable[[], Awaitable[Message]]
type Send = Callable[[Message], Awaitable[None]]

FOLLOW = "X-Follow"
"""The header of Django's own answer that never leaves: which meeting to follow, and since when."""
LONGEST = 300.0
SPREAD = 60.0
"""Seconds by which streams end before the longest, each another: forty browsers do not come back at once."""
BEAT = 15.0
PATIENCE = 10.0
"""Seconds a client may take to accept a line before it is let go."""
START = b"retry: 2000\n\n"
CHANGED = b"data: changed\n\n"
STILL_HERE = b":\n\n"


def following(word: str, seen: float) -> HttpResponse:
    """What a page answers to let its reader follow."""
    return HttpResponse(content_type="text/event-stream", headers={FOLLOW: f"{word} {seen}"})


async def lines(
    follower: Follower, longest: float, *, beat: float = BEAT, clock: Callable[[], float] | None = None
) -> AsyncIterator[bytes]:
    """What is sent to one client, until its time is over or it is too far behind."""
    now = clock or asyncio.get_running_loop().time
    ends = now() + longest
    yield START
    while not follower.behind and (left := ends - now()) > 0:
        try:
            async with asyncio.timeout(min(beat, left)):
                await follower.waiting.get()
        except TimeoutError:
            yield STILL_HERE
        else:
            yield CHANGED


class Streams:
    """The site, with its streams: what the web server calls. Without a hub nobody is kept waiting (204)."""

    def __init__(self, site: Callable, hub: Hub | None, longest: float = LONGEST) -> None:
        self.site, self.hub, self.longest = site, hub, longest

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].endswith("/changed/"):
            await self.site(scope, receive, send)
            return
        answer = _Held(send)
        await self.site(scope, receive, answer)
        if answer.start and self.hub:
            await self._stream(answer, self.hub, receive, send)
        elif answer.start:
            await send({**answer.start, "status": 204})
            await send({"type": "http.response.body", "body": b""})

    async def _stream(self, answer: "_Held", hub: Hub, receive: Receive, send: Send) -> None:
        gone = asyncio.ensure_future(_gone(receive))
        sending = asyncio.ensure_future(self._send(answer, hub, send))
        await asyncio.wait((gone, sending), return_when=asyncio.FIRST_COMPLETED)
        for task in (gone, sending):
            task.cancel()
        await asyncio.gather(gone, sending, return_exceptions=True)

    async def _send(self, answer: "_Held", hub: Hub, send: Send) -> None:
        word, seen = answer.follow.split()
        await send(answer.start)
        with hub.follow(word, float(seen)) as follower:
            async for line in lines(follower, self.longest - random.uniform(0, min(SPREAD, self.longest / 5))):
                async with asyncio.timeout(PATIENCE):
                    await send({"type": "http.response.body", "body": line, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


class _Held:
    """Passes an answer on, but holds one that says FOLLOW back until Django is done with it."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.start: Message = {}
        self.follow = ""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._read(message)
        if not self.follow:
            await self.send(message)

    def _read(self, message: Message) -> None:
        headers = {name.lower(): value for name, value in message["headers"]}
        self.follow = headers.pop(FOLLOW.lower().encode(), b"").decode()
        if self.follow:
            headers.pop(b"content-length", None)
            headers[b"x-accel-buffering"] = b"no"
            self.start = {**message, "headers": list(headers.items())}
