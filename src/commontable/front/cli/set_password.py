"""./run set-password EMAIL: give a person a passphrase."""

from typing import Annotated

import typer
from rich.console import Console

from commontable.front.site.postgres import StartError

from .opening import opened


def set_password(email: Annotated[str, typer.Argument(help="The person's work e-mail.")]) -> None:
    """Ask for a passphrase and give it to this person; whoever was signed in with the old one is signed out."""
    with opened():
        from commontable.front.site import actions
        from commontable.groundwork.access.actor import operator
        from commontable.groundwork.access.session import acting_as
        from commontable.groundwork.accounts.models import Account

        account = Account.objects.filter(email=email.strip().lower()).first()
        if account is None:
            raise StartError(f"Nobody here has the address {email}: add the person to a set-up file first.")
        passphrase = typer.prompt("Passphrase", hide_input=True, confirmation_prompt=True)
        with acting_as(operator()):
            actions.set_password(account, actor=operator(), passphrase=passphrase)
    Console(soft_wrap=True).print("Done. Hand it over in person.")
