"""What becomes of what was asked? It is agreed to, declined, taken back, done. Until it is done nothing has moved."""

from typing import cast
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import GONE, action, permitted
from commontable.groundwork.access.actor import Actor, system
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import acting_as, as_system, catch_up, moment
from commontable.groundwork.vocabulary.lists import picked
from commontable.partnership.agencies.models import Agency
from commontable.partnership.tables.models import SituationTable, Team
from commontable.partnership.tables.terms import has_left
from commontable.response.disclosure.models import Disclosure, Mode
from commontable.response.disclosure.rules import may_be_told
from commontable.response.identity.handing import hand_identity
from commontable.response.situations.actions import start_draft
from commontable.response.situations.between import OfferKind, Outcome
from commontable.response.situations.models import Draft, Offer, Situation
from commontable.response.situations.own_file import known_answers
from commontable.response.situations.stages import UNDECIDED, Stage

from .actions import transfer
from .carrying import carry_record
from .ending import end, ended
from .joining import make_one
from .rules import (
    SECOND_PERSON,
    is_open,
    may_accept_for_table,
    may_accept_for_team,
    may_become_one,
    may_confirm_void,
    may_decline,
    may_hand_over,
    may_offer,
    may_propose_void,
    may_take_offer_back,
)


def locked(offer: Offer) -> Offer:
    """The offer as it is now, its situations locked before it, as everything that ends a number locks them."""
    with as_system(offer.table_id):
        both = [each for each in (offer.situation_id, offer.other_id) if each]
        list(Situation.objects.filter(pk__in=both).order_by("pk").select_for_update(of=("self",), no_key=True))
        try:
            offer.refresh_from_db(from_queryset=Offer.objects.select_for_update(of=("self",)))
        except ObjectDoesNotExist:
            raise Refused(GONE) from None
    catch_up()
    return offer


@action(may_accept_for_table, given=locked)
def accept_for_table(offer: Offer, *, actor: Actor) -> Offer:
    """The other table agrees to hear it. What was nominated comes to it at once; the rest waits for the team that brought it."""
    offer.table_said_yes_at = moment()
    offer.save(update_fields=["table_said_yes_at"])
    if offer.kind == OfferKind.NOMINATE:
        with as_system(offer.table_id):
            situation = Situation.objects.get(pk=offer.situation_id)
        permitted(is_open, actor, situation)
        _carried(offer, situation, cast(UUID, situation.originating_team_id))
    return offer


@action(may_accept_for_team, given=locked)
def accept_for_team(offer: Offer, *, actor: Actor) -> Offer:
    """The team that is asked agrees: two numbers become one, or an empty file of its own awaits what is handed over."""
    offer.team_said_yes_at = moment()
    if offer.kind == OfferKind.JOIN:
        _done(offer)
        _join(offer, actor)
        return offer
    awaiting = start_draft(Team.objects.get(pk=cast(UUID, offer.to_team_id)), actor=actor)
    awaiting.awaiting = True
    awaiting.save(update_fields=["awaiting"])
    offer.own_file = awaiting.pk
    offer.save(update_fields=["team_said_yes_at", "own_file"])
    return offer


@action(may_decline, given=locked, records=("answer",))
def decline(offer: Offer, *, actor: Actor, answer: str = "") -> None:
    """Say no, for a reason where a table or team takes nothing over; whether two numbers are one is declined without."""
    if offer.kind != OfferKind.JOIN:
        picked("offer_answers", answer)
    _end(offer, Outcome.DECLINED, answer=answer)


@action(may_take_offer_back, given=locked)
def take_back_offer(offer: Offer, *, actor: Actor) -> None:
    """Ask no more."""
    _end(offer, Outcome.TAKEN_BACK)


@action(may_confirm_void, given=locked)
def confirm_void(offer: Offer, *, actor: Actor) -> None:
    """The second person, of another agency, agrees: the number is void. Two police services are not two agencies here."""
    if offer.by_police and Agency.objects.get(pk=cast(UUID, actor.agency)).is_police:
        raise Refused(SECOND_PERSON)
    situation = Situation.objects.select_related("table").get(pk=offer.situation_id)
    permitted(may_propose_void, actor, ended(situation))
    _done(offer)
    with as_system(offer.table_id):
        end(situation, Stage.VOID, reason=offer.reason)


@action(may_hand_over, given=locked)
def hand_over(offer: Offer, *, actor: Actor) -> Situation:
    """Present it at the other table, or hand it over to the other team with the names that are sealed to ours.

    Each name that goes is a disclosure on the authority named when it was offered. Raises Refused when the other team
    is not bound by its papers, Invalid when it has left its table, KeyNotHeld when our key is not lent.
    """
    situation = Situation.objects.get(pk=offer.situation_id)
    permitted(may_offer, actor, situation)
    to = Team.objects.select_related("agreement").get(pk=cast(UUID, offer.to_team_id or offer.from_team_id))
    if has_left(to):
        raise Invalid(
            _("%(team)s does not sit at its table today. Take back what you asked, and ask another team.")
            % {"team": to.name}
        )
    if offer.kind == OfferKind.TRANSFER:
        permitted(may_be_told, actor, to)
    return _carried(offer, situation, to.pk, giver=actor)


def _join(offer: Offer, actor: Actor) -> None:
    with as_system(offer.table_id):
        later = Situation.objects.get(pk=offer.situation_id)
        earlier = Situation.objects.get(pk=cast(UUID, offer.other_id))
        permitted(may_become_one, actor, (earlier, later))
        make_one(later, earlier)


def _carried(offer: Offer, situation: Situation, team: UUID, giver: Actor | None = None) -> Situation:
    """The situation at the other table; it ends here when it was handed over, or was not decided yet."""
    table = SituationTable.objects.get(pk=cast(UUID, offer.to_table_id))
    to = Team.objects.get(pk=team)
    made, people = carry_record(situation, table, to)
    if giver:
        _give(offer, made, people, to, giver)
    _done(offer, made)
    if offer.kind == OfferKind.TRANSFER or situation.stage in UNDECIDED:
        here = system([situation.table_id])
        with as_system(situation.table_id):
            transfer(situation, actor=here, to=table.pk, reason=offer.reason)
    return made


def _give(offer: Offer, made: Situation, people: dict[UUID, UUID], to: Team, giver: Actor) -> None:
    file = offer.own_file or start_draft(to, actor=giver).pk
    told = hand_identity(people, to=to, own_file=file, actor=giver)
    with as_system(made.table_id):
        answers = known_answers(made).to_json()
    own = giver if offer.own_file is None else system([made.table_id])
    _fill(file, made, answers, own)
    if offer.kind == OfferKind.TRANSFER:
        Disclosure.objects.bulk_create([_told(offer, made, people[old], kinds) for old, kinds in told.items()])


def _fill(file: UUID, made: Situation, answers: dict, own: Actor) -> None:
    with acting_as(own):
        Draft.objects.filter(pk=file).update(situation=made, answers=answers, saved_at=moment())


def _told(offer: Offer, made: Situation, person: UUID, kinds: list[str]) -> Disclosure:
    return Disclosure(
        situation=made,
        person_id=person,
        from_team_id=cast(UUID, offer.from_team_id),
        to_team_id=cast(UUID, offer.to_team_id),
        mode=Mode.TRANSFERRED,
        kinds=kinds,
        authority=offer.authority,
        at=moment(),
    )


def _done(offer: Offer, made: Situation | None = None) -> None:
    _end(offer, Outcome.DONE, made=made)


def _end(offer: Offer, outcome: Outcome, **words) -> None:
    offer.outcome, offer.ended_at = outcome, moment()
    for name, value in words.items():
        setattr(offer, name, value)
    offer.save(update_fields=["outcome", "ended_at", "team_said_yes_at", *words])
