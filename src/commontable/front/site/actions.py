"""How does an account come by a password? From the operator in person, or chosen by whoever holds the set-up code."""

from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.accounts.models import Account

from .rules import may_choose_passphrase, may_set_password

SHORTEST_PASSPHRASE = 15
"""NIST SP 800-63B-4, 3.1.1.2: a password that stands alone has 15 characters or more."""


@action(may_set_password)
def set_password(account: Account, *, actor: Actor, passphrase: str) -> None:
    """Give the account this passphrase and end its sessions. Raises Invalid when it is too short."""
    _keep(account, passphrase)


@action(may_choose_passphrase)
def choose_passphrase(account: Account, *, actor: Actor, passphrase: str) -> None:
    """Give one’s own account this passphrase and end its sessions. Raises Invalid when it is too short."""
    _keep(account, passphrase)


def _keep(account: Account, passphrase: str) -> None:
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise Invalid(_("A passphrase has %(least)s characters or more.") % {"least": SHORTEST_PASSPHRASE})
    account.set_password(passphrase)
    account.save(update_fields=["password"])
