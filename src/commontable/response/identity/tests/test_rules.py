"""May this person write or see who somebody is?"""

from types import SimpleNamespace

from commontable.groundwork.access.actor import NOBODY
from commontable.response.identity import rules
from commontable.response.identity.models import SealedIdentity
from commontable.response.situations.stages import Stage
from tests.pure import OURS, THEIRS, a_draft, a_situation, chair, code, coordinator, member


def test_only_the_team_whose_draft_it_is_writes_who_its_people_are():
    assert code(rules.may_seal(member(OURS), a_draft())) == "yes"
    for actor in (member(THEIRS), chair(), coordinator(), NOBODY):
        assert code(rules.may_seal(actor, a_draft())) == "not_your_team"


def test_whoever_serves_no_team_sees_no_name():
    assert code(rules.may_see(member(THEIRS), SealedIdentity(team_id=OURS))) == "yes"
    for actor in (chair(), coordinator(), NOBODY):
        assert code(rules.may_see(actor, SealedIdentity(team_id=OURS))) == "no_team"


def test_the_page_that_writes_asks_the_same_of_the_persons_draft():
    somebody = SimpleNamespace(draft=a_draft())
    assert code(rules.may_write(member(OURS), somebody)) == "yes"
    assert code(rules.may_write(member(THEIRS), somebody)) == "not_your_team"


def test_a_person_is_taken_away_while_the_draft_is_still_free():
    assert code(rules.may_take_away(member(OURS), SimpleNamespace(draft=a_draft()))) == "yes"
    brought = SimpleNamespace(draft=a_draft(situation=a_situation(Stage.FILTER_2)))
    assert code(rules.may_take_away(member(OURS), brought)) == "already_brought"
