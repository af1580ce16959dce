"""In which thread is a request answered? In one, from its first signal to its last byte, whatever goes wrong on the way.

Django's own handler goes to a thread of the event loop's before each request and after it, and draws the page that says "not
found" or "not allowed" in a third, which takes a connection of its own for it, outside the request's transaction, and never
gives it back.

As many threads answer as there are connections, and they stay: one more request waits for a thread, not for a connection, and
is let go where its browser leaves meanwhile. What is begun is carried out whole.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from typing import IO, Any, cast

from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.core.signals import request_started
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix

type Message = dict[str, Any]
type Receive = Callable[[], Awaitable[Mapping[str, Any]]]
type Send = Callable[[Mapping[str, Any]], Awaitable[None]]


class OneThread(ASGIHandler):
    """Everything here is synchronous: middleware, pages and faults. The event loop reads what is asked, and sends the whole answer."""

    def __init__(self) -> None:
        super().__init__()
        threads = ThreadPoolExecutor(settings.REQUESTS_AT_ONCE, "request")
        self._in_a_thread = sync_to_async(self._answer, thread_sensitive=False, executor=threads)
        self._turns = asyncio.Semaphore(settings.REQUESTS_AT_ONCE)

    def load_middleware(self, is_async: bool = False) -> None:
        super().load_middleware(is_async=False)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        with ExitStack() as waiting:
            waiting.enter_context(closing(body))
            if not await self._has_its_turn(receive):
                return
            waiting.pop_all()  # it is closed by whoever answers, cancelled or not
        try:
            messages = await self._in_a_thread(scope, body)
        finally:
            self._turns.release()
        for message in messages:
            await send(message)

    async def _has_its_turn(self, receive: Receive) -> bool:
        """Wait until a thread is free. False where the browser left before: five reloads of a slow page are one page."""
        if not self._turns.locked():
            return await self._turns.acquire()
        turn, gone = asyncio.ensure_future(self._turns.acquire()), asyncio.ensure_future(receive())
        has_it = False
        try:
            await asyncio.wait((turn, gone), return_when=asyncio.FIRST_COMPLETED)
            has_it = turn.done()
            return has_it
        finally:
            gone.cancel()
            if not has_it and not turn.cancel():
                self._turns.release()

    def _answer(self, scope: Message, body: IO[bytes]) -> tuple[Message, Message]:
        """The connection goes back here: of a request that is cancelled from outside nothing else may be run any more."""
        try:
            with closing(body):
                set_script_prefix(get_script_prefix(scope))
                request_started.send(sender=type(self), scope=scope)
                request, refused = self.create_request(scope, body)
                with closing(refused or self.get_response(cast(HttpRequest, request))) as response:
                    return _messages(response)
        finally:
            close_old_connections()


def _messages(response: HttpResponseBase) -> tuple[Message, Message]:
    """What the web server sends; a file, which Django streams, is read here as well."""
    headers = [(name.encode("ascii"), value.encode("latin1")) for name, value in response.items()]
    cookies = [(b"Set-Cookie", each.OutputString().encode("ascii")) for each in response.cookies.values()]
    content = (
        response.content if isinstance(response, HttpResponse) else b"".join(cast(StreamingHttpResponse, response))
    )
    start = {"type": "http.response.start", "status": response.status_code, "headers": headers + cookies}
    return start, {"type": "http.response.body", "body": content}
