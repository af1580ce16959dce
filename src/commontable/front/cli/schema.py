"""Is the database at this version, and if not, may we bring it there?"""

from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from commontable.front.site.postgres import StartError


def bring_up_to_date() -> bool:
    """Migrate as the owner if anything is outstanding; returns whether it was.

    Raises StartError when something is, and the owner's address is kept away from here.
    """
    alias = "owner" if "owner" in connections else "default"
    if not _outstanding(alias):
        return False
    if alias != "owner":
        raise StartError("The database is behind this version: run ./run migrate with DATABASE_OWNER_URL set.")
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    return True


def _outstanding(alias: str) -> bool:
    executor = MigrationExecutor(connections[alias])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
