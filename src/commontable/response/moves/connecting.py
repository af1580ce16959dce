"""What if the earlier team says that two numbers are one? At one table the later gives way; across tables they count once."""

from typing import Any

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import as_system
from commontable.partnership.tables.models import SituationTable
from commontable.response.disclosure.models import Disclosure
from commontable.response.repeats.actions import end, prompted
from commontable.response.repeats.models import Outcome, Prompt
from commontable.response.repeats.rules import may_answer
from commontable.response.situations.models import Situation

from .joining import make_one
from .rules import may_become_one


@action(may_answer, given=prompted)
def say_the_same(found: Prompt, *, actor: Actor) -> None:
    """The earlier team agrees. What can become one number does; any other pair becomes one situation of the city.

    Of the latter nobody who works on either learns anything: no row they read is written but for `city`.
    """
    with as_system(found.later_table_id, found.earlier_table_id):
        end(found, Outcome.SAME)
        later, earlier = (Situation.objects.get(pk=pk) for pk in (found.later_id, found.earlier_id))
        if _can_join(actor, later, earlier):
            make_one(later, earlier)
            return
    _connect(later, earlier)


def _can_join(actor: Actor, later: Situation, earlier: Situation) -> bool:
    """Whether they stand at one table as they must, and no name was told under the later number."""
    is_told = Disclosure.objects.filter(situation=later).exists()
    return later.table_id == earlier.table_id and not is_told and bool(may_become_one(actor, (earlier, later)))


def _connect(later: Situation, earlier: Situation) -> None:
    """Let every number of the later situation, at whichever table, be one situation of the city with the earlier.

    Without a new version of its row: whoever fills in a form about it at this moment must not notice.
    """
    before: Any = later.city
    for table in SituationTable.objects.values_list("pk", flat=True):
        with as_system(table):
            Situation.objects.filter(city=before).update(city=earlier.city)
