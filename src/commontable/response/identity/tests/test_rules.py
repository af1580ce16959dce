"""May this person write or see who somebody is?"""

from commontable.groundwork.access.actor import NOBODY
from commontable.response.identity import rules
from commontable.response.identity.models import SealedIdentity
from tests.pure import OURS, THEIRS, a_draft, chair, code, coordinator, member


def test_only_the_team_whose_draft_it_is_writes_who_its_people_are():
    assert code(rules.may_seal(member(OURS), a_draft())) == "yes"
    for actor in (member(THEIRS), chair(), coordinator(), NOBODY):
        assert code(rules.may_seal(actor, a_draft())) == "not_your_team"


def test_whoever_serves_no_team_sees_no_name():
    assert code(rules.may_see(member(THEIRS), SealedIdentity(team_id=OURS))) == "yes"
    for actor in (chair(), coordinator(), NOBODY):
        assert code(rules.may_see(actor, SealedIdentity(team_id=OURS))) == "no_team"
