"""Nobody takes a snapshot but the system, of the tables it acts for; who runs a table follows its numbers back."""

from dataclasses import replace

from commontable.groundwork.access.actor import NOBODY, operator, system
from commontable.insight.snapshot.rules import may_look_behind, may_take
from tests.pure import OTHER_TABLE, TABLE, a_table, chair, code, coordinator, member


def test_may_take():
    assert code(may_take(system([TABLE]), a_table())) == "yes"
    assert code(may_take(system([]))) == "yes"
    for actor in (NOBODY, operator(), member(), chair(), coordinator(), system([OTHER_TABLE])):
        assert code(may_take(actor, a_table())) == "system_only"
    for actor in (NOBODY, operator(), coordinator()):
        assert code(may_take(actor)) == "system_only"


def test_may_look_behind():
    for actor in (chair(), coordinator()):
        assert code(may_look_behind(actor, a_table())) == "yes"
    for actor in (NOBODY, operator(), member(), system([TABLE]), replace(member(), analyses=True)):
        assert code(may_look_behind(actor, a_table())) == "not_run"
