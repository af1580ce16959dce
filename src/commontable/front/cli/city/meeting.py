"""How does a meeting go? Updates first, then what is new, a few minutes each, and it is closed."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from random import Random

from .priors import HEARD
from .stories import Evening, Heard, Story

MINUTE = timedelta(minutes=1)
BEGINS, UPDATE, DECIDES, NAMES, PLANS, NEW = (minutes * MINUTE for minutes in (4, 3, 4, 6, 7, 8))
CLOSES = 2 * MINUTE
PLANNED = 90 * MINUTE

type Spans = list[tuple[int, datetime, datetime]]


def hold(evening: Evening, running: Sequence[Story], decide: Callable[[Story, Evening], None], rng: Random) -> None:
    """Hear everything that is open at this table, and close the meeting."""
    listed = sorted(running, key=lambda story: (story.is_waiting, story.year, story.sequence))
    was_new = [story.is_waiting for story in listed]
    now = evening.starts_at + BEGINS
    heard: list[tuple[Story, datetime | None, Spans]] = []
    for story in listed:
        if story.is_waiting:
            heard.append((story, now, _decided(story, evening, now, decide)))
            now += NEW
        elif _is_heard(story, rng):
            heard.append((story, now, _reported(story, now)))
            now += UPDATE
        else:
            heard.append((story, None, []))
    evening.closed_at = max(evening.starts_at + PLANNED, now + MINUTE)
    evening.items = _items(heard, was_new, evening.closed_at)


def _is_heard(story: Story, rng: Random) -> bool:
    story.closes_in -= 1
    return rng.random() < HEARD or story.closes_in <= 0


def _reported(story: Story, now: datetime) -> Spans:
    if story.closes_in > 0:
        return [(4, now, now)]
    story.closed_at, story.conclusion = now + CLOSES, story.ending
    return [(4, now, story.closed_at)]


def _decided(story: Story, evening: Evening, now: datetime, decide: Callable[[Story, Evening], None]) -> Spans:
    story.heard_at, story.decided_at, story.decided_in = now, now + DECIDES, evening
    if not story.is_accepted:
        return [(2, now, now + DECIDES)]
    story.named_at, story.planned_at = now + NAMES, now + PLANS
    decide(story, evening)
    return [(2, now, now + DECIDES), (3, now + DECIDES, now + NAMES), (4, now + NAMES, now + NAMES)]


def _items(
    heard: Sequence[tuple[Story, datetime | None, Spans]], was_new: Sequence[bool], closed_at: datetime
) -> list[Heard]:
    """The list with when each was left: as the table turns to the next it speaks of, or closes."""
    left, found = closed_at, []
    for (story, at, spans), is_new in zip(reversed(heard), reversed(was_new), strict=True):
        if at is None:
            found.append(Heard(story, not is_new))
            continue
        found.append(Heard(story, not is_new, at, left, tuple(_until(spans, left, story))))
        left = at
    found.reverse()
    return found


def _until(spans: Spans, left: datetime, story: Story) -> Spans:
    """The filter an item was last at goes on until it is left, unless it was closed or said no to before."""
    *before, (number, start, end) = spans
    goes_on = number == 4 and end == start
    return [*before, (number, start, left if goes_on else end)]
