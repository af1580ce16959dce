"""May this person set up tables, change one, and let people in?"""

from datetime import date

from commontable.groundwork.access.actor import NOBODY, Actor, operator, system
from commontable.partnership.tables.models import Team
from commontable.partnership.tables.plan import Plan
from commontable.partnership.tables.rules import (
    KnownAgency,
    Standing,
    Term,
    may_add_agency,
    may_change_table,
    may_change_team,
    may_correct_agency,
    may_end,
    may_give_code,
    may_make_table,
    may_set_up,
)
from tests.pure import OTHER_TABLE, TABLE, a_table, chair, code, coordinator, member


def test_the_operator_at_the_server_sets_tables_up():
    assert code(may_set_up(operator(), Plan())) == "yes"


def test_nobody_else_does():
    for actor in (chair(), coordinator(), system([TABLE]), NOBODY):
        assert code(may_set_up(actor, Plan())) == "operator_only"


FOUNDER = Actor(role="member", founds=True)
ONE, BOTH = frozenset({TABLE}), frozenset({TABLE, OTHER_TABLE})


def test_coordinators_make_tables_and_agencies_and_whom_the_operator_named():
    for rule in (may_make_table, may_add_agency):
        assert [code(rule(actor)) for actor in (coordinator(), FOUNDER)] == ["yes", "yes"]
        assert [code(rule(actor)) for actor in (chair(), member(), NOBODY)] == ["coordinator_only"] * 3


def test_a_table_and_its_teams_are_changed_by_its_coordinators_alone():
    for rule, thing in ((may_change_table, a_table()), (may_change_team, Team(table_id=TABLE))):
        assert code(rule(coordinator(), thing)) == "yes"
        for actor in (coordinator(OTHER_TABLE), chair(), member(), FOUNDER, operator(), system([TABLE]), NOBODY):
            assert code(rule(actor, thing)) == "not_its_coordinator"


def test_an_agency_is_corrected_by_whoever_coordinates_every_table_it_sits_at():
    assert code(may_correct_agency(coordinator(), KnownAgency(None, ONE))) == "yes"
    assert code(may_correct_agency(FOUNDER, KnownAgency(None, frozenset()))) == "yes"
    assert code(may_correct_agency(coordinator(), KnownAgency(None, BOTH))) == "agency_elsewhere"
    assert code(may_correct_agency(chair(), KnownAgency(None, frozenset()))) == "coordinator_only"


def test_what_lasts_is_ended_by_its_coordinator_but_never_the_last_coordinator():
    assert code(may_end(coordinator(), Term(None, TABLE))) == "yes"
    assert code(may_end(chair(), Term(None, TABLE))) == "not_its_coordinator"
    assert code(may_end(coordinator(), Term(None, TABLE, date(2026, 1, 1)))) == "ended_already"
    assert code(may_end(coordinator(), Term(None, TABLE, None, True))) == "last_coordinator"


def test_a_code_is_given_to_people_of_ones_own_tables_and_of_no_other():
    assert code(may_give_code(coordinator(), Standing(None, True, ONE))) == "yes"
    assert code(may_give_code(coordinator(), Standing(None, False, ONE))) == "no_account"
    assert code(may_give_code(coordinator(), Standing(None, True, BOTH))) == "serves_elsewhere"
    for actor in (coordinator(OTHER_TABLE), chair(), FOUNDER, operator()):
        assert code(may_give_code(actor, Standing(None, True, ONE))) == "not_of_your_table"
