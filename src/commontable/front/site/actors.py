"""Who is behind this request? One look-up, one frozen value."""

import hashlib
import json
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from commontable.front.room.screens import of_a_screen, screen_behind
from commontable.groundwork.access.actor import NOBODY, Actor, TeamSeat

from .unlocking import is_unlocked


def actor_for(request) -> Actor:
    """The actor for the request's signed-in account, also left on `request.actor`. Nobody when there is none.

    Under the room screen's own path nobody is a member, whoever is signed in: only its screen, or nobody.
    """
    request.actor = screen_behind(request) if of_a_screen(request) else _signed_in(request)
    return request.actor


def _signed_in(request) -> Actor:
    if not request.user.is_authenticated:
        return NOBODY
    actor = actor_of_account(request.user.pk, request.session.session_key)
    return replace(actor, unlocked=is_unlocked(request.session, actor.tables))


def actor_of_account(account: UUID, session_key: str = "") -> Actor:
    """The member behind an account with today's seats, chairs and tables; nobody when no member is.

    Asked of the database's own function `actor_facts`: no row policy can know the actor before this.
    """
    with connection.cursor() as cursor:
        cursor.execute("select actor_facts(%s, %s)", [account, timezone.localdate()])
        facts = cursor.fetchone()[0]
    return _actor(account, json.loads(facts) if isinstance(facts, str) else facts, session_key)


def _actor(account: UUID, facts: dict[str, Any] | None, session_key: str) -> Actor:
    if not facts:
        return NOBODY
    return Actor(
        role="member",
        account=account,
        member=UUID(facts["member"]),
        agency=UUID(facts["agency"]),
        name=facts["name"],
        agency_name=facts["agency_name"],
        seats=tuple(_seat(each) for each in facts["seats"]),
        chairs=_ids(facts["chairs"]),
        coordinates=_ids(facts["coordinates"]),
        founds=facts["founds"],
        privacy_of=_ids(facts["privacy_of"]),
        analyses="analyst" in facts["offices"],
        steers="steering" in facts["offices"],
        time_zone=facts["time_zone"] or "",
        session=hashlib.sha256(session_key.encode()).hexdigest()[:16] if session_key else "",
    )


def _seat(facts: dict[str, Any]) -> TeamSeat:
    return TeamSeat(UUID(facts["team"]), UUID(facts["table"]), facts["is_police"], facts["in_force"], facts["is_guest"])


def _ids(texts: list[str]) -> frozenset[UUID]:
    return frozenset(UUID(text) for text in texts)
