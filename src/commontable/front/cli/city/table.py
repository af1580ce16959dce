"""What happened at one table, week by week, up to a day? The same seed tells the same, whatever that day is."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from .bounds import OPENINGS
from .chance import made_id, pick
from .course import draw_ending, draw_work, name_teams, originator
from .growth import ZONE, Arrival, arrivals
from .meeting import hold
from .partners import City, Sitting, sittings, tables_of_focus
from .priors import REJECTIONS
from .stories import Evening, Story, TableStory
from .telling import Teller

WEEKDAYS = {"RX": 2, "SC": 1, "DE": 3, "DW": 4, "BC": 0, "YK": 1}
AT = time(9, 30)
WEEK = timedelta(days=7)
ROSTER = 20
"""About twenty people meet."""


def story_of(city: City, base: str, as_of: date) -> TableStory:
    """Everything before `as_of` at the table that the set-up file calls `base`; what lay ahead then is not told."""
    return Telling(city, base, as_of).told()


class Telling:
    """One table's years. Each part has its own chance, so that one is not moved by another."""

    def __init__(self, city: City, base: str, as_of: date) -> None:
        self.city, self.base, self.code = city, base, base + city.mark
        self.as_of = datetime.combine(as_of, time(0), ZONE).astimezone(UTC)
        self.teams = sittings(city, self.code)
        self.rng, self.work, self.rosters = (self.chance(name) for name in ("brought", "work", "rosters"))
        self.teller = Teller(self.chance("told"))
        self.last: dict[int, int] = defaultdict(int)
        self.told_of = TableStory(self.code, WEEKDAYS[base], OPENINGS[base])

    def told(self) -> TableStory:
        waiting = [one for one in arrivals(self.city.own_seed, self.base, self.as_of.date()) if one.at < self.as_of]
        waiting.reverse()
        running: list[Story] = []
        for evening in self._evenings():
            while waiting and waiting[-1].at < evening.starts_at:
                running.append(self._brought(waiting.pop()))
            if evening.cancelled_at is None:
                hold(evening, running, self._decide, self.work)
                running = [story for story in running if story.is_waiting or story.is_open_work]
            self.told_of.evenings.append(evening)
        while waiting:
            self._brought(waiting.pop())
        for story in self.told_of.stories:
            _cut(story, self.as_of)
        return self.told_of

    def chance(self, name: str) -> Random:
        return Random(f"{self.city.own_seed}/{self.base}/{name}")

    def _evenings(self) -> Iterator[Evening]:
        """The days of the cadence that lie before `as_of`: those on the holidays cancelled a week before."""
        day = OPENINGS[self.base] + timedelta(days=(WEEKDAYS[self.base] - OPENINGS[self.base].weekday()) % 7)
        roster: tuple[Sitting, ...] = ()
        quarter = (0, 0)
        while (at := datetime.combine(day, AT, ZONE).astimezone(UTC)) < self.as_of:
            evening = Evening(made_id(self.rosters, at), at)
            if (day.month, day.day) >= (12, 24) or (day.month, day.day) <= (1, 2):
                evening.cancelled_at = at - WEEK
            elif quarter != (day.year, day.month // 4):
                quarter, roster = (day.year, day.month // 4), self._roster(day)
                evening.is_first_of_roster = True
            evening.roster = roster if evening.cancelled_at is None else ()
            yield evening
            day += WEEK

    def _there(self, day: date) -> list[Sitting]:
        return [team for team in self.teams if team.starts_on <= day]

    def _roster(self, day: date) -> tuple[Sitting, ...]:
        """Who comes these months: as many as meet, somebody of the police and somebody who is not among them."""
        there = self._there(day)
        chosen = self.rosters.sample(there, min(ROSTER, len(there)))
        chosen += [next(team for team in there if team.is_police is wanted) for wanted in (True, False)]
        return tuple(sorted(set(chosen), key=lambda team: team.name))

    def _brought(self, arrival: Arrival) -> Story:
        local = arrival.at.astimezone(ZONE)
        by = originator(self.rng, self._there(local.date()))
        self.last[local.year] += 1
        sequence = self.last[local.year]
        story = Story(
            id=made_id(self.rng, arrival.at),
            number=f"{self.code}-{local.year % 100:02d}-{sequence:04d}",
            year=local.year,
            sequence=sequence,
            brought_at=arrival.at,
            by=by,
            area=by.name if by.is_police else self._area(local.date()),
            answers=self.teller.answers(arrival.at, by.sector, is_accepted=arrival.is_accepted),
            is_accepted=arrival.is_accepted,
            reason="" if arrival.is_accepted else pick(self.rng, REJECTIONS),
        )
        self.told_of.stories.append(story)
        return story

    def _area(self, day: date) -> str:
        """A division that the table covers that day, or none where nobody said."""
        table = next(each for each in tables_of_focus().tables if each.code == self.base)
        names = [self.city.named(area.name) for area in table.areas if area.starts_on <= day]
        return self.rng.choice(names) if self.rng.random() < 0.8 else ""

    def _decide(self, story: Story, evening: Evening) -> None:
        """What follows a yes: by whom, until when, with what end."""
        name_teams(self.work, story, self._there(evening.starts_at.astimezone(ZONE).date()))
        draw_ending(self.work, story)
        draw_work(self.work, story, evening.starts_at)
        if self.work.random() < 0.05:
            story.votes = (len(evening.roster) - 3, 2)


def _cut(story: Story, as_of: datetime) -> None:
    """Nothing that is not yet written down."""
    story.tries = [each for each in story.tries if each.recorded_at < as_of]
    story.services = [each for each in story.services if each.at < as_of]
    story.barriers = [each for each in story.barriers if each.at < as_of]
