"""Who writes, seals, reads and brings a draft, and what is kept beside it?"""

from datetime import date
from types import SimpleNamespace
from typing import Any

from commontable.front.cli.docs import things
from commontable.front.cli.docs.people import BRINGING, MYSELF, PEOPLE, TABLE
from commontable.groundwork.access.actor import Actor, TeamSeat
from commontable.partnership.tables.models import SituationTable, Team
from commontable.response.identity import renewing
from commontable.response.identity import rules as identity
from commontable.response.situations import rules as situations
from commontable.response.situations.answers import Answers

from .asked import ALWAYS, DRAFT_STAGES, STAGES, TEAM, Asked, Otherwise, nothing

LISTED = {"a reader on its list": Actor(role="member", member=MYSELF, seats=(TeamSeat(BRINGING, TABLE),))}
LAST_DAY = {"Until its last day": "2999-12-31", "After it": "2000-12-31"}


def looked(stage: str, *, passes: bool = True) -> Any:
    """The words of a draft, looked through: nothing in them tells who it is."""
    return SimpleNamespace(draft=things.draft(stage), passes=passes)


def ours(stage: str) -> Any:
    """Our own file on a person of a draft."""
    return SimpleNamespace(somebody=things.somebody(stage))


def document(_state: str) -> Any:
    return SimpleNamespace(file=SimpleNamespace(team_id=BRINGING))


def youth(last_day: str) -> Any:
    """Youth-justice information of the team that brought it: one of its members is on the list."""
    team = Team(pk=BRINGING, table=SituationTable(pk=TABLE, time_zone="UTC"))
    expires_on = date.fromisoformat(last_day or "2999-12-31")
    return SimpleNamespace(team_id=BRINGING, team=team, readers=[str(MYSELF)], expires_on=expires_on)


ASKED = (
    Asked(situations.may_start, nothing, ALWAYS),
    Asked(situations.may_draft, things.team, ALWAYS),
    Asked(situations.may_read_draft, things.draft, DRAFT_STAGES),
    Asked(situations.may_edit_draft, things.draft, DRAFT_STAGES),
    Asked(situations.may_discard, things.draft, DRAFT_STAGES),
    Asked(situations.may_bring, things.draft, DRAFT_STAGES),
    Asked(identity.may_seal, things.draft, DRAFT_STAGES),
    Asked(identity.may_write, things.somebody, DRAFT_STAGES),
    Asked(identity.may_take_away, things.somebody, DRAFT_STAGES),
    Asked(identity.may_write_words, things.draft, DRAFT_STAGES),
    Asked(identity.may_put_in_words, things.somebody, DRAFT_STAGES),
    Asked(identity.may_pass, looked, DRAFT_STAGES),
    Asked(identity.may_bring_in_words, looked, DRAFT_STAGES),
    Asked(identity.may_cross, looked, DRAFT_STAGES),
    Asked(identity.may_open_ours, ours, DRAFT_STAGES),
    Asked(identity.may_keep_document, document, ALWAYS),
    Asked(identity.may_keep_youth_record, things.draft, DRAFT_STAGES),
    Asked(identity.may_write_youth_record, youth, LAST_DAY, LISTED),
    Asked(identity.may_change_readers, youth, LAST_DAY, LISTED),
    Asked(identity.may_end, youth, LAST_DAY, LISTED),
    Asked(renewing.may_renew, things.sealed, ALWAYS),
    Asked(identity.may_see, things.sealed, ALWAYS),
    Asked(situations.may_open_own_file, things.walk_on, STAGES),
    Asked(situations.may_complete_walk_on, things.own_file, STAGES),
    Asked(situations.may_read, things.situation, STAGES),
    Asked(situations.may_look, things.look, ALWAYS),
)

OTHERWISE: Otherwise = (
    ("an answer is missing", lambda: situations.may_bring(TEAM, things.draft(answers=Answers(kind="person")))),
    ("a child, and no word on the duty to report", lambda: situations.may_bring(TEAM, things.draft("", things.CHILD))),
    (
        "it was brought from a draft",
        lambda: situations.may_open_own_file(TEAM, things.situation("filter_2")),
    ),
    ("the words may tell who it is", lambda: identity.may_pass(TEAM, looked("", passes=False))),
    (
        "the reader serves the team no more",
        lambda: identity.may_write_youth_record(PEOPLE["the member it is for"], youth("")),
    ),
)
