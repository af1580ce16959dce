"""When may a team leave its table, and what ends with it?"""

import pytest

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.models import WrappedKey
from commontable.partnership.tables.models import Team
from commontable.response.interventions.actions import name_teams
from commontable.response.interventions.handing_over import hand_over_lead
from commontable.response.interventions.leaving import leave_table, leaving_of
from commontable.response.interventions.parts import parts_of
from commontable.response.interventions.rules import Leaving, may_leave
from commontable.response.moves.actions import reopen
from commontable.response.situations.actions import bring
from commontable.response.situations.models import Grant
from commontable.response.situations.tests import factories as made
from tests.entries import entries_of, lines
from tests.pure import OTHER_TABLE, TABLE, chair, code, coordinator

pytestmark = pytest.mark.django_db


def refused(cast, team, name="coral") -> str:
    actor = cast.actors[name]
    with pytest.raises(Refused) as no, acting_as(actor):
        leave_table(cast.team(team), actor=actor)
    return no.value.code


def test_the_rule_asks_for_the_tables_coordinator_and_empty_hands():
    team = Team(table_id=TABLE)
    assert code(may_leave(coordinator(), Leaving(team))) == "yes"
    assert code(may_leave(chair(), Leaving(team))) == "not_its_coordinator"
    assert code(may_leave(coordinator(OTHER_TABLE), Leaving(team))) == "not_its_coordinator"
    assert code(may_leave(coordinator(), Leaving(Team(table_id=TABLE, ends_on="2026-01-01")))) == "ended_already"
    said = may_leave(coordinator(), Leaving(team, ("EA-26-0001", "EA-26-0002")))
    assert said.code == "still_has_a_part"
    assert "EA-26-0001, EA-26-0002" in str(said.sentence)
    assert code(may_leave(coordinator(), Leaving(team, (), 1))) == "part_elsewhere"


def test_a_team_with_empty_hands_leaves_and_its_people_have_no_seat(cast):
    from commontable.front.site.actors import actor_of_account

    with acting_as(cast.coral), entries_of() as entries:
        leave_table(cast.team("School East"), actor=cast.coral)
    assert lines(entries) == [("did", "leave_table"), ("did", "turn_key")]
    assert actor_of_account(cast.accounts["sara"].pk).seats == ()
    assert refused(cast, "School East") == "ended_already"


def test_whoever_brought_leads_or_assists_hands_over_first(cast):
    made.brought(cast, "School East")
    made.intervening(cast)
    for team in ("School East", "Hospital East", "Housing East", "Police East"):
        assert refused(cast, team) == "still_has_a_part"
    with acting_as(cast.coral):
        assert len(leaving_of(cast.team("School East")).numbers) == 1


def test_what_it_could_still_read_and_open_ends(cast):
    situation = made.closed(cast)
    team = cast.teams["Police East"]
    with acting_as(cast.coral):
        leave_table(cast.team("Police East"), actor=cast.coral)
    with acting_as(system(cast.tables.values())):
        assert not Grant.objects.filter(team=team, ends_at=None).exists()
        assert not WrappedKey.objects.filter(holder_id=team).exclude(data_key__origin_id=team).exists()
        assert Grant.objects.filter(situation=situation, ends_at=None).exists()


def test_only_its_coordinator_lets_it_leave(cast):
    assert refused(cast, "School East", "chris") == "not_its_coordinator"
    assert refused(cast, "Hospital West") == "not_its_coordinator"


def leaves(cast, team: str) -> None:
    with acting_as(cast.coral):
        leave_table(cast.team(team), actor=cast.coral)


def test_a_team_that_has_left_is_named_no_more(cast):
    situation = made.accepted(cast)
    leaves(cast, "School East")
    helping = [cast.teams[name] for name in ("School East", "Police East")]
    with acting_as(cast.chris), pytest.raises(Invalid, match="School East does not sit at its table today"):
        name_teams(situation, actor=cast.chris, lead=cast.teams["Housing East"], assisting=helping)
    with acting_as(cast.chris):
        assert not parts_of(situation).teams


def test_what_is_opened_again_after_its_team_left_goes_to_another_lead_and_not_back_to_it(cast):
    situation = made.closed(cast, lead="Housing East", assisting=("Police East", "School East"))
    for team in ("Police East", "Housing East"):
        leaves(cast, team)
    with acting_as(cast.hana):
        reopen(situation, actor=cast.hana)
    with acting_as(cast.chris):
        with pytest.raises(Invalid, match="Police East does not sit"):
            hand_over_lead(situation, actor=cast.chris, to=cast.teams["Police East"], stays=False)
        hand_over_lead(situation, actor=cast.chris, to=cast.teams["School East"], stays=False)
        assert parts_of(situation).lead == cast.teams["School East"]


def test_what_a_team_has_not_brought_when_it_leaves_it_brings_no_more(cast):
    draft = made.drafted(cast, "School East")
    leaves(cast, "School East")
    with acting_as(cast.sara), pytest.raises(Refused) as no:
        bring(draft, actor=cast.sara)
    assert no.value.code == "no_seat"
