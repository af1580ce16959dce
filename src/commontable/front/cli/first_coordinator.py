"""./run first-coordinator EMAIL NAME AGENCY: who makes the first table, on an installation with nothing in it."""

from typing import Annotated

import typer
from rich.console import Console

from .opening import opened

SECTOR, AGENCY_TYPE = "municipal", "community_safety"


def first_coordinator(
    email: Annotated[str, typer.Argument(help="Their work e-mail.")],
    name: Annotated[str, typer.Argument(help="Their name, in quotes.")],
    agency: Annotated[str, typer.Argument(help="The agency they work for, in quotes.")],
    sector: Annotated[str, typer.Option(help="The agency's sector, a code of docs/domain/vocabulary.md.")] = SECTOR,
    agency_type: Annotated[str, typer.Option(help="The agency's type, a code of the same page.")] = AGENCY_TYPE,
) -> None:
    """Name the first coordinator and print the code with which they sign in. Everything else is set up in the browser.

    The database is stamped for real use: practice data can never be loaded into it afterwards. Named again while there
    is no other coordinator, the person gets a new code.
    """
    with opened():
        from commontable.groundwork.access.actor import operator
        from commontable.groundwork.access.session import acting_as
        from commontable.partnership.tables import actions
        from commontable.partnership.tables.actions.people import PersonFacts
        from commontable.partnership.tables.plan import AgencyPlan

        from .keyfile import ensure_keyfile
        from .schema import bring_up_to_date
        from .stamping import stamp_for_real_use

        bring_up_to_date()
        ensure_keyfile()
        stamp_for_real_use()
        plan = AgencyPlan(agency, agency[:40], sector, agency_type)
        with acting_as(operator()):
            code = actions.name_first_coordinator(PersonFacts(name, email), actor=operator(), agency=plan)
    say = Console(soft_wrap=True).print
    say(f"{name} signs in first at /first-sign-in/ with {email} and this code:\n\n    {code}\n")
    say("It works once, for seven days. Tell it in person or by phone; it is nowhere else.")
