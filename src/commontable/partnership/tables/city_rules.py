"""May this person say who makes the city's numbers, and who sits on the committee that reads them?"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, refused

NOT_OF_THE_CITY = refused(
    "not_of_the_city",
    _(
        "The coordinators of a city-wide table name analysts and members of the steering committee; the operator can, too."
    ),
)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody's term as analyst or on the committee, and the city-wide tables."""

    role: Any
    city_wide: frozenset[UUID] = frozenset()


def may_name_for_city(actor: Actor, city_wide: frozenset[UUID]) -> Verdict:
    """A coordinator of a city-wide table; and the operator at the server's command line."""
    return ALLOWED if actor.role == "operator" or city_wide & actor.coordinates else NOT_OF_THE_CITY


def may_end_for_city(actor: Actor, named: Named) -> Verdict:
    """Whoever may name them."""
    return may_name_for_city(actor, named.city_wide)
