"""Was the person reached? Attempts and contacts as the teams write them down, and mistakes struck out."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action, permitted
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.session import moment
from commontable.groundwork.vocabulary.lists import picked
from commontable.response.identity.safe_contact import unread
from commontable.response.situations.models import Situation

from .models import Attempt
from .parts import parts_of
from .rules import Entry, may_contact, may_record_attempt, may_strike, may_tell_for


def unread_of(situation: Situation, actor: Actor) -> list[UUID]:
    """The people of this situation whose rules of safe contact this member has to read before a try."""
    return unread(actor, situation.pk)


@action(may_record_attempt, given=parts_of, records=("means", "reached", "obstacle", "on_behalf_of"))
def record_attempt(
    situation: Situation,
    *,
    actor: Actor,
    at: datetime,
    means: str,
    reached: bool,
    obstacle: str = "",
    on_behalf_of: UUID | None = None,
) -> Attempt:
    """Record that a team tried to reach the person. An attempt that reached them is a contact, whichever team made it.

    The lead writes down what a team without a device did (`on_behalf_of`). Raises Invalid for a moment before the
    decision or in the future, or when an attempt names no obstacle; Refused when only the lead may tell it, or when
    this member has not read the rules of safe contact of somebody whose name their team holds.
    """
    permitted(may_contact, actor, unread_of(situation, actor))
    picked("contact_means", means)
    if not reached:
        picked("attempt_obstacles", obstacle)
    now, parts = moment(), parts_of(situation)
    decided = situation.clock[0].replace(second=0, microsecond=0)  # forms give whole minutes
    if not decided <= at <= now:
        raise Invalid(_("The attempt must lie between the table's decision and now. Correct the time."))
    ours = parts.acting_for(actor)
    told = on_behalf_of if on_behalf_of != ours else None
    if told:
        permitted(may_tell_for, actor, (parts, told))
    return Attempt.objects.create(
        situation=situation,
        team_id=ours,
        on_behalf_of_id=told,
        at=at,
        means=means,
        reached=reached,
        obstacle="" if reached else obstacle,
        recorded_at=now,
    )


@action(may_record_attempt, given=parts_of, records=("attempt", "reason"))
def strike_attempt(situation: Situation, *, actor: Actor, attempt: UUID, reason: str) -> Attempt:
    """Strike out an entry made by mistake: it stays on record with the reason and moves the clock no more.

    Raises Invalid when there is no such entry, Refused when it is another team's or struck out already.
    """
    picked("correction_reasons", reason)
    entry = Attempt.objects.filter(pk=attempt, situation=situation).first()
    if entry is None:
        raise Invalid(_("There is no such entry."))
    permitted(may_strike, actor, Entry(parts_of(situation), entry))
    entry.struck_at, entry.struck_reason = moment(), reason
    entry.save(update_fields=["struck_at", "struck_reason"])
    return entry
