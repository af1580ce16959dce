"""Who reads the plan in words, who writes it, and whose key goes with whom?"""

import pytest

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.errors import Invalid, Refused, Stale
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.groundwork.keys.models import DataKey
from commontable.groundwork.keys.rings import lend
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.response.disclosure.renewals import to_renew
from commontable.response.disclosure.waiting import unreleased
from commontable.response.filters.models import Certificate
from commontable.response.interventions.actions import name_teams
from commontable.response.interventions.models import PlanWords
from commontable.response.interventions.plan_words_rules import (
    NOBODY_HOLDS,
    NOT_HELD,
    NOT_LOST,
    NOT_WRITTEN,
    may_begin_plan_anew,
    may_share_plan,
)
from commontable.response.interventions.wording_plan import (
    begin_plan_anew,
    plan_asked,
    read_plan_words,
    share_plan,
    write_plan_words,
)
from commontable.response.moves.ending import end
from commontable.response.situations.models import Grant, Situation
from commontable.response.situations.stages import Stage
from commontable.response.situations.tests.factories import (
    at_filter_4,
    closed,
    intervening,
    released,
)
from tests.cast import Cast
from tests.entries import entries_of, lines

pytestmark = pytest.mark.django_db

WORDS = "Meet at the side door, not at home."


def written(cast: Cast, situation: Situation, actor=None, text: str = WORDS, **seen) -> PlanWords:
    actor = actor or cast.omar
    with acting_as(actor), lend(["plan"], actor.teams):
        return write_plan_words(situation, actor=actor, text=text, **seen)


def read(situation: Situation, actor) -> str:
    with acting_as(actor), lend(["plan"], actor.teams):
        return read_plan_words(plan_asked(situation), actor)


def named(cast: Cast, situation: Situation, lead: str, *assisting: str) -> None:
    with acting_as(cast.chris):
        helping = [cast.teams[name] for name in assisting]
        name_teams(situation, actor=cast.chris, lead=cast.teams[lead], assisting=helping)


def test_the_few_read_it_and_the_sight_is_kept(cast):
    situation = intervening(cast)
    assert read(situation, cast.omar) == ""
    written(cast, situation)
    with entries_of() as entries:
        assert read(situation, cast.paula) == WORDS
    assert lines(entries) == [("saw", "read_plan")]


def test_nobody_else_reads_it_and_no_ring_no_words(cast):
    situation = intervening(cast)
    written(cast, situation)
    for actor in (cast.hana, cast.chris, cast.coral, cast.sara):
        with pytest.raises(Refused):
            read(situation, actor)
        with acting_as(actor):
            assert not PlanWords.objects.exists()
    with acting_as(cast.omar), lend(["limited"], cast.omar.teams), pytest.raises(KeyNotHeld):
        read_plan_words(plan_asked(situation), cast.omar)


def test_two_teams_write_and_the_later_sees_that_another_did(cast):
    situation = intervening(cast)
    written(cast, situation, seen_revision=0)
    written(cast, situation, cast.paula, "At ten.", seen_revision=1)
    with pytest.raises(Stale):
        written(cast, situation, seen_revision=1)
    assert read(situation, cast.omar) == "At ten."


def test_it_has_a_length(cast):
    with pytest.raises(Invalid):
        written(cast, intervening(cast), text="x" * 4001)


def test_a_team_that_comes_later_is_given_it_in_one_press_by_any_holder(cast):
    situation = at_filter_4(cast)
    with acting_as(cast.omar), pytest.raises(Refused):
        share_plan(situation, actor=cast.omar)
    written(cast, situation)
    named(cast, situation, "Housing East", "Police East", "School East")
    with pytest.raises(KeyNotHeld):
        read(situation, cast.sara)
    with acting_as(cast.paula), lend(["plan"], cast.paula.teams):
        share_plan(situation, actor=cast.paula)
    assert read(situation, cast.sara) == WORDS


def lost(cast: Cast) -> Situation:
    """A plan that the lead wrote alone, whose lead was then replaced together with everybody who helped."""
    situation = at_filter_4(cast)
    written(cast, situation)
    named(cast, situation, "School East", "Shelter East")
    return situation


def begun_anew(situation: Situation, actor, text: str = "At ten.", **seen) -> PlanWords:
    with acting_as(actor), lend(["plan"], actor.teams):
        return begin_plan_anew(situation, actor=actor, text=text, **seen)


def test_a_team_that_was_not_given_it_cannot_give_it(cast):
    situation = at_filter_4(cast)
    with acting_as(cast.omar):
        assert may_share_plan(cast.omar, plan_asked(situation)) == NOT_WRITTEN
    written(cast, situation)
    named(cast, situation, "Housing East", "Police East", "School East")
    with acting_as(cast.sara), lend(["plan"], cast.sara.teams), pytest.raises(Refused) as no:
        share_plan(situation, actor=cast.sara)
    assert no.value.code == NOT_HELD.code
    with acting_as(cast.sara):
        assert may_begin_plan_anew(cast.sara, plan_asked(situation)) == NOT_LOST


def test_when_everybody_who_held_it_is_gone_it_is_begun_anew_and_what_was_there_is_destroyed(cast):
    situation = lost(cast)
    with acting_as(system([situation.table_id])):
        old = PlanWords.objects.get().data_key
    with acting_as(cast.sara), lend(["plan"], cast.sara.teams):
        assert may_share_plan(cast.sara, plan_asked(situation)) == NOBODY_HOLDS
        with pytest.raises(KeyNotHeld):
            read_plan_words(plan_asked(situation), cast.sara)
    with pytest.raises(KeyNotHeld):
        written(cast, situation, cast.sara)
    with pytest.raises(Stale):
        begun_anew(situation, cast.sara, seen_revision=0)
    with entries_of() as entries:
        begun_anew(situation, cast.sara, seen_revision=1)
    assert lines(entries) == [("did", "begin_plan_anew")]
    assert read(situation, cast.sara) == "At ten."
    with acting_as(system([situation.table_id])):
        assert not DataKey.objects.get(pk=old).live
    with pytest.raises(Refused):
        begun_anew(situation, cast.sara)
    written(cast, situation, cast.sara, "At eleven.")


def test_who_leaves_loses_it_and_what_is_written_then_has_a_new_key(cast):
    situation = at_filter_4(cast)
    first = written(cast, situation).data_key
    named(cast, situation, "Police East", "School East")
    with pytest.raises(Refused):
        read(situation, cast.omar)
    again = written(cast, situation, cast.paula, "At ten.").data_key
    assert again != first
    with acting_as(system([situation.table_id])):
        assert not DataKey.objects.get(pk=first).live
    assert read(situation, cast.paula) == "At ten."


def test_a_number_declared_void_destroys_the_plan_and_the_certificate_says_which_key(cast):
    situation = at_filter_4(cast)
    released(cast, situation)
    key = written(cast, situation).data_key
    with acting_as(system([situation.table_id])), licensed("test"):
        record(Kind.DID, "test", system([situation.table_id]))
        end(Situation.objects.get(pk=situation.pk), Stage.VOID, reason="twice")
        certificate = Certificate.objects.get()
        assert (certificate.keys, certificate.wraps) == ([str(key)], 3)
        assert certificate.rows["interventions_planwords"] == 1
        assert not PlanWords.objects.exists()
        assert not DataKey.objects.get(pk=key).live


def test_a_leavers_key_is_due_until_it_is_renewed(cast):
    situation = at_filter_4(cast)
    released(cast, situation)
    with acting_as(cast.hana):
        assert not to_renew(cast.hana.teams).exists()
    named(cast, situation, "Police East", "School East")
    with acting_as(cast.hana):
        assert [each.team.name for each in to_renew(cast.hana.teams)] == ["Housing East"]
        waits = set(unreleased(cast.hana.teams).values_list("team__name", flat=True))
    assert waits == {"Police East", "School East"}
    released(cast, situation, "Police East")  # a release renews first
    with acting_as(cast.hana):
        assert not to_renew(cast.hana.teams).exists()


def test_after_closing_names_and_plan_run_out_when_it_opens_again_no_more(cast):
    situation = closed(cast)
    with acting_as(cast.hana):
        limited = Grant.objects.filter(situation=situation, compartment="limited", why="part")
        days = {(each.ends_at - situation.closed_at).days for each in limited}
    assert days == {situation.table.reopen_days}
    with acting_as(system([situation.table_id])):
        assert set(Grant.objects.filter(situation=situation, ends_at=None).values_list("compartment", flat=True)) == {
            "record"
        }
        assert not Certificate.objects.exists()
