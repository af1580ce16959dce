"""./run city-role OFFICE EMAIL NAME AGENCY: who makes the city's numbers, and who sits on the committee."""

from typing import Annotated

import typer
from rich.console import Console

from .first_coordinator import AGENCY_TYPE, SECTOR
from .opening import opened


def city_role(
    office: Annotated[str, typer.Argument(help="analyst or steering.")],
    email: Annotated[str, typer.Argument(help="Their work e-mail.")],
    name: Annotated[str, typer.Argument(help="Their name, in quotes.")],
    agency: Annotated[str, typer.Argument(help="The agency they work for, in quotes.")],
    sector: Annotated[str, typer.Option(help="A new agency's sector, a code of docs/domain/vocabulary.md.")] = SECTOR,
    agency_type: Annotated[str, typer.Option(help="A new agency's type, a code of the same page.")] = AGENCY_TYPE,
) -> None:
    """Name an analyst of the central team or a member of the steering committee. Neither may open a situation.

    Somebody new gets a code to sign in with, as the first coordinator does.
    """
    with opened():
        from commontable.groundwork.access.actor import operator
        from commontable.groundwork.access.session import acting_as
        from commontable.partnership.tables.actions.city import bring_for_city
        from commontable.partnership.tables.actions.people import PersonFacts
        from commontable.partnership.tables.plan import AgencyPlan

        plan = AgencyPlan(agency, agency[:40], sector, agency_type)
        with acting_as(operator()):
            code = bring_for_city(PersonFacts(name, email), actor=operator(), office=office, agency=plan)
    say = Console(soft_wrap=True).print
    say(f"{name} is named: {office}.")
    if code:
        say(f"They sign in first at /first-sign-in/ with {email} and this code:\n\n    {code}\n")
