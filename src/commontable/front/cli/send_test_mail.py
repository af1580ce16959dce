"""./run send-test-mail ADDRESS: does mail leave this installation?"""

from smtplib import SMTPException
from typing import Annotated

import typer
from rich.console import Console

from commontable.front.site.postgres import StartError

from .opening import configured


def send_test_mail(address: Annotated[str, typer.Argument(help="Where the letter goes.")]) -> None:
    """Send one letter to this address by the mail server of CT_SMTP_URL, and say what it answered."""
    configured()
    from django.conf import settings
    from django.core.mail import EmailMessage

    if not settings.MAIL_IS_SET_UP:
        raise StartError("No mail is set up: CT_SMTP_URL is empty. docs/operations/mail.md says what to write there.")
    text = f"Mail leaves Common Table at {settings.SITE_URL}. Nobody has to answer this."
    host = settings.MAILERS["default"]["OPTIONS"]["host"]
    letter = EmailMessage("Common Table: a test", text, settings.DEFAULT_FROM_EMAIL, [address])
    try:
        letter.send()
    except (OSError, SMTPException) as fault:
        raise StartError(f"The mail server {host} did not take it: {fault}") from None
    Console(soft_wrap=True).print(f"The mail server {host} took a letter to {address}.")
