"""Where can a situation go from where it stands? The page docs/domain/stages.md, made from the list of moves."""

from collections.abc import Callable
from typing import Any

import commontable.response.closing.actions
import commontable.response.closing.proven_false
import commontable.response.filters.actions
import commontable.response.interventions.actions
import commontable.response.moves.actions  # noqa: F401  each of these declares its actions
from commontable.groundwork.access.actions import ACTIONS
from commontable.response.situations.stages import MOVES, Stage

_INTRODUCTION = """\
# Stages of a situation

Made from `response/situations/stages.py`; do not edit by hand. Run `./run docs` after changing it. The database refuses
every other move. A draft is no stage: it is its team's own and not yet at the table.
"""


def render() -> str:
    """The whole page, ending in a newline."""
    return "\n".join([_INTRODUCTION, _diagram(), "", _table(), ""])


def _diagram() -> str:
    names = [f'    state "{stage.label}" as {stage.value}' for stage in Stage]
    arrows = [
        f"    {start.value} --> {end.value}: {_said(move)}"
        for move, (starts, ends) in MOVES.items()
        for start in starts
        for end in ends
    ]
    leaving = {start for starts, _ends in MOVES.values() for start in starts}
    ends = [f"    {stage.value} --> [*]" for stage in Stage if stage not in leaving]
    return "\n".join(["```mermaid", "stateDiagram-v2", *names, "    [*] --> brought: bring", *arrows, *ends, "```"])


def _table() -> str:
    rows = [
        f"| {_said(move)} | {_labels(starts)} | {_labels(ends)} | {_first_line(verb)} | {_first_line(verb.rule)} |"
        for move, (starts, ends) in MOVES.items()
        for verb in [action_of(move)]
    ]
    return "\n".join(["| Move | From | To | What happens | Who |", "|---|---|---|---|---|", *rows])


def action_of(move: str) -> Any:
    """The action of this name. Raises LookupError when no slice declares one."""
    found = [act for name, act in ACTIONS.items() if name.startswith("response.") and name.rpartition(".")[2] == move]
    if len(found) != 1:
        raise LookupError(f"{move}: {len(found)} actions of that name.")
    return found[0]


def _labels(stages: tuple[Stage, ...]) -> str:
    return " or ".join(str(stage.label) for stage in stages)


def _said(move: str) -> str:
    return move.replace("_", " ")


def _first_line(named: Callable) -> str:
    return " ".join((named.__doc__ or "").strip().split("\n\n")[0].split())
