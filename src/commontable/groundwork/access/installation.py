"""Is this installation for real people or for practice? Stamped once, by the owner of the database."""

from functools import cache

from django.db import connection, models


class Installation(models.Model):
    """The stamp: at most one row. The app role may read it and nothing more."""

    only = models.BooleanField(primary_key=True, default=True)
    is_demo = models.BooleanField()
    stamped_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(only=True), name="access_one_installation")]


@cache
def is_demo() -> bool:
    """Whether the database is stamped demo; asked once a process. An unstamped database is not a demo."""
    with connection.cursor() as cursor:
        cursor.execute("select is_demo from access_installation")
        row = cursor.fetchone()
    return bool(row and row[0])


def stamp(*, demo: bool) -> None:
    """Stamp the database, on the owner's connection. Raises ValueError when it is stamped the other way already."""
    row, _made = Installation.objects.using("owner").get_or_create(only=True, defaults={"is_demo": demo})
    if row.is_demo != demo:
        raise ValueError("This database is stamped " + ("demo" if row.is_demo else "for real use") + " and stays so.")
    is_demo.cache_clear()
