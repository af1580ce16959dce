"""Teams, and the moments in which one of them acts."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from commontable.groundwork.access.actor import Actor, TeamSeat, system
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.contexts import Compartment, Context
from commontable.groundwork.keys.holders import ensure_holder_key
from commontable.groundwork.keys.rings import Keyring, lend
from commontable.groundwork.keys.sealing import new_data_key
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.identifiers import new_id

TABLE, OTHER_TABLE = new_id(), new_id()


def member_of(*teams: UUID) -> Actor:
    return Actor(role="member", account=new_id(), member=new_id(), seats=tuple(TeamSeat(each, TABLE) for each in teams))


@contextmanager
def entered(actor: Actor) -> Iterator[Actor]:
    """This actor's transaction, with its ledger entry written."""
    with acting_as(actor):
        record(Kind.DID, "test", actor)
        yield actor


@contextmanager
def lent_to(team: UUID, *compartments: Compartment) -> Iterator[Keyring]:
    """The team's member acts, on a page that is lent these compartments, or all of them."""
    with entered(member_of(team)), lend(compartments or Compartment, [team]) as ring:
        yield ring


@contextmanager
def system_of(table: UUID) -> Iterator[None]:
    with entered(system([table])):
        yield


def new_team() -> UUID:
    team = new_id()
    with entered(Actor(role="operator")):
        ensure_holder_key(team)
    return team


def key_of(team: UUID, compartment: Compartment = Compartment.IDENTITY) -> UUID:
    with entered(member_of(team)):
        return new_data_key(compartment, new_id(), team, table_id=TABLE)


def cell(compartment: Compartment = Compartment.IDENTITY, **other) -> Context:
    values = {"file": TABLE, "compartment": compartment, "person": None, "field": "name", "version": 1} | other
    return Context(**values)
