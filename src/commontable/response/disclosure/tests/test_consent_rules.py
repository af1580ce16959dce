"""Who records consent, takes it back, or agrees to do without?"""

from dataclasses import replace
from datetime import UTC, datetime

from commontable.identifiers import new_id
from commontable.response.disclosure import consent_rules as rules
from commontable.response.disclosure.about import About
from commontable.response.disclosure.basis import Basis
from commontable.response.disclosure.models import Consent, Necessity
from commontable.response.situations.models import Person
from tests.pure import OURS, THEIRS, THIRD, a_situation, chair, code, coordinator, member

NOW = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)
AGENCY = new_id()


def about(basis: Basis = Basis(), stage: str = "filter_4") -> About:  # noqa: B008  # frozen
    return About(Person(), a_situation(stage), frozenset({THEIRS}), basis)


def test_those_who_brought_the_person_and_those_authorised_see_and_ask():
    for rule in (rules.may_see_basis, rules.may_ask_consent):
        assert [code(rule(member(team), about())) for team in (OURS, THEIRS, THIRD)] == ["yes", "yes", "no_party"]
        assert {code(rule(actor, about())) for actor in (chair(), coordinator())} == {"no_party"}
        assert code(rule(member(OURS), about(stage="void"))) == "number_ended"


def test_withdrawing_takes_a_consent_that_was_given():
    given, gone = Consent(answer="given", at=NOW), Consent(answer="given", at=NOW, withdrawn_at=NOW)
    assert code(rules.may_withdraw_consent(member(THEIRS), about(Basis((given,))))) == "yes"
    for consents in ((), (gone,), (Consent(answer="refused", at=NOW),)):
        assert code(rules.may_withdraw_consent(member(THEIRS), about(Basis(consents)))) == "nothing_given"


def test_only_the_team_that_brought_them_says_why():
    assert code(rules.may_say_necessary(member(OURS), about())) == "yes"
    assert code(rules.may_say_necessary(member(THEIRS), about())) == "only_origin"


def test_a_second_agency_agrees_once():
    needed = Basis(necessity=Necessity(at=NOW), agreed=((AGENCY, False),))
    assert code(rules.may_agree(member(THEIRS), about())) == "no_necessity"
    assert code(rules.may_agree(member(THEIRS), about(needed))) == "yes"
    assert code(rules.may_agree(replace(member(THEIRS), agency=AGENCY), about(needed))) == "same_agency"


def test_a_member_acts_for_the_team_that_brought_the_person_first():
    assert about().acting_for({OURS, THEIRS}) == OURS
    assert about().acting_for({THEIRS}) == THEIRS
    assert about().acting_for({THIRD}) is None
    nobodys = About(Person(), a_situation(originating_team_id=None), frozenset(), Basis())
    assert nobodys.parties == frozenset()
