"""What can be asked of another table or team? To hear it, to take it over, that two numbers are one, that one is void."""

from typing import Any, cast
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action, permitted
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.locks import take_turns
from commontable.groundwork.access.session import moment
from commontable.groundwork.vocabulary.lists import picked
from commontable.partnership.agencies.models import Agency
from commontable.partnership.tables.models import SituationTable, TableArea, Team
from commontable.response.situations.between import OfferKind
from commontable.response.situations.models import Offer, Situation

from .ending import ended
from .referrals import sent_on
from .rules import may_ask_to_join, may_become_one, may_nominate, may_offer, may_propose_void


@action(may_offer, records=("to_table", "reason"))
def ask_to_present(situation: Situation, *, actor: Actor, to_table: UUID, reason: str) -> Offer:
    """Ask another table to hear this as a guest's. Raises Invalid for this table, or while the same is asked already."""
    picked("transfer_reasons", reason)
    asked = {"to_table_id": _another(situation, to_table), "reason": reason}
    return _asked(situation, actor, OfferKind.GUEST, from_team_id=situation.originating_team_id, **asked)


@action(may_offer, records=("to_team", "reason", "authority"))
def ask_to_take_over(situation: Situation, *, actor: Actor, to_team: UUID, reason: str, authority: str) -> Offer:
    """Ask a team at another table to take this over, on an authority. Raises Invalid for a team of this table."""
    picked("transfer_reasons", reason)
    picked("authorities", authority)
    team = Team.objects.on(timezone.localdate()).filter(pk=to_team).first()
    if team is None:
        raise Invalid(_("Pick a team that sits at another table."))
    asked = {"to_table_id": _another(situation, team.table_id), "to_team_id": team.pk, "reason": reason}
    brought_by = situation.originating_team_id
    return _asked(situation, actor, OfferKind.TRANSFER, from_team_id=brought_by, authority=authority, **asked)


@action(may_nominate, records=("to_table", "reason"))
def nominate(situation: Situation, *, actor: Actor, to_table: UUID, reason: str) -> Offer:
    """Nominate it to the city-wide table, or from where no table is to any. Raises Invalid for another table otherwise."""
    picked("transfer_reasons", reason)
    asked = {"to_table_id": _another(situation, to_table), "reason": reason}
    if not (SituationTable.objects.get(pk=to_table).is_city_wide or comes_from_nowhere(situation)):
        raise Invalid(
            _("A table nominates to the city-wide table; to another one the team that brought it hands over.")
        )
    sent_on(situation)
    return _asked(situation, actor, OfferKind.NOMINATE, from_team_id=situation.originating_team_id, **asked)


@action(may_ask_to_join, records=("other",))
def ask_to_join(situation: Situation, *, actor: Actor, other: UUID) -> Offer:
    """Ask the team that brought the earlier number whether this one is the same situation.

    Raises Refused unless the other is the earlier, open, and decided when this one is; Invalid for one team's two.
    """
    earlier = Situation.objects.filter(pk=other, table=situation.table_id).first()
    if earlier is None:
        raise Invalid(_("Pick another open number of this table."))
    permitted(may_become_one, actor, (earlier, situation))
    if earlier.originating_team_id == situation.originating_team_id:
        raise Invalid(_("One team brought both. Declare the later number void: entered twice."))
    asked = {"other_id": earlier.pk, "to_team_id": earlier.originating_team_id}
    return _asked(situation, actor, OfferKind.JOIN, **asked)


@action(may_propose_void, given=ended, records=("reason",))
def propose_void(situation: Situation, *, actor: Actor, reason: str) -> Offer:
    """Propose that a decided number is void; a second person of another agency confirms it."""
    picked("void_reasons", reason)
    return _asked(situation, actor, OfferKind.VOID, reason=reason)


def comes_from_nowhere(situation: Situation) -> bool:
    """Whether it lies in an area that no table covers today."""
    covered = TableArea.objects.on(timezone.localdate()).filter(area=situation.area_id)
    return situation.area_id is not None and not covered.exists()


def _another(situation: Situation, table: UUID) -> UUID:
    if table == situation.table_id or not SituationTable.objects.filter(pk=table).exists():
        raise Invalid(_("Pick another table than this one."))
    return table


def _asked(situation: Situation, actor: Actor, kind: OfferKind, **words: Any) -> Offer:
    take_turns(f"ask_{kind}", situation.pk)
    if Offer.objects.filter(situation=situation, kind=kind, ended_at=None).exists():
        raise Invalid(_("This is asked already, and waits for an answer. Take it back first."))
    agency = Agency.objects.get(pk=cast(UUID, actor.agency))
    return Offer.objects.create(
        kind=kind,
        situation=situation,
        table_id=situation.table_id,
        by_agency=agency,
        by_police=agency.is_police,
        offered_at=moment(),
        **words,
    )
