"""A team without a device says it will help: written down for it, confirmed later, and no name before that."""

import pytest

from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import acting_as, moment
from commontable.response.interventions import rules
from commontable.response.interventions.actions import name_teams
from commontable.response.interventions.models import Role
from commontable.response.interventions.on_behalf import confirm_part, record_on_behalf
from commontable.response.interventions.parts import parts_of
from commontable.response.interventions.rules import Parts
from commontable.response.moves.answering import confirm_void
from commontable.response.moves.asking import propose_void
from commontable.response.situations.models import Grant, Situation
from commontable.response.situations.stages import Stage
from commontable.response.situations.tests.factories import accepted, at_filter_4, intervening
from tests.entries import entries_of, lines
from tests.pure import OTHER_TABLE, OURS, THEIRS, a_situation, chair, code, coordinator, member

SCHOOL, SHELTER = "School East", "Shelter East"


def a_role(**values) -> Role:
    return Role(situation=a_situation(Stage.FILTER_4), team_id=OURS, recorded_by_id=OURS, said_by="Sam", **values)


def test_whoever_runs_the_table_records_while_teams_are_named():
    for actor in (chair(), coordinator()):
        assert code(rules.may_record_on_behalf(actor, Parts(a_situation(Stage.FILTER_3)))) == "yes"
        assert code(rules.may_record_on_behalf(actor, Parts(a_situation(Stage.FILTER_4)))) == "yes"
        assert code(rules.may_record_on_behalf(actor, Parts(a_situation(Stage.INTERVENING)))) == "wrong_stage"
    for actor in (member(OURS), chair(OTHER_TABLE)):
        assert code(rules.may_record_on_behalf(actor, Parts(a_situation(Stage.FILTER_3)))) == "not_at_table"


def test_the_team_or_after_asking_it_the_coordinator_confirms():
    for actor in (member(OURS), coordinator()):
        assert code(rules.may_confirm_part(actor, a_role())) == "yes"
    for actor in (member(THEIRS), chair(), coordinator(OTHER_TABLE)):
        assert code(rules.may_confirm_part(actor, a_role())) == "not_yours_to_confirm"


def test_only_what_waits_is_confirmed():
    for settled in (
        a_role(confirmed_at=moment()),
        a_role(ends_at=moment()),
        Role(team_id=OURS, situation=a_situation()),
    ):
        assert code(rules.may_confirm_part(member(OURS), settled)) == "nothing_waits"


def test_once_the_work_is_over_nothing_is_opened_by_confirming():
    for stage, said in (
        (Stage.INTERVENING, "yes"),
        (Stage.CLOSED, "not_under_way"),
        (Stage.TRANSFERRED, "not_under_way"),
    ):
        role = Role(situation=a_situation(stage), team_id=OURS, recorded_by_id=OURS, said_by="Sam")
        assert code(rules.may_confirm_part(member(OURS), role)) == said


def on_behalf(cast, situation, team: str = SCHOOL, part: str = "assisting", actor=None, said_by="Sam of the school"):
    actor = actor or cast.coral
    with acting_as(actor):
        return record_on_behalf(situation, actor=actor, team=cast.teams[team], part=part, said_by=said_by)


def confirm(cast, role, actor) -> Role:
    with acting_as(actor):
        found = Role.objects.select_related("situation").get(pk=role.pk)
        return confirm_part(found, actor=actor)


def authorised(cast, situation) -> set[str]:
    with acting_as(cast.chris):
        open_now = Grant.objects.filter(situation=situation, compartment="limited", ends_at=None)
        return set(open_now.values_list("team__name", flat=True))


@pytest.mark.django_db
def test_what_was_said_and_by_whom_is_kept_and_waits(cast):
    situation = accepted(cast)
    with entries_of() as entries:
        role = on_behalf(cast, situation)
    assert (role.part, role.said_by, role.recorded_by_id, role.waits) == (
        "assisting",
        "Sam of the school",
        cast.coral.member,
        True,
    )
    assert lines(entries) == [("did", "record_on_behalf")]
    assert entries[0].details == {"team": str(cast.teams[SCHOOL]), "part": "assisting"}


@pytest.mark.django_db
def test_the_team_reads_the_record_and_is_authorised_for_no_name(cast):
    situation = at_filter_4(cast)
    on_behalf(cast, situation)
    with acting_as(cast.sara):
        assert Situation.objects.get(pk=situation.pk)
    assert SCHOOL not in authorised(cast, situation)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["sara", "coral"])
def test_once_confirmed_it_is_authorised_like_any_other(cast, name):
    situation = at_filter_4(cast)
    role = confirm(cast, on_behalf(cast, situation), cast.actors[name])
    assert (role.waits, role.confirmed_by_id) == (False, cast.actors[name].member)
    assert SCHOOL in authorised(cast, situation)


@pytest.mark.django_db
def test_a_team_without_its_papers_is_not_authorised_by_confirming(cast):
    situation = at_filter_4(cast)
    confirm(cast, on_behalf(cast, situation, SHELTER), cast.nils)
    assert SHELTER not in authorised(cast, situation)


@pytest.mark.django_db
def test_naming_the_teams_again_keeps_it_and_lets_it_wait(cast):
    situation = accepted(cast)
    role = on_behalf(cast, situation)
    with acting_as(cast.chris):
        helping = [cast.teams[SCHOOL]]
        name_teams(situation, actor=cast.chris, lead=cast.teams["Housing East"], assisting=helping)
        assert Role.objects.get(pk=role.pk, ends_at=None).waits
    assert authorised(cast, situation) == {"Housing East"}


@pytest.mark.django_db
def test_a_team_may_lead_on_behalf_where_nobody_leads_yet(cast):
    situation = accepted(cast)
    on_behalf(cast, situation, part="lead")
    with acting_as(cast.chris):
        assert parts_of(situation).lead == cast.teams[SCHOOL]
    with pytest.raises(Invalid, match="there is a lead"):
        on_behalf(cast, situation, SHELTER, part="lead")


@pytest.mark.django_db
def test_a_team_is_recorded_once(cast):
    situation = accepted(cast)
    on_behalf(cast, situation)
    with pytest.raises(Invalid, match="a part already"):
        on_behalf(cast, situation)


@pytest.mark.django_db
def test_somebody_said_it(cast):
    situation = accepted(cast)
    with pytest.raises(Invalid, match="who of that team"):
        on_behalf(cast, situation, said_by="   ")


@pytest.mark.django_db
def test_a_team_of_another_table_is_not_recorded(cast):
    situation = accepted(cast)
    with pytest.raises(Invalid, match="does not sit"):
        on_behalf(cast, situation, "Hospital West")


@pytest.mark.django_db
def test_another_team_confirms_nothing(cast):
    situation = at_filter_4(cast)
    role = on_behalf(cast, situation)
    with pytest.raises(Refused, match="Only that team"):
        confirm(cast, role, cast.omar)


@pytest.mark.django_db
def test_what_was_confirmed_is_not_confirmed_again(cast):
    role = on_behalf(cast, at_filter_4(cast))
    confirm(cast, role, cast.sara)
    with pytest.raises(Refused, match="Nothing waits"):
        confirm(cast, role, cast.coral)


@pytest.mark.django_db
def test_it_may_be_confirmed_after_the_meeting_while_the_few_work(cast):
    situation = at_filter_4(cast)
    role = on_behalf(cast, situation)
    assert intervening(cast).stage == "intervening"
    assert not confirm(cast, role, cast.sara).waits


def test_of_a_number_that_went_meanwhile_there_is_nothing_to_confirm(cast):
    situation = at_filter_4(cast)
    made = on_behalf(cast, situation)
    with acting_as(cast.sara):
        role = Role.objects.select_related("situation").get(pk=made.pk)
    with acting_as(cast.chris):
        offer = propose_void(situation, actor=cast.chris, reason="a_trial")
    with acting_as(cast.coral):
        confirm_void(offer, actor=cast.coral)
    with acting_as(cast.sara), pytest.raises(Refused) as no:
        confirm_part(role, actor=cast.sara)
    assert no.value.code == "gone"
