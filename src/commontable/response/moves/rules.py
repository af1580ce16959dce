"""May this person end a number, open it again, or ask another table or team for something?"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import moment
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused
from commontable.response.situations.between import OfferKind
from commontable.response.situations.models import Offer, Referral, Situation
from commontable.response.situations.rules import at_stage
from commontable.response.situations.stages import OPEN_WORK, UNDECIDED

NOT_OURS = refused("not_ours", _("Only the team that brought this may do that."))
NOT_RUN = refused("not_run", _("Only a coordinator or co-chair of this table may do that."))
SECOND_PERSON = refused(
    "second_person", _("The table has decided this. To declare it void takes a second person, of another agency.")
)
TOLD = refused(
    "told", _("A name was released under this number, and what was told stays on record. Close it with a conclusion.")
)
SYSTEM_ONLY = refused("system_only", _("This happens by itself when both sides have agreed."))
TOO_LATE = refused(
    "too_late", _("The time in which this can be opened again is over. Bring it anew: it then gets a new number.")
)
IN_TIME = refused("in_time", _("This can still be opened again under its own number."))

NOT_ASKED = refused("not_asked", _("This is asked of somebody else."))
ANSWERED = refused("answered", _("This was answered already."))
NOT_YET = refused("not_yet", _("The other side has not agreed yet. Until it does, nothing moves."))
NOT_DECIDED = refused("not_decided", _("Until the table has decided, one person may declare a number void."))
NOT_EARLIER = refused(
    "not_earlier",
    _("The earlier number remains, and the table must have taken it as far. Decide the earlier one first."),
)

TO_ANOTHER_TABLE = (OfferKind.GUEST, OfferKind.TRANSFER, OfferKind.NOMINATE)


@dataclass(frozen=True, slots=True)
class Ended:
    """A situation that stands at its end: until when it may be opened again, and whether a name was released."""

    situation: Situation
    reopens_until: datetime | None = None
    is_told: bool = False


def may_withdraw(actor: Actor, situation: Situation) -> Verdict:
    """The team that brought it withdraws it until the table has decided."""
    return first_no(_brought_it(actor, situation), at_stage(situation, "withdraw"))


def may_void(actor: Actor, situation: Situation) -> Verdict:
    """A co-chair or coordinator declares a number void that was entered in error; alone until the table has decided."""
    return first_no(
        runs(actor, situation),
        at_stage(situation, "void"),
        ALLOWED if situation.stage in UNDECIDED else SECOND_PERSON,
    )


def may_reopen(actor: Actor, ended: Ended) -> Verdict:
    """The team that brought it opens a closed situation again, within the time its table gives."""
    in_time = ended.reopens_until is not None and moment() <= ended.reopens_until
    return first_no(
        _brought_it(actor, ended.situation), at_stage(ended.situation, "reopen"), ALLOWED if in_time else TOO_LATE
    )


def may_bring_anew(actor: Actor, ended: Ended) -> Verdict:
    """The team that brought it starts a new draft from it, once the time to open it again is over."""
    in_time = ended.reopens_until is not None and moment() <= ended.reopens_until
    return first_no(
        _brought_it(actor, ended.situation), at_stage(ended.situation, "reopen"), IN_TIME if in_time else ALLOWED
    )


def may_transfer(actor: Actor, situation: Situation) -> Verdict:
    """The system alone ends a number here, once the other table has taken it over."""
    return first_no(_system(actor, situation), at_stage(situation, "transfer"))


def may_join(actor: Actor, ended: Ended) -> Verdict:
    """The system alone lets a number give way, once the earlier originator has agreed, and before a name was told."""
    return first_no(
        _system(actor, ended.situation), at_stage(ended.situation, "join"), TOLD if ended.is_told else ALLOWED
    )


def may_offer(actor: Actor, situation: Situation) -> Verdict:
    """The team that brought it asks another table to hear it as a guest's, or hands it over, while it is open."""
    return first_no(_brought_it(actor, situation), at_stage(situation, "transfer"))


def may_nominate(actor: Actor, situation: Situation) -> Verdict:
    """A co-chair or coordinator nominates an open situation to the city-wide table, or to the nearest one if none covers it."""
    return first_no(runs(actor, situation), at_stage(situation, "transfer"))


def may_ask_to_join(actor: Actor, situation: Situation) -> Verdict:
    """A co-chair or coordinator asks whether two numbers of their table are one situation."""
    return first_no(runs(actor, situation), at_stage(situation, "join"))


def may_become_one(actor: Actor, pair: tuple[Situation, Situation]) -> Verdict:
    """Two open numbers become one where the earlier remains and was taken as far by the table."""
    earlier, later = pair
    is_earlier = (earlier.year, earlier.sequence) < (later.year, later.sequence)
    as_far = earlier.stage in OPEN_WORK or later.stage in UNDECIDED
    return first_no(
        at_stage(earlier, "join"), at_stage(later, "join"), ALLOWED if is_earlier and as_far else NOT_EARLIER
    )


def is_open(actor: Actor, situation: Situation) -> Verdict:
    """What is nominated is still open when the other table agrees."""
    return at_stage(situation, "transfer")


def may_propose_void(actor: Actor, ended: Ended) -> Verdict:
    """Once the table has decided, a co-chair or coordinator proposes that the number is void, and a second confirms it."""
    return first_no(
        runs(actor, ended.situation),
        at_stage(ended.situation, "void"),
        ALLOWED if ended.situation.stage in OPEN_WORK else NOT_DECIDED,
        TOLD if ended.is_told else ALLOWED,
    )


def may_declare_void(actor: Actor, ended: Ended) -> Verdict:
    """Whoever may declare a number void alone, or propose it once the table has decided."""
    alone = may_void(actor, ended.situation)
    return may_propose_void(actor, ended) if alone is SECOND_PERSON else alone


def may_keep(actor: Actor, referral: Referral) -> Verdict:
    """A co-chair or coordinator says that a referral from where no table is is heard at this one."""
    runs_it = referral.table_id in actor.tables_run
    return first_no(ALLOWED if runs_it else NOT_RUN, ANSWERED if referral.answered_at else ALLOWED)


def may_read_offer(actor: Actor, offer: Offer) -> Verdict:
    """Those who ask and those who are asked, and those who run the table it comes from."""
    ours = asks(actor, offer) or offer.table_id in actor.tables_run
    return ALLOWED if ours or _for_table(actor, offer) or _for_team(actor, offer) else NOT_ASKED


def may_accept_for_table(actor: Actor, offer: Offer) -> Verdict:
    """A co-chair or coordinator of the other table agrees to hear it there."""
    waits = ALLOWED if offer.table_said_yes_at is None else ANSWERED
    return first_no(_open(offer), ALLOWED if _for_table(actor, offer) else NOT_ASKED, waits)


def may_accept_for_team(actor: Actor, offer: Offer) -> Verdict:
    """A member of the team that is asked agrees: to take it over, or that two numbers are one."""
    waits = ALLOWED if offer.team_said_yes_at is None else ANSWERED
    return first_no(_open(offer), ALLOWED if _for_team(actor, offer) else NOT_ASKED, waits)


def may_decline(actor: Actor, offer: Offer) -> Verdict:
    """Whoever is asked may decline until it is done."""
    asked = _for_table(actor, offer) or _for_team(actor, offer)
    return first_no(_open(offer), ALLOWED if asked else NOT_ASKED)


def may_take_offer_back(actor: Actor, offer: Offer) -> Verdict:
    """Whoever asked may take it back until it is done."""
    return first_no(_open(offer), ALLOWED if asks(actor, offer) else NOT_OURS)


def may_confirm_void(actor: Actor, offer: Offer) -> Verdict:
    """A co-chair or coordinator of another agency than the one that proposed it confirms that the number is void."""
    runs_it = offer.kind == OfferKind.VOID and offer.table_id in actor.tables_run
    return first_no(
        _open(offer),
        ALLOWED if runs_it else NOT_RUN,
        ALLOWED if actor.agency != offer.by_agency_id else SECOND_PERSON,
    )


def may_hand_over(actor: Actor, offer: Offer) -> Verdict:
    """A member of the team that brought it hands over or presents, once all who were asked have agreed."""
    carried = offer.kind in (OfferKind.GUEST, OfferKind.TRANSFER)
    team_too = offer.kind != OfferKind.TRANSFER or offer.team_said_yes_at is not None
    return first_no(
        _open(offer),
        ALLOWED if carried and offer.from_team_id in actor.teams else NOT_OURS,
        ALLOWED if offer.table_said_yes_at and team_too else NOT_YET,
    )


def asks(actor: Actor, offer: Offer) -> bool:
    """Whether this person's side asked: the team for what a team asks, those who run the table for the rest."""
    if offer.kind in (OfferKind.GUEST, OfferKind.TRANSFER):
        return offer.from_team_id in actor.teams
    return offer.table_id in actor.tables_run


def _for_table(actor: Actor, offer: Offer) -> bool:
    return offer.kind in TO_ANOTHER_TABLE and offer.to_table_id in actor.tables_run


def _for_team(actor: Actor, offer: Offer) -> bool:
    return offer.kind in (OfferKind.JOIN, OfferKind.TRANSFER) and offer.to_team_id in actor.teams


def _open(offer: Offer) -> Verdict:
    return ALLOWED if offer.ended_at is None else ANSWERED


def runs(actor: Actor, situation: Situation) -> Verdict:
    """The co-chairs and coordinators of the situation's table."""
    return ALLOWED if situation.table_id in actor.tables_run else NOT_RUN


def _brought_it(actor: Actor, situation: Situation) -> Verdict:
    return ALLOWED if situation.originating_team_id in actor.teams else NOT_OURS


def _system(actor: Actor, situation: Situation) -> Verdict:
    return ALLOWED if actor.role == "system" and situation.table_id in actor.system_tables else SYSTEM_ONLY
