"""Who takes a return? Pure."""

from commontable.groundwork.access.actor import NOBODY, system
from commontable.response.returns.rules import may_choose, may_return
from tests.pure import OTHER_TABLE, OURS, TABLE, a_table, chair, code, coordinator, member


def test_the_coordinators_of_a_table_take_its_return():
    assert code(may_return(coordinator(), a_table())) == "yes"


def test_nobody_else_of_the_table_takes_it():
    assert code(may_return(chair(), a_table())) == "not_its_coordinator"
    assert code(may_return(member(OURS), a_table())) == "not_its_coordinator"


def test_a_coordinator_of_another_table_does_not():
    assert code(may_return(coordinator(OTHER_TABLE), a_table())) == "not_its_coordinator"


def test_the_system_takes_it_for_its_own_table_alone():
    assert code(may_return(system([TABLE]), a_table())) == "yes"
    assert code(may_return(system([OTHER_TABLE]), a_table())) == "not_its_coordinator"


def test_whoever_coordinates_a_table_chooses_among_theirs():
    assert code(may_choose(coordinator())) == "yes"
    assert code(may_choose(chair())) == "coordinator_only"
    assert code(may_choose(NOBODY)) == "sign_in_first"
