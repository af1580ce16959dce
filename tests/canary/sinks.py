"""Where could a marker end up? In every part of an answer, in the logs, in e-mail, and in every row of the database."""

import base64
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache.backends.locmem import _caches
from django.db import connection, transaction
from django.http import HttpResponse

from commontable.groundwork.access.classes import data_classes
from commontable.groundwork.access.session import acting_as
from tests.matrix.asking import everything
from tests.world import World

NAMES = re.compile(r"qz(?:name|born|home|ours|call|file|young|plan|word)\d{3}", re.I)
MARKERS = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b(?:EA|WE)-\d\d-\d{4}\b"
    r"|(?<![\w-])3\d{4}(?![\w-])|Qz(?:said|guest|from|cross)\w+"
)
"""Identifiers, numbers, the odd days of waiting, words that crossed, who is known by name to a table alone: guests, who spoke for a team.

The days stand by themselves: five digits inside a random word, as every form's token is one, are no days.
"""
TITLE = re.compile(r"<title>(.*?)</title>", re.S)


@dataclass(frozen=True)
class Found:
    """A marker where it must not be."""

    marker: str
    channel: str
    who: str = ""
    route: str = ""


@dataclass
class Log(logging.Handler):
    """Every line any logger writes, with what an exception adds to it."""

    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s %(args)s"))

    def __hash__(self) -> int:
        return id(self)

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@contextmanager
def listening() -> Iterator[Log]:
    """What is logged inside the block, as the console would get it."""
    log, root = Log(), logging.getLogger()
    level = root.level
    root.addHandler(log)
    root.setLevel(logging.INFO)
    try:
        yield log
    finally:
        root.removeHandler(log)
        root.setLevel(level)


def parts(answer: HttpResponse) -> dict[str, str]:
    """The answer by channel; a redirect's target is a header like any other."""
    body = b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()
    titles = " ".join(TITLE.findall(body))
    return {
        "title": titles,
        "body": TITLE.sub("", body),
        "header": "\n".join(f"{name}: {value}" for name, value in answer.headers.items()),
        "cookie": answer.cookies.output(),
        "reason": answer.reason_phrase,
    }


def names_in(text: str) -> set[str]:
    """Every name, birth date or address in it, whatever its case; as text, as hexadecimal or as base64."""
    return {found.group().capitalize() for found in NAMES.finditer(text)} | _hidden(text)


def _hidden(text: str) -> set[str]:
    shapes = {}
    if re.search(r"\\x[0-9a-f]{2}", text):
        shapes |= {match: match for match in re.findall(r"\\x((?:[0-9a-f]{2})+)", text)}
    opened = " ".join(bytes.fromhex(shape).decode("latin-1") for shape in shapes)
    for chunk in re.findall(r"[A-Za-z0-9+/]{16,}={0,2}", text):
        opened += base64.b64decode(chunk[: len(chunk) // 4 * 4]).decode("latin-1")
    return {found.group().capitalize() for found in NAMES.finditer(opened)}


def in_the_log(log: Log) -> list[Found]:
    return [Found(marker, "log") for line in log.lines for marker in names_in(line)]


def in_the_mail() -> list[Found]:
    """Names, and whatever else tells one situation from another: a letter holds nothing of any, whoever it goes to."""
    found = [
        names_in(str(each.message())) | set(MARKERS.findall(f"{each.subject} {each.body}")) for each in mail.outbox
    ]
    return [Found(marker, "e-mail") for markers in found for marker in markers]


def in_the_rows(world: World) -> list[Found]:
    """What this transaction has written, table by table; sessions are opened first."""
    found = []
    with acting_as(everything(world)), connection.cursor() as cursor:
        for table in data_classes():
            found += [Found(marker, table) for row in _rows(cursor, table) for marker in names_in(row)]
        for session in Session.objects.all():
            found += [Found(marker, "session") for marker in names_in(str(session.get_decoded()))]
    return found


def in_the_cache() -> list[Found]:
    """Names in whatever is kept from one request for the next, by key and by value, in whichever thread."""
    kept = (f"{key} {value!r}" for cache in _caches.values() for key, value in cache.items())
    found = {marker for each in kept for marker in names_in(each)}
    return [Found(marker, "cache") for marker in found]


def in_the_dump(superuser_url: str, database: str) -> tuple[int, list[Found]]:
    """How many rows the whole database has, as its server dumps it, and the markers in clear there."""
    found, count = [], 0
    with psycopg.connect(superuser_url, dbname=database) as server:
        for (table,) in server.execute("select tablename from pg_tables where schemaname = 'public'").fetchall():
            for (row,) in server.execute(f'select t::text from "{table}" t').fetchall():
                count += 1
                found += [Found(marker, table) for marker in names_in(row)]
    return count, found


def _rows(cursor: Any, table: str) -> list[str]:
    cursor.execute("select has_table_privilege(%s, 'select')", [table])
    if not cursor.fetchone()[0]:
        return []
    with transaction.atomic():
        cursor.execute(f"select t::text from {table} t")
        return [row for (row,) in cursor.fetchall()]
