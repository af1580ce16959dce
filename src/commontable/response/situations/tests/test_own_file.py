"""The own file of a walk-on: opened afterwards by the team that said it, with the same people."""

import pytest

from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.rings import lend
from commontable.partnership.meetings.models import Meeting
from commontable.response.agenda.tests.test_actions import opened
from commontable.response.agenda.tests.test_walk_on import walked_on
from commontable.response.filters.actions import close_meeting, decide_not_met, hear
from commontable.response.identity.actions import seal_identity
from commontable.response.identity.walk_ons import waiting_walk_ons
from commontable.response.situations.actions import leave_unnamed, open_own_file, say_duty
from commontable.response.situations.answers import Answers
from commontable.response.situations.models import Draft, Situation
from commontable.response.situations.rules import may_bring
from commontable.response.situations.tests.factories import SOMEBODY, brought, draft_of, people_of, person
from tests.entries import entries_of, lines

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk_on(cast) -> Situation:
    return walked_on(cast, opened(cast))


@pytest.fixture
def child(cast) -> Situation:
    return walked_on(cast, opened(cast), people=(person("from_12_to_17", risk_factors=()),))


def own_file(cast, situation, actor=None) -> Draft:
    actor = actor or cast.nils
    with acting_as(actor):
        return open_own_file(situation, actor=actor)


def waits(cast, actor=None) -> list[tuple[int, bool]]:
    actor = actor or cast.nils
    with acting_as(actor):
        return [(each.unnamed, each.asks_duty) for each in waiting_walk_ons(actor)]


def seal(cast, situation, draft) -> None:
    for each in people_of(situation, cast.nils):
        with acting_as(cast.nils), lend(["limited"], cast.nils.teams):
            seal_identity(draft, actor=cast.nils, person=each.pk, limited=SOMEBODY)


def test_it_holds_what_the_table_knows_under_the_same_identifiers(cast, walk_on):
    answers = Answers.from_json(own_file(cast, walk_on).answers)
    assert [each.id for each in answers.people] == [str(each.pk) for each in people_of(walk_on, cast.nils)]
    assert answers.people[0].risk_factors == ("gangs_threatened", "housing_no_access")
    assert (answers.kind, answers.aer_markers) == ("person", ("new_circumstances",))


def test_it_is_opened_once(cast, walk_on):
    with entries_of() as entries:
        first = own_file(cast, walk_on)
    assert own_file(cast, walk_on).pk == first.pk
    assert lines(entries) == [("did", "open_own_file"), ("did", "start_draft")]


@pytest.mark.parametrize("name", ["coral", "chris", "hana"])
def test_nobody_but_the_team_that_said_it_opens_it(cast, walk_on, name):
    with pytest.raises(Refused, match="Only the team"):
        own_file(cast, walk_on, cast.actors[name])


def test_what_was_brought_from_a_draft_has_its_file_already(cast):
    with pytest.raises(Refused, match="already"):
        own_file(cast, brought(cast), cast.hana)


def test_while_a_no_hides_it_no_file_is_opened(cast, walk_on):
    with acting_as(cast.chris):
        decide_not_met(hear(walk_on, actor=cast.chris), actor=cast.chris, how="consensus", reason="not_aer")
    with acting_as(cast.nils):
        hidden = Situation.objects.get(pk=walk_on.pk)
    with pytest.raises(Refused, match="hidden"):
        own_file(cast, hidden)


def test_it_waits_for_who_it_is_until_everybody_is_named(cast, walk_on):
    assert waits(cast) == [(1, False)]
    draft = own_file(cast, walk_on)
    assert waits(cast) == [(1, False)]
    seal(cast, walk_on, draft)
    assert waits(cast) == []


def test_or_until_the_team_says_never(cast, walk_on):
    draft = own_file(cast, walk_on)
    with acting_as(cast.nils):
        leave_unnamed(draft, actor=cast.nils)
    assert waits(cast) == []


def test_it_waits_for_nobody_else(cast, walk_on):
    for name in ("hana", "coral", "chris"):
        assert waits(cast, cast.actors[name]) == []


def test_of_a_child_the_duty_to_report_is_asked_afterwards(cast, child):
    assert waits(cast) == [(1, True)]
    draft = own_file(cast, child)
    seal(cast, child, draft)
    assert waits(cast) == [(0, True)]
    with acting_as(cast.nils):
        say_duty(draft, actor=cast.nils, duty="made")
        assert Draft.objects.get(pk=draft.pk).answers["duty_to_report"] == "made"
    assert waits(cast) == []


def test_the_duty_has_an_answer_of_its_list(cast, child):
    draft = own_file(cast, child)
    with acting_as(cast.nils), pytest.raises(Invalid):
        say_duty(draft, actor=cast.nils, duty="perhaps")


def test_of_what_was_brought_from_a_draft_nothing_is_said_afterwards(cast):
    draft = draft_of(cast, brought(cast))
    with acting_as(cast.hana), pytest.raises(Refused):
        leave_unnamed(draft, actor=cast.hana)


def test_after_a_no_the_team_brings_it_again_from_its_own_file(cast, walk_on):
    draft = own_file(cast, walk_on)
    with acting_as(cast.chris):
        decide_not_met(hear(walk_on, actor=cast.chris), actor=cast.chris, how="consensus", reason="not_aer")
        close_meeting(Meeting.objects.get(closed_at=None), actor=cast.chris)
    with acting_as(cast.nils):
        kept = Draft.objects.select_related("situation").get(pk=draft.pk)
        assert (kept.situation.stage, kept.situation.walk_on) == ("minimised", False)
        assert may_bring(cast.nils, kept).code == "not_complete"  # the tests are the draft's own to answer
        kept.answers["aer_tests"] = ["elevated_risk", "several_agencies"]
        assert may_bring(cast.nils, kept)


def test_whoever_serves_no_team_is_asked_for_nothing(cast):
    assert waits(cast, cast.coral) == []
