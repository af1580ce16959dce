"""How do tokens come to be, and go? Made while the originating team's key is lent, and kept by the database's own functions.

Called inside actions. Nothing here answers whether there is anybody alike.
"""

from datetime import timedelta
from typing import cast
from uuid import UUID

from django.db import connection

from commontable.groundwork.access.session import moment
from commontable.groundwork.keys.blinding import Blinder, blinders
from commontable.partnership.tables.models import SituationTable
from commontable.response.identity.limited import Limited
from commontable.response.situations.models import Situation

from .likeness import Features, features
from .models import Look

PURPOSE = "same person"

type Row = tuple[bytes, bytes, bool]


def keep_tokens(person: UUID, situation: Situation, limited: Limited) -> None:
    """Keep this person's tokens in place of earlier ones, for as long as the table says.

    Two queries, whoever it is. The database refuses those of a situation that is not this team's own open intervention.
    """
    days = SituationTable.objects.values_list("repeats_days", flat=True).get(pk=situation.table_id)
    found = features(limited.all_names(), limited.all_birth(), noted=limited.noted)
    rows = tokens_of(found) if days else []
    with connection.cursor() as cursor:
        cursor.execute(
            "select repeats_keep(%s, %s::bytea[], %s::bytea[], %s::boolean[], %s, %s)",
            [person, *_columns(rows), found.without_birth, moment() + timedelta(days=days)],
        )


def looked(situation: Situation) -> None:
    """Note that the team let it be looked for."""
    Look.objects.bulk_create(
        [Look(situation=situation, team_id=cast(UUID, situation.originating_team_id), at=moment())],
        ignore_conflicts=True,
    )


def forget(situation: Situation) -> None:
    """Destroy every token of a situation whose risk was none, and what was asked because of them."""
    with connection.cursor() as cursor:
        cursor.execute("select repeats_forget(%s)", [situation.pk])


def tokens_of(found: Features) -> list[Row]:
    """Hash, key and whether it is of names alone, under each master key there is: a rotation loses nobody."""
    return [row for blinder in blinders(PURPOSE) for row in _under(blinder, found)]


def _under(blinder: Blinder, found: Features) -> list[Row]:
    told = [(words, False) for words in sorted(found.sure)] + [(words, True) for words in sorted(found.by_names)]
    return [(blinder.token(*words), blinder.key_id, by_names) for words, by_names in told]


def _columns(rows: list[Row]) -> list[list]:
    return [list(column) for column in zip(*rows, strict=True)] or [[], [], []]
