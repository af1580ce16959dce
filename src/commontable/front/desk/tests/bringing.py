"""Situations for the tests of the meeting: drafted and brought as a team would, with answers that may cross."""

from uuid import uuid4

from commontable.groundwork.access.session import acting_as
from commontable.response.situations.actions import bring, save_draft, start_draft
from commontable.response.situations.answers import Answers, PersonAnswers
from commontable.response.situations.models import Situation
from tests.cast import Cast

FACTS = ("Woman, 60+", "Gangs")
"""What the page says of each situation made here while its facts show."""


def answers() -> Answers:
    """A whole draft about one woman of 60 or more."""
    person = PersonAnswers(str(uuid4()), "from_60", "female", "harmed", ("gangs_threatened",))
    return Answers(
        kind="person",
        people=(person,),
        risk_factors=("housing_no_access",),
        aer_markers=("new_circumstances",),
        aer_tests=("elevated_risk", "several_agencies"),
        tried=("home_visit",),
        duty_to_report="not_required",
    )


def brought(cast: Cast) -> Situation:
    """A situation the hospital has brought to the East table."""
    actor = cast.hana
    with acting_as(actor):
        draft = start_draft(cast.team("Hospital East"), actor=actor)
        save_draft(draft, actor=actor, answers=answers())
        return bring(draft, actor=actor)
