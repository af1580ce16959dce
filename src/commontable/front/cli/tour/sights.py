"""Who could see what just then? Asked of the database itself, as each person, with the keys their pages would have."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rich.table import Table

from commontable.front.cli.players import Players
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.response.identity.finding import find_sealed
from commontable.response.identity.reading import read_identity
from commontable.response.situations.models import Fact, Situation

WATCHERS = {
    "amir": "51 Division, police",
    "noor": "Victim Support",
    "dev": "Cedar Street, mental health",
    "ivo": "Night Lantern, shelter",
    "otis": "Probation",
    "quinn": "Evergreen, pledge not signed",
    "yara": "co-chair",
    "cleo": "coordinator",
    "rosa": "police at another table",
}
NOTHING = "—"
SHUT = "sealed (KeyNotHeld)"


@dataclass(frozen=True)
class Sight:
    """What one person found: the number, how many facts, and the name, or why not."""

    number: str = NOTHING
    facts: int = 0
    name: str = NOTHING


def look(players: Players, who: str, now: datetime, situation: UUID, person: UUID) -> Sight:
    """What this person finds when they ask for a situation and for one of its people."""
    with players.acting(who, now=now):
        number = Situation.objects.filter(pk=situation).values_list("number", flat=True).first()
        facts = Fact.objects.filter(situation=situation).count()
    return Sight(number or NOTHING, facts, _name(players, who, now, person))


def _name(players: Players, who: str, now: datetime, person: UUID) -> str:
    try:
        with players.acting(who, now=now) as actor:
            sealed = find_sealed(actor, person)
            return read_identity(sealed, actor).name if sealed else NOTHING
    except KeyNotHeld:
        return SHUT


def drawn(sights: Iterable[tuple[str, Sight]]) -> Table:
    """The table of who sees what."""
    table = Table("Who", "Number", "Facts", "Name", box=None, pad_edge=False)
    for who, sight in sights:
        style = {NOTHING: "dim", SHUT: "yellow"}.get(sight.name, "bold")
        table.add_row(WATCHERS[who], sight.number, str(sight.facts or NOTHING), f"[{style}]{sight.name}[/{style}]")
    return table
