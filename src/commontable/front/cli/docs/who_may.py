"""Who may do what, at which stage? The page docs/domain/who-may.md, made by asking every rule.

Run `./run docs` after changing a rule, and read what changed: the page is also the test of permissions.
"""

import re
from collections import Counter
from collections.abc import Iterator
from inspect import cleandoc

from commontable.groundwork.access.verdict import Verdict
from commontable.response.situations.stages import Stage

from .who import (
    drafting,
    ending,
    exploring,
    filters,
    mapping,
    meetings,
    moving,
    releasing,
    signing_in,
    tables,
    telling,
    working,
)
from .who.asked import Asked, Otherwise

SUBJECTS = (
    drafting,
    meetings,
    filters,
    working,
    telling,
    ending,
    tables,
    releasing,
    exploring,
    mapping,
    moving,
    signing_in,
)
ASKED: tuple[Asked, ...] = tuple(asked for subject in SUBJECTS for asked in subject.ASKED)
OTHERWISE: Otherwise = tuple(row for subject in SUBJECTS for row in subject.OTHERWISE)

_OF_THE_NAME = Counter(asked.name for asked in ASKED)
_YES = "**yes**"
_STAGE_NAMED = re.compile(f"“({'|'.join(str(stage.label) for stage in Stage)})”")

_INTRODUCTION = """\
# Who may do what

Made by asking every rule; do not edit by hand. Run `./run docs` after changing a rule, and read what changed.

The row policies of the database come first: what somebody cannot find is answered with *not found*, whatever the rule
would say. A rule is asked of those who found the thing, and enforces the action, draws the button and words the refusal.

The tables below ask at the best of times: the meeting is open, this is the item now heard, two agencies are in the room
(one of them not police), a lead is named and has reported, all answers are given. [When else the answer is
no](#when-else-the-answer-is-no) takes these away one by one. The words behind each no stand [at the
end](#what-a-no-says).
"""


def render() -> str:
    """The whole page, ending in a newline."""
    return "\n".join([_INTRODUCTION, *(section(asked) for asked in ASKED), _otherwise(), _sentences()])


def section(asked: Asked) -> str:
    """One rule: what it says of itself, and a table of people by stage."""
    head = " | ".join(("Who", *asked.columns))
    alike: dict[str, list[str]] = {}
    for words, row in asked.answers().items():
        alike.setdefault(" | ".join(map(_cell, row)), []).append(words)
    # Never "everybody else: yes": whoever may is named.
    most = max((row for row in alike if _YES not in row), key=lambda row: len(alike[row]))
    rows = [f"| {'; '.join(who)} | {row} |" for row, who in alike.items() if row != most]
    rows.append(f"| everybody else | {most} |")
    said = cleandoc(asked.rule.__doc__ or "")
    return "\n".join(
        [f"## {title(asked)}", "", said, "", f"| {head} |", "|---" * (len(asked.columns) + 1) + "|", *rows, ""]
    )


def title(asked: Asked) -> str:
    """Its name; with its slice where several have a rule of that name."""
    return asked.name if _OF_THE_NAME[asked.name] == 1 else f"{asked.name} ({asked.slice})"


def _cell(verdict: Verdict) -> str:
    return _YES if verdict else verdict.code


def _otherwise() -> str:
    rows = [f"| {words} | {ask().code} |" for words, ask in OTHERWISE]
    return "\n".join(["## When else the answer is no", "", "| What is missing | Answer |", "|---|---|", *rows, ""])


def _sentences() -> str:
    said = sorted({(verdict.code, _STAGE_NAMED.sub("“…”", str(verdict.sentence))) for verdict in _noes()})
    rows = [f"| {code} | {sentence} |" for code, sentence in said]
    return "\n".join(["## What a no says", "", "| Code | Sentence |", "|---|---|", *rows, ""])


def _noes() -> Iterator[Verdict]:
    for asked in ASKED:
        yield from (verdict for row in asked.answers().values() for verdict in row if not verdict)
    yield from (ask() for _words, ask in OTHERWISE)
