"""Who puts the question of filter 2, and who hears at filter 3?"""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from commontable.front.cli.docs import things
from commontable.front.cli.docs.people import BRINGING, NOON, SEATED
from commontable.partnership.tables.models import Filter3
from commontable.response.filters import audience_rules as audience
from commontable.response.filters import rules as filters
from commontable.response.filters import views
from commontable.response.filters.audience_rules import Hearing3
from commontable.response.filters.certificate import Certificate
from commontable.response.situations.grants import HEARS
from commontable.response.situations.models import Grant

from .asked import ALWAYS, CHAIR, STAGES, TEAM, Asked, Otherwise

DECIDED = {"Decided": "decided", "Read back": "read_back", "Not decided": ""}
HEARING = {"While it runs": "runs", "Time over": "over"}


def hearing_3(stage: str, setting: str = Filter3.NAMED) -> Hearing3:
    return Hearing3(things.situation(stage), setting)


def hears(state: str) -> Grant:
    """What another team of the table was asked to hear, until its time is over."""
    ends_at = NOON if state == "over" else datetime(2999, 12, 31, tzinfo=UTC)
    return Grant(team_id=SEATED, owner_team_id=BRINGING, why=HEARS, starts_at=NOON, ends_at=ends_at)


def heard_at_3(state: str) -> Any:
    """The same, as its page finds it."""
    return SimpleNamespace(grant=hears(state))


def certificate(_state: str) -> Certificate:
    return Certificate(situation=things.situation("minimised"))


ASKED = (
    Asked(filters.may_hear, things.heard, STAGES),
    Asked(filters.may_put_off, things.heard, STAGES),
    Asked(filters.may_decide, things.heard, STAGES),
    Asked(filters.may_take_back, things.heard, STAGES),
    Asked(filters.may_read_back, things.decided, DECIDED),
    Asked(filters.may_minimise, things.situation, STAGES),
    Asked(filters.may_certify, things.situation, STAGES),
    Asked(filters.may_read_certificate, certificate, ALWAYS),
    Asked(audience.may_name_audience, hearing_3, STAGES),
    Asked(audience.may_see_hearing, hears, HEARING),
    Asked(views.may_open_heard, heard_at_3, HEARING),
    Asked(audience.may_answer, hears, HEARING),
    Asked(audience.may_take_keys_back, things.situation, STAGES),
)

OTHERWISE: Otherwise = (
    ("no open meeting has it on its agenda", lambda: filters.may_hear(CHAIR, things.heard("brought", meeting=False))),
    ("the table is on another item", lambda: filters.may_decide(CHAIR, things.heard("filter_2", now=False))),
    ("an emergency call has it", lambda: filters.may_hear(CHAIR, things.heard("brought", called=True))),
    ("one agency in the room", lambda: filters.may_decide(CHAIR, things.heard("filter_2", present=()))),
    (
        "every team in the room hears at filter 3",
        lambda: audience.may_name_audience(TEAM, hearing_3("filter_3", Filter3.SEATED)),
    ),
)
