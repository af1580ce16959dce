"""In which thread is a request answered? In one, from the first middleware to the last, whatever goes wrong on the way.

Django's own handler leaves that thread for the page that says "not found" or "not allowed": it draws it in a thread of
the event loop's, which takes a connection of its own for it, outside the request's transaction, and never gives it back.

As many threads answer as there are connections, and they stay: one more request waits for a thread, not for a connection.
"""

from concurrent.futures import ThreadPoolExecutor

from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.handlers.asgi import ASGIHandler
from django.db import close_old_connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class OneThread(ASGIHandler):
    """Everything here is synchronous: middleware, pages and faults. The event loop waits for one answer, and sends it."""

    def __init__(self) -> None:
        super().__init__()
        threads = ThreadPoolExecutor(settings.REQUESTS_AT_ONCE, "request")
        self._in_a_thread = sync_to_async(self._answer, thread_sensitive=False, executor=threads)

    def load_middleware(self, is_async: bool = False) -> None:
        super().load_middleware(is_async=False)

    async def get_response_async(self, request: HttpRequest) -> HttpResponseBase:
        return await self._in_a_thread(request)

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        """The connection goes back here: of a request that is cancelled from outside nothing else may be run any more."""
        try:
            return self.get_response(request)
        finally:
            close_old_connections()
