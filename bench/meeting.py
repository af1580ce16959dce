"""A meeting to follow, changed by a co-chair's own action. Sets Django up when it is imported, on the run's database."""

import time
from functools import cache
from uuid import UUID

import django

django.setup()

from django.test import Client  # noqa: E402  Django must be set up

from commontable.groundwork.access.session import acting_as  # noqa: E402
from commontable.partnership.meetings.models import Meeting  # noqa: E402
from commontable.response.filters.actions import hear  # noqa: E402
from commontable.response.situations.models import Situation  # noqa: E402
from commontable.response.situations.tests.factories import brought, meeting_of  # noqa: E402
from tests.cast import Cast, gather  # noqa: E402


@cache
def city() -> Cast:
    return gather()


@cache
def situations() -> list[Situation]:
    return [brought(city()), brought(city())]


def open_meeting() -> UUID:
    """The East table's open meeting, with two new situations on its agenda."""
    return meeting_of(city(), situations()[0]).pk


def cookie_of(name: str) -> str:
    """The session cookie of a member who is signed in."""
    client = Client()
    client.force_login(city().accounts[name])
    return f"session={client.cookies['session'].value}"


def change(meeting: UUID) -> float:
    """Turn the table to the item it is not on; the moment just before this is committed."""
    chris = city().chris
    with acting_as(chris):
        on = Meeting.objects.get(pk=meeting).items.filter(heard_at__isnull=False, done_at=None).first()
        other = next(each for each in situations() if on is None or each.pk != on.situation_id)
        hear(Situation.objects.get(pk=other.pk), actor=chris)
        return time.monotonic()
