"""The lead passes to another team between meetings: what each may read follows, and the clock runs on."""

import pytest

from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import acting_as
from commontable.response.interventions.handing_over import hand_over_lead
from commontable.response.interventions.parts import parts_of
from commontable.response.situations.models import Grant
from commontable.response.situations.tests.factories import accepted, intervening
from tests.entries import entries_of

pytestmark = pytest.mark.django_db


def hand_over(cast, situation, to, *, stays=False, actor=None):
    actor = actor or cast.chris
    with acting_as(actor):
        hand_over_lead(situation, actor=actor, to=cast.teams[to], stays=stays)
    with acting_as(cast.chris):
        return parts_of(situation)


def test_another_team_leads_and_the_clock_runs_on(cast):
    situation = intervening(cast)
    due = situation.due_at
    with entries_of() as entries:
        parts = hand_over(cast, situation, "School East")
    assert entries[0].details == {"to": str(cast.teams["School East"]), "stays": False}
    assert (parts.lead, parts.assisting) == (cast.teams["School East"], {cast.teams["Police East"]})
    assert situation.due_at == due
    with acting_as(cast.chris):
        held = Grant.objects.filter(situation=situation, why="part", ends_at=None)
        assert set(held.values_list("team__name", flat=True)) == {"School East", "Police East"}


def test_who_led_may_stay_and_assist(cast):
    parts = hand_over(cast, intervening(cast), "Police East", stays=True)
    assert (parts.lead, parts.assisting) == (cast.teams["Police East"], {cast.teams["Housing East"]})


@pytest.mark.parametrize("to", ["Housing East", "Police East", "Housing West"])
def test_it_goes_to_another_team_of_the_table_and_leaves_two_agencies(cast, to):
    """To itself; to the only team that assists; to a team of another table."""
    with pytest.raises(Invalid):
        hand_over(cast, intervening(cast), to)


def test_a_co_chair_hands_over_what_somebody_leads(cast):
    situation = intervening(cast)
    with pytest.raises(Refused):
        hand_over(cast, situation, "Police East", actor=cast.omar)
    with pytest.raises(Refused) as no:
        hand_over(cast, accepted(cast), "Police East")
    assert no.value.code == "no_lead"
