"""How is a database named in one line, and what do Django and psycopg make of it?"""

from typing import Any
from urllib.parse import quote, urlencode

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from .errors import StartError

DJANGO_FIELDS = {
    "dbname": "NAME",
    "user": "USER",
    "password": "PASSWORD",
    "host": "HOST",
    "port": "PORT",
}


def parse_url(url: str) -> dict[str, Any]:
    """Return the Django DATABASES entry for `url`; whatever is no field of its own goes to OPTIONS.

    Raises StartError, never repeating the URL: it may hold a password.
    """
    entry: dict[str, Any] = {"ENGINE": "django.db.backends.postgresql", "OPTIONS": {}}
    entry |= dict.fromkeys(DJANGO_FIELDS.values(), "")
    for name, value in _parts(url).items():
        if name in DJANGO_FIELDS:
            entry[DJANGO_FIELDS[name]] = str(value)
        else:
            entry["OPTIONS"][name] = value
    return entry


def url_for(url: str, *, user: str, password: str, database: str) -> str:
    """Return `url` with another role and database; host, port and TLS stay as they are."""
    others = {k: v for k, v in _parts(url).items() if k not in {"user", "password", "dbname"}}
    login = f"{quote(user, safe='')}:{quote(password, safe='')}"
    query = "?" + urlencode(others, quote_via=quote) if others else ""
    return f"postgresql://{login}@/{quote(database, safe='')}{query}"


def at_database(url: str, database: str) -> str:
    """Return `url` with another database; role, password, host, port and TLS stay as they are."""
    parts = _parts(url)
    return url_for(url, user=str(parts.get("user", "")), password=str(parts.get("password", "")), database=database)


def _parts(url: str) -> dict[str, Any]:
    if not url.startswith(("postgresql://", "postgres://")):
        raise StartError(
            "A database address starts with postgresql://, as in postgresql://user:password@host:5432/commontable."
        )
    try:
        return conninfo_to_dict(url)
    except ProgrammingError:
        raise StartError(
            "A database address cannot be read: write special characters in the user name or "
            "password as %40, %2F and so on."
        ) from None
