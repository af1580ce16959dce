"""What does a told city add up to? The figures that were published of the real one, counted in the same units."""

from collections.abc import Iterable
from datetime import date

from .bounds import DECADE_ENDS
from .growth import ZONE
from .partners import City, plan_of
from .stories import Story, TableStory


def figures(city: City, tables: Iterable[TableStory]) -> dict[str, float]:
    """By the keys of `bounds.BOUNDS`: of the decade, by the day a situation was brought."""
    stories = [story for table in tables for story in table.stories if _day(story) <= DECADE_ENDS]
    accepted = [story for story in stories if story.is_accepted]
    plan = plan_of(city)
    return {
        "interventions": len(accepted),
        "people": sum(len(story.answers.people_counted) for story in accepted),
        "risks": sum(story.risks for story in accepted),
        "agencies": len(plan.agencies),
        "tables": len(plan.tables),
        "divisions": sum(len(table.areas) for table in plan.tables),
        "presented_2018": sum(_day(story) <= date(2018, 12, 31) for story in stories),
        "presented_2019": sum(_day(story) <= date(2019, 12, 31) for story in stories),
        "in_2018": sum(story.year == 2018 for story in stories),
        "interventions_2019": sum(story.year == 2019 for story in accepted),
        "accepted_share": len(accepted) / max(1, len(stories)),
    }


def _day(story: Story) -> date:
    return story.brought_at.astimezone(ZONE).date()
