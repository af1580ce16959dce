"""What do the drills do with keys? Make many, turn their holder's, move them, destroy one, and count what still opens."""

from typing import Any
from uuid import UUID

from tests.drills.deaths import arm

SOME = 20
TEAM = "Hospital East"


def make_keys(asked: dict[str, Any]) -> list[str]:
    """So many data keys of one team."""
    from commontable.groundwork.keys.contexts import Compartment
    from commontable.groundwork.keys.sealing import new_data_key
    from commontable.groundwork.keys.tests.factories import entered, member_of
    from commontable.identifiers import new_id

    team, table = _team()
    with entered(member_of(team)):
        made = [new_data_key(Compartment.LIMITED, new_id(), team, table_id=table) for _ in range(asked["count"])]
    return [str(key) for key in made]


def turn(asked: dict[str, Any]) -> int:
    """The team comes to its next version."""
    from commontable.groundwork.upkeep import rotating

    turned = rotating.turn(_team()[0])
    return turned.version if turned else 0


def move(asked: dict[str, Any]) -> int:
    """Move what is sealed to the old version, a few at a time, dying where told."""
    from commontable.groundwork.keys import rotation
    from commontable.groundwork.upkeep import jobs

    rotation.SOME = SOME
    if asked.get("point"):
        arm(asked["point"], asked["count"])
    return jobs.move_keys(holder=str(_team()[0]))


def destroy(asked: dict[str, Any]) -> bool:
    """Destroy one, dying where told."""
    from commontable.groundwork.keys import sealing
    from commontable.groundwork.keys.tests.factories import entered, member_of

    if asked.get("point"):
        arm(asked["point"], 1)
    with entered(member_of(_team()[0])):
        sealing.destroy(UUID(asked["key"]))
    return True


def sweep(asked: dict[str, Any]) -> int:
    """What the clock does; returns how many shares it deleted."""
    from commontable.groundwork.upkeep import jobs

    return jobs.look_after_shares().shredded


def state(asked: dict[str, Any]) -> dict[str, int]:
    """How many of these keys open, how many are moved, and how many have a share."""
    from commontable.groundwork.keys import shares
    from commontable.groundwork.keys.contexts import Compartment
    from commontable.groundwork.keys.rings import lend
    from commontable.groundwork.keys.tests.factories import entered, member_of
    from commontable.groundwork.upkeep import rotating

    team, keys = _team()[0], [UUID(key) for key in asked["keys"]]
    with entered(member_of(team)), lend(Compartment, [team]) as ring:
        ring.prepare(keys)
        opened = len(ring._opened)
    return {"opened": opened, "moved": rotating.progress_of(team).done, "shares": len(shares.shares_of(keys))}


def _team() -> tuple[UUID, UUID]:
    from commontable.groundwork.access.actor import operator
    from commontable.groundwork.access.session import acting_as
    from commontable.partnership.tables.models import Team

    with acting_as(operator()):
        team = Team.objects.get(name=TEAM)
    return team.pk, team.table_id


KEYWORK = {
    "make_keys": make_keys,
    "turn": turn,
    "move": move,
    "destroy": destroy,
    "sweep": sweep,
    "key_state": state,
}
