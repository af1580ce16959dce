"""Which other ways are open to this person for a situation: to end its number, open it again, ask somebody?"""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from commontable.groundwork.access.actor import Actor
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import OPEN_WORK

from .rules import (
    Ended,
    may_ask_to_join,
    may_bring_anew,
    may_nominate,
    may_offer,
    may_reopen,
    may_void,
    may_withdraw,
    runs,
)


@dataclass(frozen=True)
class Way:
    """One way: its words and the route of its page."""

    words: str
    route: str


def ways_of(actor: Actor, situation: Situation) -> list[Way]:
    """The ways open now, without asking the database; the page itself says what else stands in the way."""
    until = situation.closed_at + timedelta(days=situation.table.reopen_days) if situation.closed_at else None
    void_open = may_void(actor, situation) or (runs(actor, situation) and situation.stage in OPEN_WORK)
    offers = bool(may_offer(actor, situation))
    every = (
        (may_reopen(actor, Ended(situation, until)), _("Open it again"), "moves:reopen"),
        (may_bring_anew(actor, Ended(situation, until)), _("Bring it anew"), "moves:anew"),
        (offers, _("Present it at another table"), "moves:present"),
        (offers, _("Hand it over to a team at another table"), "moves:take_over"),
        (may_nominate(actor, situation), _("Nominate it to another table"), "moves:nominate"),
        (may_ask_to_join(actor, situation), _("One number for what two teams brought"), "moves:join"),
        (may_withdraw(actor, situation), _("Withdraw it from the table"), "moves:withdraw"),
        (void_open, _("Declare the number void"), "moves:void"),
    )
    return [Way(words, route) for is_open, words, route in every if is_open]
