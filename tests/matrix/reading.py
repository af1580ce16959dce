"""What does the written matrix say? One line a route, method and stage; one column a kind of person."""

from dataclasses import dataclass
from pathlib import Path

from tests.routes import Route, routes
from tests.world import STAGES

from .asking import ACTORS

FILE = Path(__file__).parent / "who_may.txt"
GONE_AFTER = {"queued", "filter_2", "rejected"}
"""Where nothing stands any more once the meeting is closed."""
IN_A_CALL = {
    "desk:situation",
    "desk:call",
    "desk:call_now",
    "desk:answer_call",
    "desk:record_answer",
    "desk:decide_in_call",
    "desk:name_in_call",
    "desk:plan_in_call",
    "desk:close_call",
    "desk:ratify",
}
"""Asked also of the one situation that an emergency call is open for, between meetings."""
TO_RELEASE = ("filter_4", "intervening", "closed")


@dataclass(frozen=True)
class Line:
    """While the meeting is "open" or "closed", at these stages ("-" where none matters): each one's answer."""

    route: str
    method: str
    meeting: str
    stages: tuple[str, ...]
    answers: dict[str, int]

    @property
    def key(self) -> tuple[str, str, str]:
        return self.route, self.method, self.meeting


@dataclass(frozen=True)
class Cell:
    """One request and the status it is answered with."""

    route: str
    method: str
    meeting: str
    stage: str
    actor: str
    status: int

    def __str__(self) -> str:
        return f"{self.actor}: {self.method} {self.route} of {self.stage}, meeting {self.meeting}"


def lines(text: str = "") -> list[Line]:
    """Every line in the order written, "all" and "rest" spelled out. Raises ValueError for one that is not whole."""
    written = [_line(row) for row in (text or FILE.read_text()).splitlines() if row.strip() and row[0] != "#"]
    return [_spelled_out(line, written) for line in written]


def cells(read: list[Line]) -> list[Cell]:
    return [
        Cell(*line.key, stage, actor, status)
        for line in read
        for stage in line.stages
        for actor, status in line.answers.items()
    ]


def stages_of(route: Route, meeting: str) -> tuple[str, ...]:
    """The stages at which a thing of this route's address can stand."""
    if "grant" in route.words:
        return TO_RELEASE
    if not {"number", "draft", "person"} & set(route.words):
        return ("-",)
    known = STAGES[1:] if "number" in route.words else STAGES
    known += ("called",) if route.name in IN_A_CALL else ()
    return tuple(stage for stage in known if meeting == "open" or stage not in GONE_AFTER)


def _line(text: str) -> Line:
    route, method, meeting, stages, *answers = text.split()
    if len(answers) != len(ACTORS) or meeting not in ("open", "closed"):
        raise ValueError(f"Not a whole line of the matrix: {text}")
    return Line(route, method, meeting, tuple(stages.split(",")), dict(zip(ACTORS, map(int, answers), strict=True)))


def _spelled_out(line: Line, written: list[Line]) -> Line:
    if line.stages not in (("all",), ("rest",)):
        return line
    route = next((each for each in routes() if each.name == line.route), Route(line.route, ()))
    named = {stage for other in written if other.key == line.key for stage in other.stages}
    left = tuple(stage for stage in stages_of(route, line.meeting) if stage not in named)
    return Line(*line.key, left, line.answers)
