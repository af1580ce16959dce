"""May this person give somebody a password?"""

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, refused


def may_choose_passphrase(actor: Actor, account) -> Verdict:
    """Whoever was let in as the owner of the account, by its set-up code."""
    if actor.account == account.pk:
        return ALLOWED
    return refused("own_account_only", _("Everybody chooses the passphrase of their own account."))


def may_set_password(actor: Actor, account) -> Verdict:
    """The operator at the server's command line."""
    return ALLOWED if actor.role == "operator" else refused("operator_only", _("Passwords are set at the server."))
