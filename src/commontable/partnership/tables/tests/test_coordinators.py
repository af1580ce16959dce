"""What can a coordinator set up, and only at their own tables? Actions and row policies."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import Error as DatabaseError
from django.db import transaction
from django.utils import timezone

from commontable.front.site.actors import actor_of_account
from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.errors import Invalid, Refused, Stale
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.accounts.models import Account
from commontable.groundwork.keys.models import HolderKey
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.partnership.agencies.models import Agency, Member
from commontable.partnership.agreements.models import Agreement
from commontable.partnership.tables import actions
from commontable.partnership.tables.actions.people import PersonFacts
from commontable.partnership.tables.actions.tables import differing, seal, settings_of
from commontable.partnership.tables.actions.teams import Papers, TeamFacts
from commontable.partnership.tables.models import (
    Area,
    CoChair,
    Coordinator,
    QuorumRule,
    Seat,
    SituationTable,
    TableArea,
    Team,
)
from commontable.partnership.tables.plan import AgencyPlan, AreaPlan, Plan, QuorumPlan, TablePlan, TeamPlan
from tests.cast import EAST, SINCE
from tests.entries import entries_of, lines

pytestmark = pytest.mark.django_db

NORTH = TablePlan("NO", "North table", SINCE, "America/Winnipeg", quorum=(QuorumPlan("health"),))
FOOD = AgencyPlan("Food Bank", "Food Bank", "community_social", "charity_faith")
MIA = PersonFacts("Mia New", "Mia@Example.org", SINCE)


def as_coral(cast, verb, subject, **said):
    with acting_as(cast.coral):
        return verb(subject, actor=cast.coral, **said)


def fresh(cast, name):
    return actor_of_account(cast.accounts[name].pk)


# Tables


def test_a_coordinator_makes_a_table_and_coordinates_it(cast):
    with acting_as(cast.coral), entries_of() as entries:
        table = actions.make_table(NORTH, actor=cast.coral)
        assert settings_of(table) == replace(NORTH, quorum=())
    assert lines(entries) == [("did", "make_table")]
    assert fresh(cast, "coral").coordinates == {cast.tables["EA"], table.pk}


@pytest.mark.parametrize("taken", [replace(NORTH, code="EA"), replace(NORTH, name="east TABLE")])
def test_a_name_or_code_that_is_taken_makes_nothing(cast, taken):
    with pytest.raises(Invalid), acting_as(cast.coral):
        actions.make_table(taken, actor=cast.coral)
    with acting_as(cast.coral):
        assert SituationTable.objects.count() == 2


@pytest.fixture
def nobody_coordinates(cast):
    """Everybody who coordinated has left."""
    with acting_as(operator()), licensed("test"):
        record(Kind.DID, "test", operator())
        Coordinator.objects.update(ends_on=SINCE)


@pytest.mark.usefixtures("nobody_coordinates")
@pytest.mark.parametrize("agency", [FOOD, AgencyPlan("city OFFICE", "", "", "")])
def test_the_first_coordinator_makes_the_first_table_and_founds_no_more(agency):
    with acting_as(operator()):
        assert len(actions.name_first_coordinator(MIA, actor=operator(), agency=agency)) == 14
        actions.name_first_coordinator(MIA, actor=operator(), agency=agency)  # a new code for the same person
        account = Account.objects.get(email="mia@example.org").pk
    mia = actor_of_account(account)
    assert (mia.founds, mia.coordinates, mia.is_coordinator) == (True, frozenset(), True)
    with acting_as(mia):
        table = actions.make_table(NORTH, actor=mia)
    again = actor_of_account(account)
    assert (again.founds, again.coordinates) == (False, {table.pk})


def test_there_is_no_first_coordinator_where_there_is_one(cast):
    with pytest.raises(Invalid, match="a coordinator already"), acting_as(operator()):
        actions.name_first_coordinator(MIA, actor=operator(), agency=FOOD)


def test_settings_are_changed_for_what_comes_next(cast):
    table = settings = None
    with acting_as(cast.coral):
        table = cast.table("EA")
        settings = settings_of(table)
    wanted = replace(
        settings, name="East side", clock_hours=24, quorum=(QuorumPlan("health", 2), QuorumPlan("housing"))
    )
    with acting_as(cast.coral), entries_of() as entries:
        actions.change_table(
            table, actor=cast.coral, plan=wanted, seen=seal(settings), changed=differing(settings, wanted)
        )
        assert settings_of(cast.table("EA")) == wanted
    assert entries[0].details == {"changed": ["clock_hours", "name", "quorum"]}
    as_coral(cast, actions.change_table, table, plan=settings, seen=seal(wanted))
    with acting_as(cast.coral):
        assert settings_of(cast.table("EA")) == settings
        assert not QuorumRule.objects.exists()


def test_two_coordinators_do_not_overwrite_each_other(cast):
    with acting_as(cast.coral), pytest.raises(Stale):
        actions.change_table(cast.table("EA"), actor=cast.coral, plan=EAST, seen="0123456789abcdef")


def test_a_table_does_not_take_anothers_name(cast):
    with acting_as(cast.coral):
        table = cast.table("EA")
        plan = replace(settings_of(table), name="West table")
        said = seal(settings_of(table))
    with acting_as(cast.coral), pytest.raises(Invalid):
        actions.change_table(table, actor=cast.coral, plan=plan, seen=said)


@pytest.mark.parametrize("name", ["chris", "hana", "wilma", "unseated"])
def test_nobody_else_changes_a_setting(cast, name):
    actor = cast.actors[name]
    with acting_as(actor):
        table = cast.table("EA")
    with acting_as(actor), pytest.raises(Refused):
        actions.change_table(table, actor=actor, plan=EAST, seen=seal(EAST))
    with acting_as(actor), pytest.raises(Refused):
        actions.make_table(NORTH, actor=actor)


# Areas


def test_an_area_is_covered_by_one_table_at_a_time(cast):
    with acting_as(cast.coral):
        table = cast.table("EA")
        actions.cover_area(table, actor=cast.coral, plan=AreaPlan("South area", SINCE, date(2020, 12, 31)))
        later = actions.cover_area(table, actor=cast.coral, plan=AreaPlan("south AREA", date(2021, 1, 1)))
        with pytest.raises(Invalid, match="East table covers South area since 1 January 2021"):
            actions.cover_area(table, actor=cast.coral, plan=AreaPlan("South area", date(2022, 1, 1)))
        with pytest.raises(Invalid, match="from 1 January 2016 until 31 December 2020"):
            actions.cover_area(table, actor=cast.coral, plan=AreaPlan("South area", date(2020, 1, 1), date(2020, 2, 1)))
        with pytest.raises(Invalid, match="West table covers West area"):
            actions.cover_area(table, actor=cast.coral, plan=AreaPlan("West area", date(2030, 1, 1)))
        assert Area.objects.filter(name__iexact="south area").count() == 1
        actions.end(later, actor=cast.coral)
        assert TableArea.objects.get(pk=later.pk).ends_on < timezone.localdate()


def test_days_of_the_same_beginning_are_corrected(cast):
    with acting_as(cast.coral):
        table = cast.table("EA")
        first = actions.cover_area(table, actor=cast.coral, plan=AreaPlan("East area", SINCE, date(2030, 1, 1)))
        assert TableArea.objects.get(pk=first.pk).ends_on == date(2030, 1, 1)
        assert TableArea.objects.filter(table=table).count() == 1


def test_what_was_ended_before_it_began_covers_nothing(cast):
    with acting_as(cast.coral):
        table = cast.table("EA")
        wrong = actions.cover_area(table, actor=cast.coral, plan=AreaPlan("Bay area", date(2030, 1, 1)))
        actions.end(wrong, actor=cast.coral)
        actions.cover_area(table, actor=cast.coral, plan=AreaPlan("Bay area", date(2029, 1, 1)))


def test_the_database_lets_no_second_table_cover_an_area(cast):
    def cover():
        area = Area.objects.get(name="West area")
        return TableArea.objects.create(table_id=cast.tables["EA"], area=area, starts_on=date(2030, 1, 1))

    assert not tries(cast, "coral", cover)


# Agencies, teams, people


def test_an_agency_is_added_once_and_corrected_by_whoever_has_all_its_teams(cast):
    agency = as_coral(cast, actions.add_agency, FOOD)
    with pytest.raises(Invalid, match="known already"):
        as_coral(cast, actions.add_agency, replace(FOOD, name="FOOD bank"))
    with pytest.raises(Invalid):
        as_coral(cast, actions.add_agency, replace(FOOD, name="Other", sector="nothing"))
    as_coral(cast, actions.correct_agency, agency, plan=replace(FOOD, short_name="Bank"))
    with pytest.raises(Invalid):
        as_coral(cast, actions.correct_agency, agency, plan=replace(FOOD, name="Homes Trust"))
    with acting_as(cast.coral):
        assert Agency.objects.get(name="Food Bank").short_name == "Bank"
        school, homes = Agency.objects.get(name="School Board"), Agency.objects.get(name="Homes Trust")
    as_coral(
        cast, actions.correct_agency, school, plan=AgencyPlan("School Board", "Schools", "education", "school_board")
    )
    with pytest.raises(Refused) as no:
        as_coral(cast, actions.correct_agency, homes, plan=FOOD)
    assert no.value.code == "agency_elsewhere"


def test_an_agency_gets_a_team_with_papers_and_a_key(cast):
    agency = as_coral(cast, actions.add_agency, FOOD)
    facts = TeamFacts("Food East", SINCE, Papers(SINCE, SINCE), None, "Night desk, 555-0100")
    with acting_as(cast.coral):
        team = actions.add_team(cast.table("EA"), actor=cast.coral, agency=agency.pk, facts=facts)
        assert HolderKey.objects.filter(holder_id=team.pk).exists()
        with pytest.raises(Invalid, match="team of that name"):
            actions.add_team(cast.table("EA"), actor=cast.coral, agency=agency.pk, facts=facts)
        seat = actions.seat(team, actor=cast.coral, facts=MIA)
        later = replace(facts, name="Food", papers=Papers(SINCE, SINCE, date(2030, 1, 1)), supervisor=seat.member_id)
        actions.change_team(team, actor=cast.coral, facts=later)
        kept = Team.objects.select_related("agreement").get(pk=team.pk)
        assert (kept.name, kept.agreement.ends_on, kept.supervisor_id) == ("Food", date(2030, 1, 1), seat.member_id)
        with pytest.raises(Invalid, match="cannot end before"):
            actions.change_team(
                kept, actor=cast.coral, facts=replace(later, papers=Papers(SINCE, None, date(2000, 1, 1)))
            )
        with pytest.raises(Invalid, match="own agency"):
            actions.change_team(kept, actor=cast.coral, facts=replace(later, supervisor=cast.hana.member))
        with pytest.raises(Invalid, match="team of that name"):
            actions.change_team(kept, actor=cast.coral, facts=replace(later, name="Housing East"))


def test_a_team_without_papers_gets_a_place_for_them(cast):
    with acting_as(cast.coral):
        team = cast.team("Hospital East")
        with licensed("test"):
            record(Kind.DID, "test", cast.coral)
            Team.objects.filter(pk=team.pk).update(agreement=None)
        team.agreement_id = None
        actions.change_team(team, actor=cast.coral, facts=TeamFacts(team.name, SINCE, Papers(SINCE)))
        assert cast.team("Hospital East").agreement.sharing_from == SINCE


def test_a_person_is_seated_once_and_found_again_by_address(cast):
    with acting_as(cast.coral):
        team = cast.team("School East")
        made = actions.seat(team, actor=cast.coral, facts=replace(MIA, is_alternate=True))
        assert (made.member.name, made.is_alternate, made.member.account.email) == ("Mia New", True, "mia@example.org")
        assert not made.member.account.has_usable_password()
        with pytest.raises(Invalid, match="has a seat"):
            actions.seat(team, actor=cast.coral, facts=MIA)
        with pytest.raises(Invalid, match="another agency"):
            actions.seat(team, actor=cast.coral, facts=replace(MIA, email="HUGO@example.org"))


def test_co_chairs_and_coordinators_are_named_and_their_terms_end(cast):
    with acting_as(cast.coral):
        table, office = cast.table("EA"), Agency.objects.get(name="City Office")
        chair = actions.name_co_chair(table, actor=cast.coral, agency=office, facts=MIA)
        second = actions.name_coordinator(table, actor=cast.coral, agency=office, facts=MIA)
        with pytest.raises(Invalid, match="serves this table"):
            actions.name_co_chair(table, actor=cast.coral, agency=office, facts=MIA)
    mia = actor_of_account(second.member.account_id)
    assert (mia.chairs, mia.coordinates) == ({table.pk}, {table.pk})
    with acting_as(cast.coral):
        actions.end(chair, actor=cast.coral)
        with pytest.raises(Refused, match="has an end"):
            actions.end(CoChair.objects.get(pk=chair.pk), actor=cast.coral)
        actions.end(Coordinator.objects.get(member=cast.coral.member), actor=cast.coral)
        with pytest.raises(Refused, match="keeps one coordinator"):
            actions.end(second, actor=cast.coral)
    assert not actor_of_account(second.member.account_id).chairs
    assert not fresh(cast, "coral").coordinates


def test_new_people_of_an_agency_that_sits_elsewhere_only_are_for_its_coordinators_to_add(cast):
    far = AgencyPlan("Far Clinic", "Far", "health", "hospital")
    with acting_as(operator()):
        actions.set_up(Plan((), (far,), (TeamPlan("Far Clinic", "WE", "Far West", SINCE),)), actor=operator())
    with acting_as(cast.coral):
        agency, table = Agency.objects.get(name="Far Clinic"), cast.table("EA")
    with acting_as(cast.coral), pytest.raises(Invalid, match="sits at other tables only"):
        actions.name_co_chair(table, actor=cast.coral, agency=agency, facts=MIA)


def test_who_loses_their_seat_has_none_on_the_next_request(cast):
    with acting_as(cast.coral):
        actions.end(Seat.objects.get(member=cast.hana.member), actor=cast.coral)
        today = actions.seat(
            cast.team("School East"), actor=cast.coral, facts=replace(MIA, starts_on=timezone.localdate())
        )
        actions.end(today, actor=cast.coral)
    assert fresh(cast, "hana").seats == ()
    assert actor_of_account(today.member.account_id).seats == ()


def test_a_team_that_left_by_mistake_comes_back_with_its_seats(cast):
    with acting_as(cast.coral):
        team = cast.team("School East")
        with licensed("test"):
            record(Kind.DID, "test", cast.coral)
            Team.objects.filter(pk=team.pk).update(ends_on=timezone.localdate() - timedelta(days=3))
    assert fresh(cast, "sara").seats == ()
    as_coral(cast, actions.bring_back_team, team)
    assert len(fresh(cast, "sara").seats) == 1


# Row policies: the same, whatever the rules say


def tries(cast, name, write) -> bool:
    actor = cast.actors[name]
    try:
        with acting_as(actor), transaction.atomic(), licensed("test"):
            record(Kind.DID, "test", actor)
            return bool(write())
    except DatabaseError:
        return False


WRITES = {
    "settings": lambda cast: SituationTable.objects.filter(code="EA").update(clock_hours=1),
    "an area": lambda cast: TableArea.objects.filter(table=cast.tables["EA"]).update(ends_on=SINCE),
    "a quorum": lambda cast: QuorumRule.objects.create(table_id=cast.tables["EA"], sector="health"),
    "a team": lambda cast: Team.objects.filter(name="School East").update(out_of_hours="x"),
    "a seat": lambda cast: Seat.objects.filter(member=cast.hana.member).update(is_alternate=True),
    "a new seat": lambda cast: Seat.objects.create(
        team_id=cast.teams["School East"], member_id=cast.unseated.member, starts_on=SINCE
    ),
    "a co-chair": lambda cast: CoChair.objects.create(
        table_id=cast.tables["EA"], member_id=cast.unseated.member, starts_on=SINCE
    ),
    "a coordinator": lambda cast: Coordinator.objects.create(
        table_id=cast.tables["EA"], member_id=cast.unseated.member, starts_on=SINCE
    ),
    "papers": lambda cast: Agreement.objects.filter(team=cast.teams["School East"]).update(ends_on=date(2031, 1, 1)),
    "an agency": lambda cast: Agency.objects.create(
        name="New", short_name="New", sector="health", agency_type="hospital"
    ),
    "a correction": lambda cast: Agency.objects.filter(name="School Board").update(short_name="S"),
    "a member": lambda cast: Member.objects.create(agency=Agency.objects.get(name="School Board"), name="New"),
    "a table": lambda cast: SituationTable.objects.create(
        name="N", code="NN", time_zone="America/Toronto", opened_on=SINCE
    ),
}


@pytest.mark.parametrize("what", WRITES)
@pytest.mark.parametrize("name", ["coral", "chris", "hana", "wilma"])
def test_the_database_lets_a_tables_coordinator_write_and_nobody_else(cast, name, what):
    if what == "a coordinator" and name == "coral":
        assert tries(cast, name, lambda: WRITES[what](cast))
    assert tries(cast, name, lambda: WRITES[what](cast)) == (name == "coral")


ELSEWHERE = {
    "settings": lambda cast: SituationTable.objects.filter(code="WE").update(clock_hours=1),
    "a seat": lambda cast: Seat.objects.filter(member=cast.hugo.member).update(is_alternate=True),
    "a team": lambda cast: Team.objects.filter(name="Hospital West").update(out_of_hours="x"),
    "a shared agency": lambda cast: Agency.objects.filter(name="Homes Trust").update(short_name="S"),
    "papers": lambda cast: Agreement.objects.filter(team=cast.teams["Hospital West"]).update(pledge_from=None),
    "a co-chair": lambda cast: CoChair.objects.filter(member=cast.wilma.member).update(ends_on=SINCE),
    "a coordinator of it": lambda cast: Coordinator.objects.create(
        table_id=cast.tables["WE"], member_id=cast.coral.member, starts_on=SINCE
    ),
}


@pytest.mark.parametrize("what", ELSEWHERE)
def test_the_database_keeps_a_coordinator_out_of_other_tables(cast, what):
    assert not tries(cast, "coral", lambda: ELSEWHERE[what](cast))


def test_the_code_that_begins_each_number_stays(cast):
    with acting_as(cast.coral):
        table = cast.table("EA")
        plan = replace(settings_of(table), code="XX")
        actions.change_table(table, actor=cast.coral, plan=plan, seen=seal(settings_of(table)))
        assert cast.table("EA").code == "EA"


def test_everybody_made_here_has_an_account_of_their_own(cast):
    as_coral(cast, actions.seat, cast_team(cast), facts=MIA)
    assert Account.objects.filter(email="mia@example.org").count() == 1


def cast_team(cast):
    with acting_as(cast.coral):
        return cast.team("School East")
