"""What must not come back with an older database? What was queued, who was signed in, every code that was still good."""

import psycopg

from commontable.front.site.postgres import Superuser

from .archive import About
from .entering import enter

# What counts backwards through transactions counts by those of the server it was written on: here all are over, and
# none may pass for one of this server's (the licence of a write, an entry's turn to be numbered).
OTHER_SERVER = """
set local session_replication_role = replica;
update ledger_entry set xact = '0';
set local session_replication_role = origin;
"""

# Sent meanwhile or not, nobody can know: the notice stands on its reader's page. What is due the clock queues anew.
NOT_AGAIN = """
truncate procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers, procrastinate_workers;
update interventions_letter set next_try_at = null where next_try_at is not null;
"""

# A session ended since, and a code used up since, would be good again.
SIGNED_OUT = """
truncate django_session;
update accounts_setupcode set expires_at = now() where used_at is null and expires_at > now();
update room_roomscreen set ended_at = now() where ended_at is null;
"""


def let_nothing_come_back(server: Superuser, name: str, about: About) -> None:
    """Make the database in `name`, at this version's schema, fit to be served from; the ledger says what it is."""
    with psycopg.connect(server.at(name)) as connection:
        connection.execute(OTHER_SERVER)
        made = {"made_at": int(about.made_at.timestamp()), "rows": about.contents.rows}
        enter(connection, "restore_backup", made | {"leaves": about.contents.ledger_leaves})
        connection.execute(NOT_AGAIN)
        connection.execute(SIGNED_OUT)
