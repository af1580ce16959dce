"""What became of a situation that its table said yes to? Teams, tries, services, barriers and a conclusion, drawn."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from math import exp, log
from random import Random

from .chance import at_quantile, pick, words
from .growth import ZONE
from .partners import Sitting
from .priors import (
    ASSISTING,
    BARRIER,
    CONCLUSIONS,
    HOURS_TO_TRY,
    LEADING,
    ORIGINATING,
    OUTCOMES,
    REACHED,
    SERVICES,
    WEEKS_TO_CLOSE,
)
from .stories import Barrier, Service, Story, Try

HOUR, MINUTE, WEEK = timedelta(hours=1), timedelta(minutes=1), timedelta(days=7)
LONGEST_TRY = 150
"""Hours: before the next meeting, so that whatever is closed there was tried."""
MOST_WEEKS = 40
MOST_TRIES = 4
MEANS = {"visit": 5, "phone": 4, "outreach": 2, "at_agency": 1, "through_trusted": 1, "text": 1}
OBSTACLES = {"nobody_answered": 4, "not_home": 3, "phone_off": 3, "moved": 1, "asked_later": 1, "no_access": 1}
OFFERED = words(
    "mental_health counselling housing addiction harm_reduction financial food medical crisis legal employment "
    "safety_planning victim_support youth_outreach parenting home_visit supportive_living income case_management"
)
THEMES = {"capacity": 3, "wait": 4, "wait_listed": 3, "eligibility": 2, "refusal": 3, "none_exists": 1, "barred": 1}
WAITS = {"from_2_to_8_weeks": 3, "from_2_to_6_months": 3, "over_6_months": 2, "no_date": 2}


def team_by(rng: Random, shares: dict[str, float], there: Sequence[Sitting], division: str = "") -> Sitting:
    """A team of the table whose kind is drawn by these shares; of the police that of the division."""
    part = pick(rng, shares)
    fitting = [team for team in there if team.part == part]
    own = [team for team in fitting if part == "police" and division and team.name == division]
    return rng.choice(own or fitting or there)


def originator(rng: Random, there: Sequence[Sitting]) -> Sitting:
    return team_by(rng, ORIGINATING, there)


def name_teams(rng: Random, story: Story, there: Sequence[Sitting]) -> None:
    """A lead, and those who assist it: at least one of another agency, the originator mostly among them."""
    lead = team_by(rng, LEADING, there, story.area)
    others = [team for team in there if team.name != lead.name]
    first = rng.choice([team for team in others if team.agency != lead.agency])
    more = [
        team for team in rng.sample(others, min(len(others), at_quantile(ASSISTING, rng.random()))) if team != first
    ]
    if story.by in others and rng.random() < 0.8 and story.by not in (first, *more):
        more.append(story.by)
    story.lead, story.assisting = lead.name, tuple(team.name for team in (first, *more))


def draw_ending(rng: Random, story: Story) -> None:
    """With what, and after how many meetings, it will be closed."""
    story.ending = pick(rng, CONCLUSIONS)
    median, sigma = WEEKS_TO_CLOSE
    days = exp(rng.gauss(log(median), sigma))
    story.closes_in = min(MOST_WEEKS, max(1, round(days / WEEK.days)))


def draw_work(rng: Random, story: Story, began: datetime) -> None:
    """What the teams did before the meeting that will close it. `began` is the meeting that decided."""
    until = began + story.closes_in * WEEK - HOUR
    _tries(rng, story, until)
    reached = story.tries[-1].recorded_at
    for outcome in _outcomes(rng, story.ending):
        team = story.lead if rng.random() < 0.7 else rng.choice(story.assisting)
        story.services.append(Service(team, rng.choice(OFFERED), outcome, _between(rng, reached, until)))
    if story.ending == "systemic" or rng.random() < BARRIER:
        theme = pick(rng, THEMES)
        wait = pick(rng, WAITS) if theme.startswith("wait") else ""
        story.barriers.append(Barrier(story.lead, theme, rng.choice(OFFERED), wait, _between(rng, reached, until)))
    story.services.sort(key=lambda each: each.at)


def _tries(rng: Random, story: Story, until: datetime) -> None:
    if story.decided_at is None:
        raise ValueError(f"{story.number} is not decided.")
    median, sigma = HOURS_TO_TRY
    hours = min(LONGEST_TRY, exp(rng.gauss(log(median), sigma)))
    for number in range(MOST_TRIES):
        at = _by_day(story.decided_at + hours * HOUR)
        recorded = at + rng.randint(10, 90) * MINUTE
        if number and recorded > until:
            return
        reached = rng.random() < REACHED and story.ending != "not_located"
        team = story.lead if rng.random() < 0.85 else story.assisting[0]
        obstacle = "" if reached else pick(rng, OBSTACLES)
        story.tries.append(Try(team, at, recorded, pick(rng, MEANS), obstacle))
        if reached:
            return
        hours += 4 + rng.expovariate(1 / 20)


def _outcomes(rng: Random, ending: str) -> list[str]:
    """What came of each service offered; whoever is closed as connected was connected to something."""
    many = 1 + at_quantile(SERVICES, rng.random())
    outcomes = [pick(rng, OUTCOMES) for _each in range(many)]
    if ending == "connected" and not {"connected", "engaged"} & set(outcomes):
        outcomes[0] = "connected"
    if ending == "not_located":
        outcomes = []
    return outcomes


def _between(rng: Random, first: datetime, last: datetime) -> datetime:
    return _by_day(first + rng.random() * max(MINUTE, last - first))


def _by_day(at: datetime) -> datetime:
    """In a whole minute between eight and nine in the evening: at night nobody knocks."""
    local = at.astimezone(ZONE)
    return local.replace(hour=min(20, max(8, local.hour)), second=0, microsecond=0).astimezone(UTC)
