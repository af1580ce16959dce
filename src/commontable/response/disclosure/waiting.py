"""What has the table authorised that is not released yet, and that only one of these teams can release?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.models import QuerySet
from commontable.groundwork.access.session import moment
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused
from commontable.groundwork.keys.contexts import Compartment as KeyCompartment
from commontable.groundwork.keys.models import WrappedKey
from commontable.kept import kept
from commontable.response.identity.models import SealedIdentity
from commontable.response.situations.models import Compartment, Grant
from commontable.response.situations.stages import OPEN_WORK

from .about import bases, told
from .basis import Told, may_be_told_of
from .rules import may_be_told, may_release

NOTHING_SEALED = refused(
    "nothing_sealed", _("Nothing is sealed for this person yet. Write who they are in your draft first.")
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One person's limited identity on its way to one team, and whether it may be released now."""

    grant: Grant
    verdict: Verdict
    rests_on: str = ""
    """The authority: the person's consent, or the ground their privacy officer put to the reason."""


def unreleased(owners: Iterable[UUID], at: datetime | None = None) -> QuerySet:
    """Open grants of limited identity whose team does not hold the key, the most urgent first; one query.

    The originating team sees every holder of its keys: whoever lost a key and has a grant again waits again.
    """
    held = WrappedKey.objects.filter(
        data_key__subject_id=OuterRef("person_id"),
        data_key__compartment=KeyCompartment.LIMITED,
        holder_id=OuterRef("team_id"),
    )
    sealed = SealedIdentity.objects.filter(pk=OuterRef("person_id"))
    grants = Grant.objects.open_at(at or moment()).filter(
        ~Exists(held),
        compartment=Compartment.LIMITED,
        owner_team__in=list(owners),
        situation__stage__in=OPEN_WORK,
    )
    ordered = grants.order_by("situation__due_at", "situation__number", "person__letter", "team__name")
    return ordered.annotate(sealed=Subquery(sealed.values("pk")[:1])).select_related(
        "situation", "person", "team__agreement", "team__agency"
    )


@kept
def unreleased_at(owners: Iterable[UUID], at: datetime) -> QuerySet[Any]:
    """The same as rows."""
    return unreleased(owners, at)


def waiting(actor: Actor, grants: Iterable[Grant]) -> tuple[Waiting, ...]:
    """Each of these with its verdict, and what it rests on."""
    found = list(grants)
    on_record = bases((cast(UUID, grant.person_id), grant.situation) for grant in found) if found else {}
    return tuple(_waiting(actor, grant, told(grant.team, on_record[cast(UUID, grant.person_id)])) for grant in found)


def _waiting(actor: Actor, grant: Any, telling: Told) -> Waiting:
    sealed = ALLOWED if grant.sealed else NOTHING_SEALED
    may = first_no(may_release(actor, grant), may_be_told(actor, grant.team), sealed, may_be_told_of(actor, telling))
    return Waiting(grant, may, telling.basis.authority_for(telling))
