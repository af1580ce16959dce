"""May this person draft, bring, read a situation?"""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import SIGN_IN_FIRST
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused
from commontable.partnership.meetings.models import Meeting

from .answers import Answers
from .models import Draft, Situation
from .questions import missing
from .stages import HIDDEN, MOVES, Stage
from .words import WordsAre

NOT_YOUR_TEAM = refused("not_your_team", _("Only the team whose draft this is may do that."))
NO_SEAT = refused("no_seat", _("You have no seat in this team. Ask the table's coordinator."))
NO_TEAM = refused(
    "no_team", _("You serve no team, and a draft is a team's own. Ask the table's coordinator for a seat.")
)
NOT_AT_TABLE = refused("not_at_table", _("You do not run this table. Ask one of its co-chairs."))
ALREADY_BROUGHT = refused(
    "already_brought", _("This was brought to the table. What the table knows of it can no longer be changed here.")
)
STEPPED_OUT = refused(
    "stepped_out", _("You stepped out of what this comes back from. Somebody else of your team brings it.")
)
NO_WALK_ON = refused("no_walk_on", _("This was brought from a draft: your team has its own file of it already."))
HIDDEN_NOW = refused("hidden", _("The table said it is not met: its facts are hidden from everyone."))
CHILD = refused(
    "duty_to_report", _("A child is involved: say whether the duty to report was made. It never waits for a table.")
)

UNCHECKED = refused(
    "words_unchecked", _("Its words are not checked. Press “Check my text”, or empty them: unchecked they never cross.")
)


def may_draft(actor: Actor, team) -> Verdict:
    """A member drafts for a team they serve."""
    return ALLOWED if team.pk in actor.own_teams else NO_SEAT


def may_start(actor: Actor, thing=None) -> Verdict:
    """Whoever serves a team may start a draft for it."""
    if not actor.signed_in:
        return SIGN_IN_FIRST
    return ALLOWED if actor.own_teams else NO_TEAM


def may_read_draft(actor: Actor, draft: Draft) -> Verdict:
    """A draft is its own team's, and nobody else's."""
    return ALLOWED if draft.team_id in actor.teams else NOT_YOUR_TEAM


def may_edit_draft(actor: Actor, draft: Draft) -> Verdict:
    """A team edits its draft until it is at the table; after a "no" it may be edited and brought again."""
    return first_no(may_read_draft(actor, draft), ALREADY_BROUGHT if _at_the_table(draft) else ALLOWED)


def may_discard(actor: Actor, draft: Draft) -> Verdict:
    """A team discards its draft unless it is at the table."""
    return may_edit_draft(actor, draft)


def may_bring(actor: Actor, draft: Draft) -> Verdict:
    """A team brings a draft when the five needed answers are there and, with a child, the duty to report is.

    If it has words, they passed the identifier check.
    """
    answers = Answers.from_json(draft.answers)
    return first_no(
        may_edit_draft(actor, draft),
        STEPPED_OUT if draft.stepped_out else ALLOWED,
        _complete(answers),
        _reported(answers),
        UNCHECKED if draft.words == WordsAre.TYPED else ALLOWED,
    )


def may_open_own_file(actor: Actor, situation: Situation) -> Verdict:
    """The team that said a walk-on aloud opens its own file of it, while the table's record of it shows."""
    return first_no(
        ALLOWED if situation.originating_team_id in actor.teams else NOT_YOUR_TEAM,
        ALLOWED if situation.walk_on else NO_WALK_ON,
        ALLOWED if situation.stage not in HIDDEN else HIDDEN_NOW,
    )


def may_complete_walk_on(actor: Actor, draft: Draft) -> Verdict:
    """In the own file of a walk-on its team says afterwards what other drafts are asked before they are brought."""
    walked_on = draft.situation is not None and draft.situation.walk_on
    return first_no(may_read_draft(actor, draft), ALLOWED if walked_on else NO_WALK_ON)


def may_read(actor: Actor, situation: Situation) -> Verdict:
    """Whoever finds the row may read it: the row policy has compared grants and seats already."""
    return ALLOWED if actor.signed_in else refused("sign_in_first", _("Sign in first."))


def may_look(actor: Actor, look) -> Verdict:
    """Everyone keeps when they themselves looked."""
    return (
        ALLOWED if actor.member and look.member_id == actor.member else refused("not_yours", _("That is not your own."))
    )


def runs_table(actor: Actor, situation: Situation | Meeting) -> Verdict:
    """The co-chairs of the situation's table, and nobody else, take it through the filters."""
    return ALLOWED if situation.table_id in actor.chairs else NOT_AT_TABLE


def at_stage(situation: Situation, move: str) -> Verdict:
    """Whether the situation stands where this move may start."""
    starts = MOVES[move][0]
    if situation.stage in starts:
        return ALLOWED
    return refused(
        "wrong_stage",
        _("%(number)s is at “%(stage)s”; this can only be done at %(starts)s.")
        % {"number": situation.number, "stage": Stage(situation.stage).label, "starts": quoted_or(starts)},
    )


def quoted_or(stages: Iterable[Stage]) -> str:
    """The stages in words: “Brought”, “Filter 2” or “Filter 3”."""
    *others, last = (str(_("“%(stage)s”") % {"stage": stage.label}) for stage in stages)
    return _("%(others)s or %(last)s") % {"others": ", ".join(others), "last": last} if others else last


def _at_the_table(draft: Draft) -> bool:
    found = draft.found
    return draft.situation_id is not None and (found is None or not found.is_cut)


def _complete(answers: Answers) -> Verdict:
    lacking = missing(answers)
    return refused("not_complete", " ".join(str(question.missing) for question in lacking)) if lacking else ALLOWED


def _reported(answers: Answers) -> Verdict:
    return CHILD if answers.involves_child and not answers.duty_to_report else ALLOWED
