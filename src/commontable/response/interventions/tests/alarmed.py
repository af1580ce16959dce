"""What the tests of alerts share: a table whose lead has a supervisor, and the clock's own hand."""

from datetime import datetime, timedelta

import time_machine

from commontable.groundwork.access.actor import operator, system
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.partnership.tables.models import Team
from commontable.response.interventions.jobs import look_at_clocks_of, send_letters_of
from commontable.response.interventions.models import Letter, Notice
from tests.cast import NOON

DUE = NOON + timedelta(hours=48)
HOUR = timedelta(hours=1)


def set_supervisor(cast, team: str = "Housing East", who: str = "coral") -> None:
    """Name somebody whom the lead answers to, and whom to call at night."""
    with acting_as(operator()), licensed("a test"):
        record(Kind.DID, "set_up", operator())
        Team.objects.filter(pk=cast.teams[team]).update(
            supervisor=cast.actors[who].member, out_of_hours="Duty manager, 555-0100"
        )


def look(cast, at: datetime, table: str = "EA") -> int:
    """The job's look at this table's clocks, at that moment."""
    with time_machine.travel(at, tick=False):
        return look_at_clocks_of(table=str(cast.tables[table]))


def post(cast, at: datetime, table: str = "EA") -> int:
    """The outbox, at that moment."""
    with time_machine.travel(at, tick=False):
        return send_letters_of(table=str(cast.tables[table]))


def told(cast, table: str = "EA") -> list[tuple[str, str, str]]:
    """(kind, level, member's first name) of each notice of an alert that holds."""
    names = {actor.member: name for name, actor in cast.actors.items() if actor.member}
    with acting_as(system([cast.tables[table]])):
        open_now = Notice.objects.filter(alert__settled_at=None).select_related("alert")
        return sorted((each.alert.kind, each.alert.level, names[each.member_id]) for each in open_now)


def letters(cast, table: str = "EA") -> list[Letter]:
    with acting_as(system([cast.tables[table]])):
        return list(Letter.objects.order_by("pk"))
