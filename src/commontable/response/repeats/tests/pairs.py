"""One man, whom the hospital of the East knows, is brought again: by its housing provider, or by the West's police."""

from commontable.groundwork.access.actor import Actor, system
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.rings import lend
from commontable.response.identity.limited import Limited
from commontable.response.repeats.actions import look
from commontable.response.repeats.jobs import look_for_repeats_at
from commontable.response.repeats.models import Prompt
from commontable.response.repeats.waiting import prompts_for
from commontable.response.situations.models import Situation
from commontable.response.situations.tests import factories as made
from tests.cast import Cast

HIM = Limited("Terrence Blackwood", "1981-04-03")
AGAIN = Limited("BLACKWOOD, Terence", "3 April 1981")
ANOTHER = Limited("Oswald Pickering", "1964-12-09")


def met(cast: Cast, team: str, limited: Limited = HIM, **answers) -> Situation:
    """Accepted at the team's table, with who it is sealed."""
    situation = made.accepted(cast, team, **answers)
    made.seal_all(cast, situation, team, limited)
    return situation


def looked_for(cast: Cast, situation: Situation, team: str) -> None:
    """A member of the team lets it be looked for."""
    actor = made.member_of(cast, team)
    with acting_as(actor), lend(["limited"], actor.teams):
        look(Situation.objects.get(pk=situation.pk), actor=actor)


def known(cast: Cast, team: str, limited: Limited = HIM, **answers) -> Situation:
    """Accepted, sealed, looked for."""
    situation = met(cast, team, limited, **answers)
    looked_for(cast, situation, team)
    return situation


def matched(cast: Cast) -> int:
    """The job looks at both tables; returns how many prompts it made."""
    return sum(look_for_repeats_at(table=str(table)) for table in cast.tables.values())


def prompts(cast: Cast) -> list[Prompt]:
    """Every prompt there is, as the system of both tables sees them."""
    with acting_as(system(cast.tables.values())):
        return list(Prompt.objects.all())


def prompt_for(cast: Cast, team: str = "Housing East", limited: Limited = AGAIN) -> Prompt:
    """The hospital of the East has him first, the other team later; the coordinator is prompted."""
    known(cast, "Hospital East")
    known(cast, team, limited)
    assert matched(cast) == 1
    return prompts(cast)[0]


def seen_by(actor: Actor) -> list[Prompt]:
    """What waits of it on this person's Today."""
    with acting_as(actor):
        return [each.prompt for each in prompts_for(actor)]
