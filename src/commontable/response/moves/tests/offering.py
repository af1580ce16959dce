"""What do tests of offers begin with? Somebody asks, and each one who is asked agrees."""

from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.rings import lend
from commontable.response.moves.answering import accept_for_table, accept_for_team, hand_over
from commontable.response.moves.asking import ask_to_join, ask_to_present, ask_to_take_over
from commontable.response.situations.models import Offer, Situation
from tests.cast import Cast


def seen(actor, situation: Situation) -> Situation:
    with acting_as(actor):
        return Situation.objects.select_related("table").get(pk=situation.pk)


def to_present(cast: Cast, situation: Situation) -> Offer:
    """The hospital of the East asks to present its situation at the West."""
    with acting_as(cast.hana):
        return ask_to_present(situation, actor=cast.hana, to_table=cast.tables["WE"], reason="moved")


def to_take_over(cast: Cast, situation: Situation, team: str = "Hospital West") -> Offer:
    """The hospital of the East asks a team of the West to take its situation over."""
    with acting_as(cast.hana):
        return ask_to_take_over(
            situation, actor=cast.hana, to_team=cast.teams[team], reason="moved", authority="consent"
        )


def agreed(cast: Cast, offer: Offer, team: str = "hugo") -> Offer:
    """The West's co-chair agrees, and the team where one is asked."""
    with acting_as(cast.wilma):
        accept_for_table(offer, actor=cast.wilma)
    if offer.to_team_id:
        actor = cast.actors[team]
        with acting_as(actor):
            accept_for_team(offer, actor=actor)
    return offer


def handed_over(cast: Cast, offer: Offer) -> Situation:
    """The hospital of the East carries it out."""
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        return hand_over(offer, actor=cast.hana)


def to_join(cast: Cast, later: Situation, earlier: Situation) -> Offer:
    """The East's coordinator asks whether the two are one."""
    with acting_as(cast.coral):
        return ask_to_join(later, actor=cast.coral, other=earlier.pk)
