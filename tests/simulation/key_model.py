"""Who can open what, worked out a second time: plain sets, no database and no keys. Written from the field's rules.

The team that brings somebody holds their identity, and keeps it whatever becomes of the number. The table authorises
others by giving them a part, for everybody or for one person; the bringing team releases, team by team and person by
person; whoever loses the part, the seat or the situation loses the key with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from commontable.groundwork.keys.contexts import Compartment

LIMITED, OWN, PLAN, YOUTH = (
    each.value for each in (Compartment.LIMITED, Compartment.IDENTITY, Compartment.PLAN, Compartment.YOUTH_JUSTICE)
)
OPEN_WORK = ("filter_3", "filter_4", "intervening")
GONE = ("minimised", "withdrawn", "void", "joined", "transferred")
"""The number has ended, and with it every key that was given under it."""

WINDOW = timedelta(hours=48)
"""The longest that a team at filter 3 keeps what it heard without saying that it is involved."""

Parts = dict[tuple[UUID, UUID | None], str]
"""The part of each (team, person); without a person it is for everybody."""


@dataclass
class Case:
    """One situation: the team that brought it, who is in it, who takes part, and who may be told of whom."""

    pk: UUID
    table: UUID
    team: UUID
    people: tuple[UUID, ...]
    stage: str
    draft: UUID
    parts: Parts = field(default_factory=dict)
    joined: set[UUID] = field(default_factory=set)
    told: set[tuple[UUID, UUID]] = field(default_factory=set)
    """(person, team): authorised with a part, and not ended."""
    hears: dict[tuple[UUID, UUID], datetime] = field(default_factory=dict)
    """(person, team): authorised at filter 3, until then."""
    plan: set[UUID] = field(default_factory=set)
    """The teams that may have the plan in words: bound, and with a part for everybody."""
    consents: bool = True
    """Whether everybody in it agreed to be told of: what comes from another table with a family is nobody's consent."""
    has_left: bool = False
    """Whether a team lost the plan since its key was made: what is written next is under another key."""

    @property
    def lead(self) -> UUID | None:
        return next((team for (team, person), part in self.parts.items() if part == "lead" and not person), None)

    @property
    def teams(self) -> set[UUID]:
        return {team for team, _person in self.parts}


@dataclass
class Keys:
    """Everything that was given to anybody. `holders` is who opens each (compartment, subject)."""

    cases: dict[UUID, Case] = field(default_factory=dict)
    holders: dict[tuple[str, UUID], set[UUID]] = field(default_factory=dict)
    owners: dict[tuple[str, UUID], UUID] = field(default_factory=dict)
    bound: set[UUID] = field(default_factory=set)
    """The teams whose sharing agreement and pledge are in force."""

    @property
    def opening(self) -> set[tuple[str, UUID, UUID]]:
        return {(*what, holder) for what, holders in self.holders.items() for holder in holders}

    def seal(self, case_team: UUID, compartment: str, subject: UUID) -> None:
        """A team writes: under the key there is, or under a new one of its own."""
        self.holders.setdefault((compartment, subject), {case_team})
        self.owners[compartment, subject] = case_team

    def keep_youth_record(self, team: UUID, record: UUID, writer: UUID) -> None:
        """A member writes for the listed alone: their team does not hold it."""
        self.holders[YOUTH, record] = {writer}
        self.owners[YOUTH, record] = team

    def destroy(self, compartment: str, subject: UUID) -> None:
        self.holders.pop((compartment, subject), None)
        self.owners.pop((compartment, subject), None)

    def is_open(self, case: Case, person: UUID, team: UUID, now: datetime) -> bool:
        heard = case.hears.get((person, team))
        return (person, team) in case.told or (heard is not None and heard > now)

    def may_release(self, case: Case, person: UUID, team: UUID, now: datetime) -> bool:
        known = (LIMITED, person) in self.holders and team in self.bound
        return known and case.stage in OPEN_WORK and self.is_open(case, person, team, now)

    def release(self, person: UUID, team: UUID) -> None:
        self.holders[LIMITED, person].add(team)

    def name(self, case: Case, parts: Parts) -> None:
        """These take part from now on, in place of whoever did. Who heard and has a part now keeps what it was told."""
        kept = self._told_of(case, parts)
        case.parts = dict(parts)
        self._authorise(case, kept)
        self._end(case, case.told - kept, set(case.hears))
        self._lose_plan(case, case.plan - {team for team, person in parts if not person})

    def hand_over(self, case: Case, to: UUID, *, stays: bool) -> None:
        """Another team leads for everybody; who led assists, or is out altogether. Parts for one person stay else."""
        lead = case.lead
        parts = {cell: part for cell, part in case.parts.items() if cell[1] or cell[0] not in (to, lead)}
        if stays:
            parts[lead, None] = "assisting"
        else:
            parts = {cell: part for cell, part in parts.items() if cell[0] != lead}
        self.name(case, {(to, None): "lead"} | parts)

    def admit(self, case: Case, team: UUID, people: Iterable[UUID] = ()) -> None:
        """A team more, for these people or for everybody."""
        new: Parts = {(team, person): "assisting" for person in ([*people] or [None])}
        case.parts |= new
        self._authorise(case, self._told_of(case, new))

    def end(self, case: Case) -> None:
        """The number ended, or the risk was none: every name goes from every team it was given to."""
        self._end(case, set(case.told), set(case.hears))
        self._lose_plan(case, set(case.plan))

    def let_hear(self, case: Case, people: Iterable[UUID], teams: Iterable[UUID], now: datetime) -> None:
        """At filter 3 these teams may be told of these people, for a while."""
        for each in ((person, team) for person in people for team in teams if team != case.team):
            if not self.is_open(case, *each, now):
                case.hears[each] = now + WINDOW

    def is_not_involved(self, case: Case, person: UUID, team: UUID) -> None:
        """What it heard ends at once, whatever was left of its time."""
        self._end(case, set(), {(person, team)})

    def time_passes(self, now: datetime) -> None:
        """Whoever had not been given a part by the end of their time keeps nothing."""
        for case in self.cases.values():
            self._end(case, set(), {each for each, until in case.hears.items() if until <= now})

    def cut(self, case: Case) -> None:
        """What the table knew is destroyed, the plan with it."""
        self.end(case)
        self.destroy(PLAN, case.pk)

    def is_plan_lost(self, case: Case) -> bool:
        """Something is written, and every team that held it is gone."""
        return (PLAN, case.pk) in self.holders and not self.holders[PLAN, case.pk] & case.plan

    def may_write_plan(self, case: Case, team: UUID) -> bool:
        """Whoever writes over what is there could read it."""
        first = (PLAN, case.pk) not in self.holders
        return team in case.plan and (first or team in self.holders[PLAN, case.pk])

    def may_begin_plan_anew(self, case: Case, team: UUID) -> bool:
        """Whoever may have it begins it anew, once nobody can read what was written."""
        return team in case.plan and self.is_plan_lost(case)

    def holds_plan(self, case: Case, teams: frozenset[UUID]) -> bool:
        """A team that was not given it has nothing to give."""
        return bool(self.holders.get((PLAN, case.pk), set()) & case.plan & teams)

    def begin_plan_anew(self, case: Case, team: UUID) -> None:
        self.destroy(PLAN, case.pk)
        case.has_left = False
        self.write_plan(case, team)

    def write_plan(self, case: Case, team: UUID) -> None:
        if case.has_left:
            self.destroy(PLAN, case.pk)
            case.has_left = False
        self.seal(team, PLAN, case.pk)
        self.share_plan(case)

    def share_plan(self, case: Case) -> None:
        self.holders[PLAN, case.pk] |= case.plan

    def join(self, later: Case, earlier: Case) -> None:
        """The later number gives way: who brought it and who helped there help the earlier, once it has teams."""
        coming = {later.team, *later.teams}
        self.cut(later)
        later.parts = {}
        earlier.joined.add(later.team)
        if earlier.stage in ("filter_4", "intervening"):
            for team in coming - earlier.teams:
                self.admit(earlier, team)

    def leave(self, team: UUID) -> None:
        """The team leaves its table: what it was given is gone, what it sealed itself stays its own."""
        for case in self.cases.values():
            case.told = {each for each in case.told if each[1] != team}
            case.hears = {each: until for each, until in case.hears.items() if each[1] != team}
            self._lose_plan(case, case.plan & {team})
        for what, holders in self.holders.items():
            if self.owners[what] != team:
                holders.discard(team)

    def _told_of(self, case: Case, parts: Parts) -> set[tuple[UUID, UUID]]:
        told = {(each, team) for team, person in parts for each in ([person] if person else case.people)}
        return {(person, team) for person, team in told if team != case.team}

    def _authorise(self, case: Case, told: set[tuple[UUID, UUID]]) -> None:
        case.plan |= {team for team, person in case.parts if not person} & self.bound
        case.told |= {(person, team) for person, team in told if team in self.bound}

    def _end(self, case: Case, told: set[tuple[UUID, UUID]], hears: set[tuple[UUID, UUID]]) -> None:
        case.told -= told
        case.hears = {each: until for each, until in case.hears.items() if each not in hears}
        for person, team in (told | hears) - case.told - case.hears.keys():
            self.holders.get((LIMITED, person), set()).discard(team)

    def _lose_plan(self, case: Case, teams: set[UUID]) -> None:
        """A plan's key is no team's own, whoever made it."""
        case.plan -= teams
        if (PLAN, case.pk) in self.holders:
            self.holders[PLAN, case.pk] -= teams
            case.has_left = case.has_left or bool(teams)
