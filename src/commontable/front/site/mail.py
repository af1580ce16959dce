"""Which mail server do letters leave by? CT_SMTP_URL says; without it there is none, and notices stand on pages only."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

SECONDS_TO_ANSWER = 10
OWN = ("127.0.0.1", "::1", "localhost")


class MailAddressWrong(ValueError):
    """CT_SMTP_URL or CT_MAIL_FROM cannot be used; the message says why."""


def mailer(env: Mapping[str, str]) -> dict[str, Any]:
    """Django's mailer; without CT_SMTP_URL one by which nothing leaves.

    smtp:// speaks STARTTLS, port 587; with ?starttls=no, or to this machine itself, it does not. smtps:// is TLS from
    the first byte, port 465. Name and password stand before the host, percent-encoded. Raises MailAddressWrong.
    """
    if not (url := env.get("CT_SMTP_URL", "")):
        return {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    if "@" not in (sender := env.get("CT_MAIL_FROM", "")) or "\n" in sender:
        raise MailAddressWrong("CT_MAIL_FROM must be the address letters come from, such as table@example.org.")
    return {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": _server(url)}


def site_url(env: Mapping[str, str]) -> str:
    """The address of the site as a letter names it: CT_SITE_URL, else the first trusted origin, else this machine."""
    origin = env.get("CT_TRUSTED_ORIGINS", "").split(",")[0]
    return (env.get("CT_SITE_URL") or origin or f"http://127.0.0.1:{env.get('CT_PORT', '8000')}").rstrip("/")


def _server(url: str) -> dict[str, Any]:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    if parts.scheme not in ("smtp", "smtps") or not host:
        raise MailAddressWrong("CT_SMTP_URL must look like smtp://name:password@host:587 or smtps://host.")
    plain = host in OWN or parse_qs(parts.query).get("starttls") == ["no"]
    at_once = parts.scheme == "smtps"
    return {
        "host": host,
        "port": port or (465 if at_once else 587),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": at_once,
        "use_tls": not at_once and not plain,
        "timeout": SECONDS_TO_ANSWER,
    }
