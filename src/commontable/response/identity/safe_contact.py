"""Whose rules of safe contact must this member read before anybody calls, writes or goes?"""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.keys.sealing import held_by
from commontable.groundwork.ledger.models import Entry, Kind
from commontable.kept import kept
from commontable.response.situations.models import Person

from .models import SealedIdentity

NAME, RULES = "read_identity", "read_safe_contact"


def unread(actor: Actor, situation: UUID) -> list[UUID]:
    """Of the people of this situation, those whose rules this member did not read since they were written; nothing is opened for it.

    Only where a team of theirs holds the key: no other can know. Of a record from before it was kept whether there are
    rules, they saw the name since it was sealed: the rules stand before it.
    """
    rows = _with_rules(situation)
    held = held_by(actor.teams, [row.data_key for row in rows]) if rows else frozenset[UUID]()
    ours = [row for row in rows if row.data_key in held]
    sights = _sights(actor, ours) if ours else {}
    return [row.pk for row in ours if not any(_read_it(row, *sight) for sight in sights.get(row.pk, ()))]


@kept
def _with_rules(situation: UUID) -> QuerySet[SealedIdentity]:
    people = Person.objects.filter(situation=situation).values("pk")
    return SealedIdentity.objects.filter(pk__in=people).exclude(rules_revision=0).defer("sealed").order_by("pk")


type _Sight = tuple[str, datetime, dict]


def _sights(actor: Actor, rows: list[SealedIdentity]) -> dict[UUID | None, list[_Sight]]:
    """What the ledger has of this member's own sights of each of these."""
    seen = Entry.objects.filter(account_id=actor.account, kind=Kind.SAW, action__in=[NAME, RULES])
    mine = seen.filter(member_id=actor.member, subject_id__in=[row.pk for row in rows])
    by_person = defaultdict[UUID | None, list[_Sight]](list)
    for subject, *sight in mine.values_list("subject_id", "action", "at", "details"):
        by_person[subject].append(tuple(sight))
    return by_person


def _read_it(row: SealedIdentity, action: str, at: datetime, details: dict) -> bool:
    if action == RULES:
        return details["revision"] >= (row.rules_revision or row.revision)
    return row.rules_revision is None and at >= row.sealed_at
