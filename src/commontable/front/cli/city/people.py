"""As whom does one try a demo city?"""

from rich.console import Console
from rich.table import Table

from commontable.front.cli.demo.people import PASSPHRASE
from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.session import acting_as
from commontable.partnership.agencies.models import Member
from commontable.partnership.tables.models import SituationTable

FIRST_TO_TRY = {
    "chair1-de@demo.example": "co-chair, Downtown East",
    "coordinator2@demo.example": "coordinator of Downtown East and West",
    "51-division-de-1@demo.example": "police, 51 Division",
    "city-community-safety-de-1@demo.example": "the City, Downtown East",
    "demo-hazel-hospital-de-1@demo.example": "a hospital, Downtown East",
    "chair1-rx@demo.example": "co-chair, Rexdale",
}


def is_there() -> bool:
    """Whether this database holds a demo city, and not the practice data."""
    with acting_as(operator()):
        return Member.objects.filter(account__email__in=FIRST_TO_TRY).exists()


def is_half_loaded() -> bool:
    """Whether loading was cut short: a table that came in has meetings."""
    with acting_as(operator()):
        return SituationTable.objects.filter(meetings=None).exists()


def tell() -> None:
    """Print whom one can sign in as."""
    listed = Table("Sign in as", "Who", title="A demo city: all of these people are invented")
    for who, part in FIRST_TO_TRY.items():
        listed.add_row(who, part)
    out = Console()
    out.print(listed)
    out.print(f"The passphrase of everybody who can sign in: [bold]{PASSPHRASE}[/bold]")
