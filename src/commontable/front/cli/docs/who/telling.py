"""On what may a person be told of, who writes down that they were, and who tells them?"""

from datetime import timedelta
from typing import Any

from commontable.front.cli.docs import things
from commontable.front.cli.docs.people import ASSISTING, BRINGING, HEALTH, LEADING, MYSELF, NOON, POLICE
from commontable.partnership.agreements.models import Agreement
from commontable.partnership.tables.models import Team
from commontable.response.answering import rules as answering
from commontable.response.answering.rules import OfPerson, Spoken
from commontable.response.disclosure import basis, consent_rules
from commontable.response.disclosure import rules as disclosure
from commontable.response.disclosure.about import About
from commontable.response.disclosure.basis import Basis, Told
from commontable.response.disclosure.models import Consent, Deferral, Necessity, PersonNotice, Telling
from commontable.response.situations.models import Person
from commontable.response.situations.stages import ACCEPTED

from .asked import LEAD, MEETING, STAGES, TEAM, Asked, Otherwise

GRANT = {"Open": "open", "Ended": "ended"}
SPOKEN = {"Within a day": "new", "Within a day, confirmed": "confirmed", "Later": "later"}
NOTICE = {"Owed": "owed", "Asked to be put off": "asked", "Put off or not, reviewed": "reviewed", "Told": "told"}
GIVEN = Consent(answer="given")
WITHOUT = Basis((GIVEN,), Necessity(), ((HEALTH, False),))
"""A consent was given; of what goes beyond it the agency that brought the person said why, and agrees."""


def about(stage: str, on_record: Basis = WITHOUT) -> About:
    """A person of whom the lead and the assisting team may be told, once the table has said yes."""
    holders = frozenset({LEADING, ASSISTING} if stage in ACCEPTED else ())
    return About(Person(), things.situation(stage), holders, on_record)


def told(on_record: Basis, *kinds: str, is_police: bool = False) -> Told:
    """The agency of another team would be told so many kinds of facts."""
    return Told(on_record, POLICE, is_police, NOON.date(), frozenset(kinds))


def consent(**limits: Any) -> Basis:
    """The person agreed, and no further than this."""
    return Basis((Consent(answer="given", **limits),))


def spoken(state: str) -> Spoken:
    """What the team that brought it said at a filter."""
    now = NOON + timedelta(days=2 if state == "later" else 0)
    confirmed = NOON if state == "confirmed" else None
    return Spoken(Telling(from_team_id=BRINGING, recorded_at=NOON, confirmed_at=confirmed), now)


def of_person(state: str) -> OfPerson:
    """A person who is to be told; the lead has asked to put that off, or not."""
    put_off = {"asked_by_id": MYSELF, "asked_team_id": LEADING, "reviewed_at": NOON if state == "reviewed" else None}
    return OfPerson(
        about("intervening"),
        frozenset({LEADING}),
        PersonNotice(done_at=NOON if state == "told" else None) if state != "none" else None,
        Deferral(**put_off) if state in ("asked", "reviewed") else None,
        HEALTH,
    )


ASKED = (
    Asked(disclosure.may_release, things.grant, GRANT),
    Asked(disclosure.may_renew_all, things.situation, STAGES),
    Asked(consent_rules.may_see_basis, about, STAGES),
    Asked(consent_rules.may_ask_consent, about, STAGES),
    Asked(consent_rules.may_withdraw_consent, about, STAGES),
    Asked(consent_rules.may_say_necessary, about, STAGES),
    Asked(consent_rules.may_agree, about, STAGES),
    Asked(answering.may_write_down, things.meeting, MEETING),
    Asked(answering.may_read_telling, spoken, SPOKEN),
    Asked(answering.may_confirm, spoken, SPOKEN),
    Asked(answering.may_correct, spoken, SPOKEN),
    Asked(answering.may_add, spoken, SPOKEN),
    Asked(answering.may_see_notice, of_person, NOTICE),
    Asked(answering.may_tell_person, of_person, NOTICE),
    Asked(answering.may_defer, of_person, NOTICE),
    Asked(answering.may_review, of_person, NOTICE),
    Asked(answering.may_answer, of_person, NOTICE),
)

OTHERWISE: Otherwise = (
    ("the intervention is over", lambda: disclosure.may_still_be_told(TEAM, things.situation("closed"))),
    ("the papers of the team do not bind it", lambda: disclosure.may_be_told(TEAM, Team(agreement=Agreement()))),
    ("nobody asked the person", lambda: basis.may_be_told_of(TEAM, told(Basis()))),
    ("the person said no", lambda: basis.may_be_told_of(TEAM, told(Basis((Consent(answer="refused"),))))),
    ("the consent names other agencies", lambda: basis.may_be_told_of(TEAM, told(consent(recipients=[str(HEALTH)])))),
    (
        "the consent leaves out the police",
        lambda: basis.may_be_told_of(TEAM, told(consent(limits=["not_police"]), is_police=True)),
    ),
    (
        "the consent leaves out a kind of fact",
        lambda: basis.may_be_told_of(TEAM, told(consent(kinds=["name"]), "address")),
    ),
    (
        "without consent, and one agency agrees",
        lambda: basis.may_be_told_of(TEAM, told(Basis((), Necessity(), ((HEALTH, False),)))),
    ),
    ("no consent was given", lambda: consent_rules.may_withdraw_consent(TEAM, about("intervening", Basis()))),
    ("nobody said why without consent", lambda: consent_rules.may_agree(LEAD, about("intervening", Basis()))),
    ("nothing told asks for a notice", lambda: answering.may_tell_person(LEAD, of_person("none"))),
)
