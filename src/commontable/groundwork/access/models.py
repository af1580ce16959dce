"""What does every noun of a slice have in common? It is written by actions only, and it says where it belongs."""

from typing import Any, Self

from django.db import models

from commontable.identifiers import new_id

from .installation import Installation
from .licence import require_licence

__all__ = ["Installation", "Model", "QuerySet", "Versioned"]


class QuerySet(models.QuerySet):
    """Reads freely; every write needs a running action."""

    def create(self, **values: Any):
        self._licensed("create")
        return super().create(**values)

    def update(self, **values: Any) -> int:
        self._licensed("update")
        return super().update(**values)

    def delete(self):
        self._licensed("delete")
        return super().delete()

    def bulk_create(self, objs, *args: Any, **options: Any):
        self._licensed("bulk_create")
        return super().bulk_create(objs, *args, **options)

    def bulk_update(self, objs, fields, *args: Any, **options: Any) -> int:
        self._licensed("bulk_update")
        return super().bulk_update(objs, fields, *args, **options)

    def _licensed(self, write: str) -> None:
        require_licence(f"{self.model.__name__}.objects.{write}()")


class Model(models.Model):
    """The root of every slice's nouns."""

    id = models.UUIDField(primary_key=True, default=new_id)

    objects = QuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        require_licence(f"{type(self).__name__}.save()")
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any):
        require_licence(f"{type(self).__name__}.delete()")
        return super().delete(*args, **options)

    def ledger_place(self) -> dict[str, Any]:
        """What the ledger may say of where this thing belongs: any of table_id, team_id, situation_id, stage."""
        return {}


class Versioned(Model):
    """A noun two people may change at once: actions lock its row, forms carry the version they were drawn from."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            self.version += 1
            if options.get("update_fields"):
                options["update_fields"] = {*options["update_fields"], "version"}
        super().save(*args, **options)

    def locked(self) -> Self:
        """The row as it is now, locked until the transaction ends. Raises DoesNotExist when this actor cannot see it."""
        # Not its key: whoever writes a row that refers to this one must not wait, or two would wait for each other.
        rows: Any = type(self)._default_manager
        return rows.select_for_update(of=("self",), no_key=True).get(pk=self.pk)
