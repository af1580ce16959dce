"""What is a row, ready to be copied in? Every column of its model in order but those the database makes, with what a new one would hold by itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import JSONField, Model
from psycopg.types.json import Jsonb


@dataclass
class Sheet:
    """Rows of one model. A column that nobody named holds the model’s own default; one without a default is refused by
    the database.
    """

    model: type[Model]
    rows: list[tuple[Any, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._fields = [each for each in self.model._meta.concrete_fields if not each.generated]
        self.table = self.model._meta.db_table
        self.columns = tuple(str(each.column) for each in self._fields)
        self._blank = {each.column: None if each.primary_key else each.get_default() for each in self._fields}

    def add(self, **values: Any) -> None:
        """Keep one row. Raises KeyError for a column that there is not."""
        row = self._blank | values
        if len(row) > len(self.columns):
            raise KeyError(*(row.keys() - set(self.columns)))
        self.rows.append(tuple(row.values()))

    def ready(self) -> Iterable[Sequence[Any]]:
        """Each row as COPY takes it: a list of a JSON column is no array of PostgreSQL's."""
        places = {place for place, each in enumerate(self._fields) if isinstance(each, JSONField)}
        if not places:
            return self.rows
        return ([Jsonb(value) if place in places else value for place, value in enumerate(row)] for row in self.rows)

    def told(self) -> list[dict[str, Any]]:
        """Each row by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]
