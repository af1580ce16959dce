"""Which reports are there? One folder each, in the order of the page."""

from . import annual, fidelity, quarterly, steering
from .definition import CITY, Definition

REPORTS: tuple[Definition, ...] = (quarterly.REPORT, fidelity.REPORT, steering.REPORT, annual.REPORT)
BY_CODE = {each.code: each for each in REPORTS}
CITY_PLACE = "city"
"""What stands in an address in the place of a table's code."""


def report(code: str) -> Definition | None:
    """The definition of that code, or None."""
    return BY_CODE.get(code)


def is_of_city(definition: Definition) -> bool:
    return definition.scope == CITY
