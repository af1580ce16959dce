"""Nobody takes a snapshot but the system, of the tables it acts for."""

from commontable.groundwork.access.actor import NOBODY, operator, system
from commontable.insight.snapshot.rules import may_take
from tests.pure import OTHER_TABLE, TABLE, a_table, chair, code, coordinator, member


def test_may_take():
    assert code(may_take(system([TABLE]), a_table())) == "yes"
    assert code(may_take(system([]))) == "yes"
    for actor in (NOBODY, operator(), member(), chair(), coordinator(), system([OTHER_TABLE])):
        assert code(may_take(actor, a_table())) == "system_only"
    for actor in (NOBODY, operator(), coordinator()):
        assert code(may_take(actor)) == "system_only"
