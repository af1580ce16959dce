"""Which items can change places? Neighbours of one kind, both still ahead: updates first, what was heard stays."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from uuid import UUID

from .agenda_rows import Row


def with_moves(rows: Iterable[Row]) -> list[Row]:
    """The same rows with what each one's buttons send: itself, and the neighbour it would pass."""
    rows = list(rows)
    ahead = [row for row in rows if row.item.heard_at is None]
    pairs = [(one, other) for one, other in pairwise(ahead) if one.item.kind == other.item.kind]
    down = {one.item.pk: f"{one.item.pk}:{other.item.pk}:down" for one, other in pairs}
    up = {other.item.pk: f"{other.item.pk}:{one.item.pk}:up" for one, other in pairs}
    return [replace(row, up=up.get(row.item.pk, ""), down=down.get(row.item.pk, "")) for row in rows]


def parsed(move: str) -> tuple[UUID, UUID, str]:
    """(item, neighbour, which way). Raises ValueError for what no button of ours sends."""
    item, past, way = move.split(":")
    if way not in ("up", "down"):
        raise ValueError(move)
    return UUID(item), UUID(past), way
