"""Who may see what, worked out a second time: plain sets and no database, to hold the row policies against."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from commontable.groundwork.access.actor import Actor
from commontable.response.situations.stages import CUT, HIDDEN

ROOM = "seated"
HEARD = ("brought", "filter_2", "filter_3", "filter_4", "intervening")
"""What is heard at a filter: of the rest nothing more is said."""


@dataclass
class Known:
    """One situation. `readers` holds (team, why) of open grants of the record; `told_of` (person, team) of identity."""

    pk: UUID
    table: UUID
    team: UUID
    sequence: int
    people: tuple[UUID, ...]
    stage: str = "brought"
    readers: set[tuple[UUID, str]] = field(default_factory=set)
    told_of: set[tuple[UUID, UUID]] = field(default_factory=set)
    lead: UUID | None = None
    assisting: frozenset[UUID] = frozenset()
    reported: bool = False
    recused_teams: set[UUID] = field(default_factory=set)
    """Teams whose one person recognised somebody: out of this item each time the table turns to it."""
    recused: set[UUID] = field(default_factory=set)
    out: set[UUID] = field(default_factory=set)
    """The teams that stepped out while it was heard, and had not come back when the table left it."""

    @property
    def parts(self) -> frozenset[UUID]:
        return self.assisting | ({self.lead} if self.lead else set())

    @property
    def hidden(self) -> bool:
        return self.stage in HIDDEN


@dataclass
class Paper:
    """One draft of a team, and what became of it."""

    pk: UUID
    team: UUID
    people: tuple[UUID, ...]
    situation: Known | None = None

    @property
    def free(self) -> bool:
        return self.situation is None or self.situation.stage in CUT


@dataclass
class Room:
    """One open meeting: what is on its agenda, what is heard now, which teams are in the room."""

    pk: UUID
    agenda: list[Known]
    present: set[UUID]
    now: Known | None = None
    waiting: set[UUID] = field(default_factory=set)
    """The teams that stepped out for one item: at the next they are back."""


@dataclass(frozen=True)
class View:
    """What somebody sees, by identifier."""

    situations: frozenset[UUID] = frozenset()
    people: frozenset[UUID] = frozenset()
    with_facts: frozenset[UUID] = frozenset()
    grants: frozenset[tuple] = frozenset()
    sealed: frozenset[UUID] = frozenset()
    drafts: frozenset[UUID] = frozenset()


@dataclass
class World:
    """Everything that happened, as far as seeing goes. `keys` holds the teams that can open a person's identity."""

    situations: list[Known] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    rooms: dict[UUID, Room] = field(default_factory=dict)
    sealed: dict[UUID, UUID] = field(default_factory=dict)
    keys: dict[UUID, set[UUID]] = field(default_factory=dict)

    def view(self, actor: Actor) -> View:
        """What this actor must see, and nothing more."""
        seen = [each for each in self.situations if self.finds(actor, each)]
        shown = [each for each in seen if actor.role == "system" or not each.hidden]
        return View(
            situations=frozenset(each.pk for each in seen),
            people=frozenset(person for each in shown for person in self._people(each)),
            with_facts=frozenset(each.pk for each in shown if each.stage not in CUT),
            grants=frozenset(grant for each in self.situations for grant in self._grants(actor, each)),
            sealed=frozenset(person for person in self.sealed if self.finds_sealed(actor, person)),
            drafts=frozenset(paper.pk for paper in self.papers if paper.team in actor.teams),
        )

    def finds(self, actor: Actor, known: Known) -> bool:
        """Those who run its table, those with a grant of its record, the team whose draft it was; not who stepped out."""
        if actor.member in known.recused:
            return False
        runs = known.table in actor.tables_run | actor.system_tables
        granted = any(team in actor.teams for team, _why in known.readers)
        return runs or granted or any(p.situation is known and p.team in actor.teams for p in self.papers)

    def finds_sealed(self, actor: Actor, person: UUID) -> bool:
        """The team that holds it, and teams the table authorised for this person."""
        granted = any(
            who == person and team in actor.teams
            for each in self.situations
            if actor.member not in each.recused
            for who, team in each.told_of
        )
        return self.sealed[person] in actor.teams or granted

    def opens(self, actor: Actor, person: UUID) -> bool:
        """Found, and the key was released to a team of theirs."""
        return self.finds_sealed(actor, person) and bool(self.keys[person] & actor.teams)

    def end_room(self, room: Room) -> list[Known]:
        """The meeting closes; returns what became final."""
        for known in room.agenda:
            known.readers = {(team, why) for team, why in known.readers if why != ROOM}
            if known.stage == "filter_2":
                known.stage = "brought"
        final = [each for each in self.situations if each.stage == "rejected" and self.rooms[each.table] is room]
        for known in final:
            known.stage, known.readers, known.told_of, known.recused = "minimised", set(), set(), set()
        del self.rooms[final[0].table if final else next(t for t, r in self.rooms.items() if r is room)]
        return final

    def come(self, room: Room, team: UUID) -> None:
        """Somebody of the team is in the room from now on."""
        room.present.add(team)
        room.waiting.discard(team)
        if room.now and room.now.stage in HEARD:
            room.now.out.discard(team)
        self.let_read(room, [team])

    def step_out(self, room: Room, team: UUID) -> None:
        """The team is out for this item, if it was there."""
        if team not in room.present:
            return
        room.present.discard(team)
        room.waiting.add(team)
        if room.now and room.now.stage in HEARD:
            room.now.out.add(team)
        for known in room.agenda:
            known.readers.discard((team, ROOM))

    def turn(self, room: Room, known: Known) -> None:
        """The table turns to it: who is out for the item before is back, who was out of this one goes again."""
        out = known.out | known.recused_teams
        back, again = room.waiting - out, room.present & out
        room.now = None
        for team in back:
            self.come(room, team)
        room.now = known
        for team in again:
            self.step_out(room, team)

    def join(self, later: Known, earlier: Known, bound: frozenset[UUID]) -> None:
        """The later number gives way; its bringer and those who helped read the earlier, and help once teams are named."""
        coming = {later.team, *later.parts}
        self.cut(later, "joined")
        self.keep_out(later, earlier)
        earlier.readers.add((later.team, "joined"))
        if earlier.stage in ("filter_4", "intervening"):
            new = coming - earlier.parts
            earlier.assisting |= new
            earlier.readers |= {(team, "part") for team in new}
            earlier.told_of |= {(p, t) for p in earlier.people for t in (new & bound) - {earlier.team}}
        earlier.reported = earlier.reported or later.reported

    def cut(self, known: Known, stage: str) -> None:
        """The number ends and nobody reads more than its named columns, who stepped out not even those; a table that
        heard it has moved on."""
        known.stage, known.readers, known.told_of = stage, set(), set()
        room = self.rooms.get(known.table)
        if room and room.now is known:
            room.now = None

    def keep_out(self, before: Known, after: Known) -> None:
        """Whoever stepped out of a number has stepped out of the one that goes on with it."""
        after.recused |= before.recused
        after.recused_teams |= before.recused_teams if before.recused else set()

    def let_read(self, room: Room, teams: Iterable[UUID]) -> None:
        for known in room.agenda:
            known.readers |= {(team, ROOM) for team in teams if known.stage not in CUT}

    def name(self, known: Known, lead: UUID, assisting: frozenset[UUID], bound: frozenset[UUID]) -> None:
        """Those named read the record and, bound, are authorised; those who leave lose both and every key."""
        gone = known.parts - assisting - {lead}
        known.lead, known.assisting, known.stage = lead, assisting - {lead}, "filter_4"
        known.readers = {(team, why) for team, why in known.readers if not (why == "part" and team in gone)}
        known.readers |= {(team, "part") for team in known.parts}
        known.told_of = {(person, team) for person, team in known.told_of if team not in gone}
        known.told_of |= {(p, t) for p in known.people for t in (known.parts & bound) - {known.team}}
        for person in known.people:
            self.keys[person] = self.keys.get(person, set()) - (gone - {known.team})

    def _people(self, known: Known) -> tuple[UUID, ...]:
        return () if known.stage in CUT else known.people

    def _grants(self, actor: Actor, known: Known) -> Iterable[tuple]:
        if actor.member in known.recused:
            return []
        runs = known.table in actor.tables_run | actor.system_tables
        record = [(known.pk, None, team, why) for team, why in known.readers if runs or team in actor.teams]
        ours = known.team in actor.teams
        limited = [(known.pk, p, t, "part") for p, t in known.told_of if runs or ours or t in actor.teams]
        return record + limited
