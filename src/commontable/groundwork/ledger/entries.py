"""How does an event get into the ledger? First in its transaction, before the change it speaks of."""

import re
from collections.abc import Mapping
from typing import Any, Protocol
from uuid import UUID

from django.db.models import DateTimeField, Func

from .models import Entry, Kind

# The moment of the transaction, the same that its rows carry and its row policies compare grants with.
_MOMENT = Func(function="app_now", output_field=DateTimeField())
_CODE = re.compile(r"[a-z0-9_-]{0,60}")


class Who(Protocol):
    """What the ledger asks of an actor."""

    @property
    def role(self) -> str: ...
    @property
    def account(self) -> UUID | None: ...
    @property
    def member(self) -> UUID | None: ...
    @property
    def agency(self) -> UUID | None: ...
    @property
    def session(self) -> str: ...


def record(
    kind: Kind,
    action: str,
    who: Who,
    subject: Any = None,
    *,
    result: str = "",
    details: Mapping | None = None,
    made: Mapping[str, UUID] | None = None,
) -> Entry:
    """Write one entry and return it. `details` takes codes, identifiers and whole numbers, nothing a person typed.

    `made` says what comes into being by it, such as {"situation": its identifier}, where an entry has a column for it.

    Raises TypeError when a detail is of another sort, ValueError when a text is no code.
    """
    return Entry.objects.create(
        at=_MOMENT,
        kind=kind,
        action=action,
        result=result,
        role=who.role,
        account_id=who.account,
        member_id=who.member,
        agency_id=who.agency,
        session=who.session,
        details={name: _code(name, value) for name, value in (details or {}).items() if value is not None},
        **(_place(subject) | {f"{what}_id": its_id for what, its_id in (made or {}).items()}),
    )


def _place(subject: Any) -> dict[str, Any]:
    """Where the event belongs: what the subject itself says of its table, team, situation and stage."""
    if subject is None:
        return {}
    said = subject.ledger_place() if hasattr(subject, "ledger_place") else {}
    return {"subject_type": type(subject).__name__.lower(), "subject_id": getattr(subject, "pk", None), **said}


def _code(name: str, value: Any) -> Any:
    if isinstance(value, bool | int):
        return value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, str):
        return _as_code(name, value)
    if isinstance(value, list | tuple | set | frozenset):
        return [_code(name, each) for each in sorted(value, key=str)]
    raise TypeError(f"The ledger takes codes, identifiers and whole numbers; {name} is a {type(value).__name__}.")


def _as_code(name: str, value: str) -> str:
    if not _CODE.fullmatch(value):
        raise ValueError(f"The ledger takes codes; {name} looks like text a person typed.")
    return value
