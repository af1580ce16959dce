"""The clock speaks while somebody records a contact, two workers look at once, or the worker is killed in between."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from functools import partial

import pytest
import time_machine

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as, moment
from commontable.response.interventions.attempts import record_attempt
from commontable.response.interventions.jobs import look_at_clocks_of, send_letters_of
from commontable.response.interventions.models import Alert, Letter
from commontable.response.situations.tests.factories import intervening
from tests.postbox import FROM, postbox
from tests.test_at_once import ROUNDS, at_once, city, pressing, shared

__all__ = ["city", "shared"]

AGES = timedelta(hours=49)


@pytest.fixture
def late(city, settings):
    """An overdue clock at the East table, and a mail server."""
    with postbox(settings) as box:
        situation = intervening(city)
        with time_machine.travel(moment() + AGES, tick=True):
            yield city, situation, box
            with acting_as(city.omar):  # so that the next test has clocks of its own only
                record_attempt(situation, actor=city.omar, at=moment(), means="visit", reached=True)
            look_at_clocks_of(table=str(city.tables["EA"]))


def alerts_of(cast, situation) -> list[Alert]:
    with acting_as(system([cast.tables["EA"]])):
        return list(Alert.objects.filter(situation=situation))


def owed(cast) -> int:
    with acting_as(system([cast.tables["EA"]])):
        return Letter.objects.filter(next_try_at__isnull=False).count()


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_a_contact_and_the_clock_at_once_leave_nothing_that_holds(late, _round):
    cast, situation, _box = late
    table = str(cast.tables["EA"])
    contact = pressing(cast.omar, record_attempt, situation, at=moment(), means="visit", reached=True)
    assert at_once(contact, lambda: look_at_clocks_of(table=table)) == ["done", "done"]
    look_at_clocks_of(table=table)
    assert [alert.settled_at for alert in alerts_of(cast, situation) if alert.settled_at is None] == []
    assert owed(cast) == 0


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_two_workers_say_it_once_and_send_it_once(late, _round):
    cast, situation, box = late
    table = str(cast.tables["EA"])
    for work in (look_at_clocks_of, send_letters_of):
        assert at_once(*[partial(work, table=table)] * 2) == ["done", "done"]
    assert len(alerts_of(cast, situation)) == 1
    assert box.to == ["omar@example.org"]


def killed_at(point: str, cast, box) -> None:
    """A worker looks at the East table's clocks, sends, and dies as by kill -9 at that point."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "commontable.front.site.settings",
        "PYTHONPATH": f"src{os.pathsep}.",
        "CT_SMTP_URL": box.url,
        "CT_MAIL_FROM": FROM,
    }
    command = [sys.executable, "-m", "tests.drills.clockwork", point, "1", str(cast.tables["EA"])]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.parametrize(
    ("point", "letters"),
    [
        ("alert_half_told", 1),  # undone: said, and sent, by the next run
        ("before_letters", 1),  # said, and sent by the next run
        ("letter_taken", 2),  # the mail server had said yes and we had not committed: the one case of two letters
    ],
)
def test_a_worker_killed_in_mid_alert_is_taken_up_by_the_next(late, point, letters):
    cast, situation, box = late
    killed_at(point, cast, box)
    for work in (look_at_clocks_of, send_letters_of):
        work(table=str(cast.tables["EA"]))
    assert len(alerts_of(cast, situation)) == 1
    assert box.to == ["omar@example.org"] * letters
    assert owed(cast) == 0
