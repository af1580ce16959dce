"""What stands on the page of a draft?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.design import bands
from commontable.groundwork.vocabulary.lists import load

from .answers import CHILD_BANDS, Answers
from .around import Around, around, tests_of, today_at
from .asking import PARTS, asked
from .crossing import Side, named, sides
from .models import Draft
from .questions import QUESTIONS, Question, answered, missing
from .rules import may_bring, may_complete_walk_on, may_discard, may_edit_draft
from .stages import HIDDEN, Stage
from .words import words_of


@dataclass(frozen=True)
class Row:
    """One question: how it is put on our side, and what crosses of it."""

    number: int
    key: str
    words: str | Promise
    template: str
    asked: Any
    side: Side


@dataclass(frozen=True)
class Progress:
    """How far the draft is, and which needed questions are still open."""

    answered: int
    of: int
    needed: int
    missing: list[Question]


def draft_page(draft: Draft, answers: Answers, actor: Actor, typed: Mapping[str, str]) -> dict[str, Any]:
    """Everything the page shows. `typed` is what was searched for in its pickers without script."""
    surroundings = around(draft)
    context = _right_side(draft, answers, actor, surroundings)
    puts = asked(answers, surroundings.areas, tests_of(draft.team.table), today_at(draft.team.table), typed)
    may_edit = may_edit_draft(actor, draft)
    return {
        **context,
        "section": "situations",
        "band": _band(draft, surroundings, crosses=bool(may_edit)),
        "may_edit": may_edit,
        "rows": [
            Row(
                number,
                question.key,
                question.words,
                f"situations/ask/{PARTS[question.key]}.html",
                puts[question.key],
                side,
            )
            for number, (question, side) in enumerate(zip(QUESTIONS, context["sides"], strict=True), start=1)
        ],
        "risks": puts["risk_factors"],
        "people": named(answers.people),
        "child_bands": CHILD_BANDS,
        "asks_duty": _asks_duty(actor, draft, answers),
        "came_back": _came_back(draft),
        "stage": Stage(draft.found.stage).label if draft.found and not may_edit else "",
    }


def right_side(draft: Draft, answers: Answers, actor: Actor) -> dict[str, Any]:
    """What of the page follows from what is kept, to be exchanged after each keeping."""
    surroundings = around(draft)
    context = _right_side(draft, answers, actor, surroundings)
    puts = asked(answers, surroundings.areas, tests_of(draft.team.table), today_at(draft.team.table), {})
    return {**context, "risks": puts["risk_factors"], "exchanged": True}


def _right_side(draft: Draft, answers: Answers, actor: Actor, surroundings: Around) -> dict[str, Any]:
    return {
        "draft": draft,
        "sides": sides(answers, surroundings.areas, tests_of(draft.team.table)),
        "progress": _progress(answers),
        "when": surroundings.when,
        "teams": surroundings.teams,
        "bringing": may_bring(actor, draft),
        "discarding": may_discard(actor, draft),
        "crossed": words_of(draft.found) if draft.found else None,
    }


def _progress(answers: Answers) -> Progress:
    needed = sum(question.needed for question in QUESTIONS)
    return Progress(answered(answers), len(QUESTIONS), needed, missing(answers))


def _band(draft: Draft, surroundings: Around, *, crosses: bool) -> bands.Band:
    title = _("Draft %(number)s") % {"number": draft.sequence}
    return bands.own_space(
        f"{draft.team.name} · {title}",
        surroundings.people,
        names_detail=_("left of the wall; they stay"),
        who_detail=_will_see(surroundings.teams) if crosses else _("see the left side; the table has the right"),
        filter=1,
    )


def _will_see(teams: int) -> str:
    words = ngettext(
        "see the left side. %(count)d team will see the right.",
        "see the left side. %(count)d teams will see the right.",
        teams,
    )
    return words % {"count": teams}


def _asks_duty(actor: Actor, draft: Draft, answers: Answers) -> bool:
    """Of a walk-on that is asked afterwards, and stays open until it is answered."""
    return bool(answers.involves_child and not answers.duty_to_report and may_complete_walk_on(actor, draft))


def _came_back(draft: Draft) -> str:
    """Why the table said no, once it has; empty otherwise."""
    if draft.found is None or draft.found.stage not in HIDDEN:
        return ""
    return load("rejection_reasons").label(draft.found.rejection_reason)
