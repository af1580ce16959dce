"""Can the practice data be loaded here, and how? Stamped demo first, set up, then played in order of time."""

from datetime import timedelta

from django.utils import timezone
from rich.progress import Progress

from commontable.front.cli.players import gather
from commontable.front.cli.stamping import stamp_for_practice
from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.accounts.models import Account
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.actions import set_up
from commontable.partnership.tables.models import SituationTable
from commontable.partnership.tables.plan import read_plan

from .cases import CASES
from .officers import name_officers
from .people import FILES, PASSPHRASE
from .playing import Play

MEETINGS_OPENED = 5
"""Last week's two, yesterday's, a call, and today's."""
EARLIER = timedelta(days=30)
"""How long before today each agency said what it goes by."""


def is_empty() -> bool:
    """Whether nobody has set anything up in this database yet."""
    with acting_as(operator()):
        return not (SituationTable.objects.exists() or Account.objects.exists())


def is_half_loaded() -> bool:
    """Whether loading was cut short: opening the last of its meetings is its last step."""
    with acting_as(operator()):
        return Meeting.objects.filter(opened_at__isnull=False).count() < MEETINGS_OPENED


def load() -> None:
    """Set the tables up and play the practice data in. Raises StartError in a database stamped for real use."""
    plan = read_plan(*FILES)
    stamp_for_practice()
    with Progress(transient=True) as progress:
        task = progress.add_task("Setting up two tables of invented people", total=None)
        with acting_as(operator()):
            set_up(plan, actor=operator(), password=PASSPHRASE)
        now = timezone.now()
        name_officers(gather(), now - EARLIER)
        steps = Play(gather(), now).steps(CASES)
        progress.update(task, description="Playing a week of their work", total=len(steps))
        for step in steps:
            step.play()
            progress.advance(task)
