"""When does a request give its database connection back? In the thread that took it, whatever became of who waits for it."""

from django.core.handlers.asgi import ASGIRequest
from django.db import close_old_connections


class GivesBack:
    """Around everything: a browser that goes away cancels the answer, and what ends it then may not run any more.

    The web server's requests alone: whoever calls a page in a test keeps the connection of the test.
    """

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        try:
            return self.get_response(request)
        finally:
            if isinstance(request, ASGIRequest):
                close_old_connections()
