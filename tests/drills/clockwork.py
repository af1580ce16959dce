"""A worker that looks at one table's clocks two days and an hour from now, sends its letters, and dies where told.

python -m tests.drills.clockwork POINT COUNT TABLE, with the database and the mail server in the environment.
"""

import sys
from datetime import timedelta

import django
import time_machine
from django.utils import timezone


def main(point: str, count: str, table: str) -> None:
    django.setup()

    from commontable.response.interventions.jobs import look_at_clocks_of, send_letters_of
    from tests.drills.deaths import arm

    arm(point, int(count))
    with time_machine.travel(timezone.now() + timedelta(hours=49), tick=True):
        look_at_clocks_of(table=table)
        send_letters_of(table=table)


if __name__ == "__main__":
    main(*sys.argv[1:])
