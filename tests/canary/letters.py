"""What do the jobs send by themselves? Every table's clocks are looked at for days, and its outbox is emptied."""

from datetime import timedelta

import time_machine
from django.test import override_settings

from commontable.groundwork.access.session import moment
from commontable.response.interventions.jobs import look_at_clocks_of, send_letters_of
from tests.world import World


def letters_of_jobs(world: World) -> None:
    """Everybody who is to know is told, level after level, in the product and by letter."""
    now = moment()
    for days in range(1, 6):
        with (
            time_machine.travel(now + timedelta(days=days, hours=1), tick=False),
            override_settings(MAIL_IS_SET_UP=True),
        ):
            for table in world.cast.tables.values():
                look_at_clocks_of(table=str(table))
                send_letters_of(table=str(table))
