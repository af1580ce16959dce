"""Is kept SQL what its question would have written just now, with the same values?"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import EmptyResultSet

from commontable.kept import kept


def asked_both_ways(ask: Callable[..., list[Any]]) -> Callable[..., list[Any]]:
    """Ask as `ask` does, once the question was written anew and held against what is kept of it."""

    def asked(self: kept[..., Any], *given: Any) -> list[Any]:
        values = self.values(given)
        written = self.of(values)
        try:
            sql, params = self.writes(*values).query.get_compiler("default").as_sql()
        except EmptyResultSet:
            sql, params = "", ()
        assert written.said(values) == (sql, tuple(params)), self.writes.__qualname__
        return ask(self, *given)

    return asked
