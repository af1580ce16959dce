"""Whose key is to be renewed? Of each person whom a team was told of that has left since, until a new key is made."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, Exists, F, OuterRef, Subquery

from commontable.groundwork.access.models import QuerySet
from commontable.groundwork.keys.models import DataKey
from commontable.kept import kept
from commontable.response.identity.models import SealedIdentity
from commontable.response.situations.models import Compartment, Grant
from commontable.response.situations.stages import OPEN_WORK

from .models import Disclosure, Mode


def to_renew(owners: Iterable[UUID]) -> QuerySet:
    """Ended parts of teams that were told, by owners whose key for that person is older than the leaving; one query.

    Nothing notes that a key is due: it follows from when the part ended and when the key was made.
    """
    told = Disclosure.objects.filter(
        mode=Mode.RELEASED, person=OuterRef("person"), to_team=OuterRef("team"), at__lte=OuterRef("ends_at")
    )
    keys = SealedIdentity.objects.filter(pk=OuterRef("person_id")).values("data_key")[:1]
    made = DataKey.objects.filter(pk=OuterRef("key"), live=True).values("created_at")[:1]
    left = Grant.objects.filter(
        Exists(told),
        compartment=Compartment.LIMITED,
        why="part",
        owner_team__in=list(owners),
        ends_at__isnull=False,
        situation__stage__in=OPEN_WORK,
    )
    dated = left.annotate(key=Subquery(keys)).annotate(made=Subquery(made, output_field=DateTimeField()))
    return dated.filter(made__lt=F("ends_at")).select_related("situation", "person", "team").order_by("ends_at")


@kept
def due_keys(owners: Iterable[UUID]) -> QuerySet[Any]:
    """The same as rows."""
    return to_renew(owners)


def is_due(sealed: SealedIdentity) -> bool:
    """Whether this person's key is older than the last leaving of a team that was told."""
    return to_renew([sealed.team_id]).filter(person=sealed.pk).exists()
