"""Who are the people of the practice data, and how does one sign in as them?"""

from pathlib import Path

from rich.console import Console
from rich.table import Table

from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.session import acting_as
from commontable.partnership.agencies.models import Member

SETUPS = Path(__file__).resolve().parents[5] / "setups"
FILES = (SETUPS / "focus-toronto.toml", SETUPS / "demo.toml")
PASSPHRASE = "all of these people are invented"
FIRST_TO_TRY = {
    "yara": "co-chair, Downtown East: the meeting is open",
    "amir": "police, 51 Division",
    "chloe": "hospital, at two tables",
    "dev": "mental health, leads interventions",
    "quinn": "seniors’ help, whose pledge is not signed",
    "cleo": "coordinator of three tables",
    "rosa": "police at Rexdale: sees nothing of Downtown East",
}


def tell() -> None:
    """Print whom one can sign in as."""
    listed = Table("Sign in as", "Name", "Who", title="Practice data: all of these people are invented")
    with acting_as(operator()):
        members = dict(Member.objects.exclude(account=None).values_list("account__email", "name"))
    for who, part in FIRST_TO_TRY.items():
        listed.add_row(f"{who}@demo.example", members.get(f"{who}@demo.example", ""), part)
    out = Console()
    out.print(listed)
    out.print(f"The passphrase of all {len(members)} of them: [bold]{PASSPHRASE}[/bold]")
