"""Where does the tour play? At the tables of the practice set-up, in a database stamped demo."""

from django.conf import settings
from rich.console import Console

from commontable.front.cli.demo.people import FILES
from commontable.front.cli.players import Players, gather
from commontable.front.cli.schema import bring_up_to_date
from commontable.front.cli.stamping import stamp_for_practice
from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.keyfile import create_keyfile
from commontable.partnership.tables.actions import set_up
from commontable.partnership.tables.plan import read_plan


def set_the_stage(out: Console) -> Players:
    """Build the database, set the tables up and return their people."""
    with out.status("Setting up tables in a database of the tour's own …"):
        bring_up_to_date()
        create_keyfile(settings.KEYFILE)
        stamp_for_practice()
        with acting_as(operator()):
            set_up(read_plan(*FILES), actor=operator())
        return gather()
