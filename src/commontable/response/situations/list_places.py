"""Where does a situation stand in the list, newest first? One number, so that a grant or a fact may stand there as well."""

from typing import Any

from django.db import models
from django.db.models import F

YEARS_APART = 10**10
"""More than there can be numbers in a year."""


def place_in_list(year: int, sequence: int) -> int:
    """The year and ten digits of the sequence: 2026 and 42 are 20260000000042. At one table no two are equal."""
    return year * YEARS_APART + sequence


class ListPlace(models.GeneratedField):
    """That number, as the database itself keeps it of a year and a sequence."""

    # Given back by an insert it would have to be seen, and whoever brings sees nothing before the grant is there.
    db_returning = False  # type: ignore[assignment]  # the stubs say that it never can be

    def __init__(self, **options: Any) -> None:
        place: dict[str, Any] = {"expression": F("year") * YEARS_APART + F("sequence"), "db_persist": True}
        super().__init__(**place | {"output_field": models.BigIntegerField()} | options)
