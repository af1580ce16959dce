"""./run migrate: bring the database to this version."""

from rich.console import Console

from .opening import opened


def migrate() -> None:
    """Bring the database to this version of Common Table."""
    with opened():
        from .schema import bring_up_to_date

        brought = bring_up_to_date()
    Console(soft_wrap=True).print(
        "The database was brought to this version." if brought else "The database is up to date."
    )
