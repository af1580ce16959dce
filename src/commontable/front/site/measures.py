"""What does whoever watches over the installation need to know? Ages, counts and room: nothing of anybody."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection

from commontable.groundwork.access.actor import operator, system
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.keys.alarms import unseen

type Measure = tuple[str, float, str]
"""A name, its value, and what it says."""

LOOKS_BACK = timedelta(days=3)
"""Further back the ledger is not read: an age of this much is this much, or more."""

JOBS = """
select count(*) filter (where status = 'todo' and coalesce(scheduled_at, now()) <= now()),
       count(*) filter (where status = 'failed'),
       coalesce(extract(epoch from now() - min(coalesce(scheduled_at, queued.at)) filter (where status = 'todo' and
         coalesce(scheduled_at, now()) <= now())), 0)
from procrastinate_jobs j
left join lateral (select min(at) as at from procrastinate_events where job_id = j.id and type = 'deferred') queued on true
"""
# Identifiers begin with their time: this reads the end of the index, however long the ledger is.
LEDGER = """
select count(*) filter (where l.number is null),
       coalesce(extract(epoch from now() - min(e.at) filter (where l.number is null)), 0),
       count(*) filter (where e.kind = 'signed' and e.result = 'failed' and e.at > now() - interval '1 hour'),
       extract(epoch from now() - max(e.at) filter (where e.action = 'back_up'))
from ledger_entry e left join ledger_leaf l on l.entry_id = e.id
where e.id >= %s
"""


def measured() -> Iterator[Measure]:
    """Every measure of this moment."""
    with acting_as(system([])):
        yield from _jobs()
        yield from _ledger()
    with acting_as(operator()):
        yield "key_alarms", sum(many for _, many, _ in unseen()), "Seals found broken that nobody looked at yet."
    yield from _room()


def as_text(measures: Iterator[Measure]) -> str:
    """In the text format of Prometheus, version 0.0.4: all are gauges, without labels."""
    return "".join(
        f"# HELP commontable_{name} {says}\n# TYPE commontable_{name} gauge\ncommontable_{name} {value:g}\n"
        for name, value, says in measures
    )


def _jobs() -> Iterator[Measure]:
    due, failed, oldest = _row(JOBS)
    yield "jobs_due", due, "Background jobs that could run now."
    yield "jobs_failed", failed, "Background jobs that failed and are not tried again."
    yield "jobs_oldest_seconds", oldest, "How long the oldest of the due jobs waits."


def _ledger() -> Iterator[Measure]:
    unnumbered, oldest, failed, backed_up = _row(LEDGER, _first_id(moment() - LOOKS_BACK))
    yield "ledger_unnumbered", unnumbered, "Ledger entries that have no number yet."
    yield "ledger_oldest_unnumbered_seconds", oldest, "How long the oldest of them waits."
    yield "sign_ins_failed_last_hour", failed, "Wrong passphrases and codes within an hour."
    age = LOOKS_BACK.total_seconds() if backed_up is None else backed_up
    yield "backup_age_seconds", age, "Since the last backup; three days stands for that or longer, or never."


def _room() -> Iterator[Measure]:
    yield "database_bytes", _row("select pg_database_size(current_database())")[0], "The database on its server's disk."
    disk = shutil.disk_usage(settings.DATA)
    yield "disk_free_bytes", disk.free, "Room left where CT_DATA is."
    yield "disk_bytes", disk.total, "The whole of that disk."


def _first_id(since: datetime) -> UUID:
    """The least identifier that can have been made at that time (RFC 9562, 5.7)."""
    return UUID(int=int(since.timestamp() * 1000) << 80)


def _row(query: str, *values: UUID) -> tuple:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchone()
