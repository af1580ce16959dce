"""May this person name an agency's privacy officer, or set what the agency tells and collects on?"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused

NOT_OFFICER = refused("not_privacy_officer", _("Only this agency’s privacy officer may do that."))
HAS_ONE = refused("has_officer", _("This agency has a privacy officer: they name the next."))
NOT_THERE = refused("agency_not_of_table", _("This agency sits at no table that you coordinate."))
LAST_OFFICER = refused("last_officer", _("An agency keeps one privacy officer. Name another first."))


@dataclass(frozen=True, slots=True)
class Guarded:
    """An agency, the tables where it has a team now, and its privacy officers' terms that run."""

    agency: Any
    tables: frozenset[UUID] = frozenset()
    officers: tuple[Any, ...] = ()

    @property
    def pk(self) -> UUID:
        return self.agency.pk

    def ledger_place(self) -> dict[str, Any]:
        return {}


def may_see_defaults(actor: Actor, guarded: Guarded) -> Verdict:
    """Its privacy officer, the people of the agency, and the coordinators of its tables read what the agency goes by."""
    near = guarded.pk in actor.privacy_of or guarded.pk == actor.agency or guarded.tables & actor.coordinates
    return ALLOWED if near else refused("not_our_agency", _("This is another agency’s own matter."))


def may_name_officer(actor: Actor, guarded: Guarded) -> Verdict:
    """A coordinator of a table where it sits names the first; from then on its officers name each other."""
    if guarded.pk in actor.privacy_of:
        return ALLOWED
    return first_no(
        ALLOWED if guarded.tables & actor.coordinates else NOT_THERE if not guarded.officers else NOT_OFFICER,
        HAS_ONE if guarded.officers else ALLOWED,
    )


def may_end_officer(actor: Actor, guarded: Guarded) -> Verdict:
    """An officer ends a term, their own or another's, while one stays."""
    return first_no(
        ALLOWED if guarded.pk in actor.privacy_of else NOT_OFFICER,
        ALLOWED if len(guarded.officers) > 1 else LAST_OFFICER,
    )


def may_set_defaults(actor: Actor, agency: Any) -> Verdict:
    """Its privacy officer, and nobody else: no coordinator, and nobody at the front."""
    return ALLOWED if agency.pk in actor.privacy_of else NOT_OFFICER
