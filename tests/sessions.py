"""Is a test's session unlocked? It is, as after signing in; some tests let time pass."""

from typing import Any

from django.test import Client

from commontable.front.site.unlocking import CONFIRMED_AT, unlock

_signs_in = Client.force_login


def sign_in_unlocked(client: Client, account: Any, *args: Any, **options: Any) -> None:
    """In place of Django's own: signing in counts as confirming, as it does at the door."""
    _signs_in(client, account, *args, **options)
    session = client.session
    unlock(session)
    session.save()


def lock(client: Client) -> None:
    """As after five minutes: what was confirmed is too long ago."""
    session = client.session
    session[CONFIRMED_AT] = 0
    session.save()
