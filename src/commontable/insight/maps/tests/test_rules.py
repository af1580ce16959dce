"""Who brings boundaries, uses and removes them?"""

from types import SimpleNamespace

from commontable.groundwork.access.actor import NOBODY, Actor
from commontable.identifiers import new_id
from commontable.insight.maps import rules
from tests.pure import code, coordinator, member

ANALYST = Actor(role="member", member=new_id(), analyses=True)
LOOKED_AT, USED = SimpleNamespace(is_in_use=False), SimpleNamespace(is_in_use=True)


def test_boundaries_are_the_analysts_to_bring():
    assert [code(rules.may_bring(each)) for each in (ANALYST, coordinator(), member(), NOBODY)] == [
        "yes",
        "not_an_analyst",
        "not_an_analyst",
        "sign_in_first",
    ]


def test_a_file_in_use_is_not_used_again():
    assert code(rules.may_use(ANALYST, LOOKED_AT)) == "yes"
    assert code(rules.may_use(ANALYST, USED)) == "in_use"
    assert code(rules.may_use(coordinator(), LOOKED_AT)) == "not_an_analyst"


def test_any_file_is_the_analysts_to_remove():
    assert {code(rules.may_remove(ANALYST, each)) for each in (LOOKED_AT, USED)} == {"yes"}
    assert code(rules.may_remove(member(), USED)) == "not_an_analyst"
