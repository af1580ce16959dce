"""Where do letters arrive in tests? At a real mail server on this machine, which may also be rude."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller

from commontable.front.site.mail import mailer

FROM = "table@city.example"


class Postbox:
    """Keeps what it takes; refuses an address that is `unwanted`."""

    def __init__(self) -> None:
        self.letters: list[Message] = []
        self.unwanted: set[str] = set()
        self.url = ""

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if address in self.unwanted:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.letters.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"

    @property
    def to(self) -> list[str]:
        return sorted(str(letter["To"]) for letter in self.letters)


@contextmanager
def postbox(settings: Any) -> Iterator[Postbox]:
    """A mail server that listens while the block runs, and settings that name it."""
    box = Postbox()
    server = Controller(box, hostname="127.0.0.1", port=_free_port())
    server.start()
    try:
        settings.MAIL_IS_SET_UP, settings.DEFAULT_FROM_EMAIL = True, FROM
        box.url = f"smtp://127.0.0.1:{server.port}"
        settings.MAILERS = {"default": mailer({"CT_SMTP_URL": box.url, "CT_MAIL_FROM": FROM})}
        yield box
    finally:
        server.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def nobody_listens(settings: Any) -> None:
    """Settings that name a mail server which is down."""
    settings.MAIL_IS_SET_UP, settings.DEFAULT_FROM_EMAIL = True, FROM
    settings.MAILERS = {"default": mailer({"CT_SMTP_URL": "smtp://127.0.0.1:9", "CT_MAIL_FROM": FROM})}
