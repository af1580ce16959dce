"""Does this process tell its readers that a meeting changed? Where it knows where to listen."""

from collections.abc import Callable

from django.conf import settings

from commontable.front.room.hub import Hub
from commontable.front.room.stream import Streams


def with_streams(site: Callable) -> Callable:
    """The site that the web server calls."""
    return Streams(site, Hub(settings.LISTEN_URL) if settings.LISTEN_URL else None)
