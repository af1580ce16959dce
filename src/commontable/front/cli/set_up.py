"""./run set-up FILE…: tables, agencies, teams and people from set-up files."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from .opening import opened


def set_up(
    files: Annotated[list[Path], typer.Argument(help="TOML files, read as one; see the folder setups.")],
) -> None:
    """Make the tables, agencies, teams and people these files name. Running it again corrects what differs.

    The first set-up stamps the database for real use: practice data can never be loaded into it afterwards.
    """
    with opened():
        from commontable.groundwork.access.actor import operator
        from commontable.groundwork.access.session import acting_as
        from commontable.partnership.tables import actions
        from commontable.partnership.tables.plan import read_plan

        from .keyfile import ensure_keyfile, ensure_keystore
        from .schema import bring_up_to_date
        from .stamping import stamp_for_real_use

        plan = read_plan(*files)
        bring_up_to_date()
        ensure_keyfile()
        ensure_keystore()
        stamp_for_real_use()
        with acting_as(operator()):
            actions.set_up(plan, actor=operator())
    Console(soft_wrap=True).print(
        f"Set up: {len(plan.tables)} tables, {len(plan.agencies)} agencies, {len(plan.teams)} teams, "
        f"{len(plan.people)} people. Give each person a passphrase with ./run set-password."
    )
