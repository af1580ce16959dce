"""What is a rule asked about, and of whom? One rule, one thing a column, and all the people of the page."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from commontable.front.cli.docs.people import PEOPLE
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import Verdict
from commontable.response.situations.stages import Stage

type Otherwise = tuple[tuple[str, Callable[[], Verdict]], ...]
"""What is missing in words, and the rule asked without it."""

STAGES = {str(stage.label): str(stage.value) for stage in Stage}
DRAFT_STAGES = {"Draft": ""} | STAGES
MEETING = {"Planned": "planned", "Open": "open", "Closed": "closed"}
ALWAYS = {"At any time": ""}

TEAM, CHAIR = PEOPLE["the team that brought it"], PEOPLE["a co-chair"]
LEAD, COORDINATOR = PEOPLE["the lead team"], PEOPLE["a coordinator"]
SYSTEM = PEOPLE["the system, for this table"]


@dataclass(frozen=True)
class Asked:
    """One rule, the thing it is asked about in each column, and people whom it alone tells apart."""

    rule: Callable[[Any, Any], Verdict]
    thing: Callable[[str], Any]
    columns: dict[str, str]
    also: dict[str, Actor] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.rule.__name__

    @property
    def slice(self) -> str:
        """The slice that says it: four of them have a rule of the name may_answer."""
        return self.rule.__module__.split(".")[2]

    def answers(self) -> dict[str, list[Verdict]]:
        """By person, one verdict a column."""
        things = [self.thing(each) for each in self.columns.values()]
        return {words: [self.rule(actor, thing) for thing in things] for words, actor in (PEOPLE | self.also).items()}


def nothing(_state: str) -> None:
    """A rule that is asked about the actor alone."""
