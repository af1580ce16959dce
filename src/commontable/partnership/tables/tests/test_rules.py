"""May this person set up tables?"""

from commontable.groundwork.access.actor import NOBODY, operator, system
from commontable.partnership.tables.plan import Plan
from commontable.partnership.tables.rules import may_set_up
from tests.pure import TABLE, chair, code, coordinator


def test_the_operator_at_the_server_sets_tables_up():
    assert code(may_set_up(operator(), Plan())) == "yes"


def test_nobody_else_does():
    for actor in (chair(), coordinator(), system([TABLE]), NOBODY):
        assert code(may_set_up(actor, Plan())) == "operator_only"
