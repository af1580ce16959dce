"""Which keys go when grants end? Each that no other open grant of the same team keeps. Called inside actions."""

from collections.abc import Iterable

from commontable.groundwork.keys.contexts import Compartment as KeyCompartment
from commontable.groundwork.keys.sealing import withdraw_from
from commontable.response.situations.models import Compartment, Grant, Situation

SEALED = {Compartment.LIMITED: KeyCompartment.LIMITED, Compartment.PLAN: KeyCompartment.PLAN}
"""What of a grant is held as a key."""


def take_back(situation: Situation, ended: Iterable[Grant]) -> int:
    """Take the keys that these teams were given with these grants; returns how many. As the system of the table.

    The originating team has no grant for what it sealed itself: that stays its own, also when it leaves.
    """
    gone = [grant for grant in ended if grant.compartment in SEALED]
    if not gone:
        return 0
    still = set(Grant.objects.open_now().filter(situation=situation).values_list("team_id", "compartment", "person_id"))
    return sum(
        withdraw_from(
            [grant.team_id],
            compartment=SEALED[Compartment(grant.compartment)],
            subjects=[grant.person_id or grant.situation_id],
        )
        for grant in gone
        if (grant.team_id, grant.compartment, grant.person_id) not in still
    )
