"""Which screen asks? The one whose secret is in its cookie: an actor without seat, table, team or key."""

import json
from uuid import UUID

from django.conf import settings
from django.db import connection

from commontable.groundwork.access.actor import NOBODY, Actor, room_screen
from commontable.groundwork.access.requests import Request
from commontable.groundwork.access.session import moment

from .codes import as_typed, hashed, new_token

PATH = "/room/"
"""Here nobody is a member: whoever is signed in, too, only sees what the screen may."""


def of_a_screen(request: Request) -> bool:
    """Whether this address is the room screen's own."""
    return request.path_info.startswith(PATH)


def screen_behind(request: Request) -> Actor:
    """The room screen whose secret the browser holds; nobody once its meeting is closed or it was ended."""
    secret = request.COOKIES.get(settings.ROOM_COOKIE_NAME, "")
    facts = _asked("select screen_facts(%s)", [hashed(secret)]) if secret else None
    if not facts:
        return NOBODY
    known = json.loads(facts) if isinstance(facts, str) else facts
    return room_screen(UUID(known["meeting"]), known["screen"].replace("-", "")[:16], known["time_zone"])


def open_screen(code: str) -> tuple[UUID | None, str]:
    """Use the code up: the meeting it opens, and the secret for this browser's cookie. None for a code that is none."""
    secret = new_token()
    return _asked("select screen_opens(%s, %s, %s)", [hashed(as_typed(code)), hashed(secret), moment()]), secret


def teams_here() -> list[UUID]:
    """The teams with somebody of theirs at the meeting that this screen shows. A screen reads no row of who attends."""
    return _asked("select teams_on_screen()", [])


def _asked(sql: str, words: list):
    with connection.cursor() as cursor:
        cursor.execute(sql, words)
        return cursor.fetchone()[0]
