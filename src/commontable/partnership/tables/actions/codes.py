"""How does somebody new come to sign in without an operator? By a code that a coordinator tells them by voice."""

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.accounts.codes import issue
from commontable.partnership.agencies.models import Member
from commontable.partnership.tables.rules import may_give_code
from commontable.partnership.tables.terms import standing


@action(may_give_code, given=standing)
def give_code(member: Member, *, actor: Actor) -> str:
    """A code with which this person may choose a passphrase, once, within seven days. It is nowhere but here."""
    return issue(member.account_id)
