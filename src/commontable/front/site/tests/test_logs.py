"""A fault in the log: where in the code and of which kind, never in its own words."""

import logging
from io import StringIO
from logging.config import dictConfig

import pytest
from django.conf import settings
from django.db import IntegrityError

TYPED = "what somebody typed"


def planted():
    raise ValueError(f"invalid literal: {TYPED!r}")


def caused():
    try:
        planted()
    except ValueError as error:
        raise IntegrityError(f"Key (name)=({TYPED}) already exists") from error


def on_the_way():
    try:
        planted()
    except ValueError:
        raise IntegrityError(TYPED)  # noqa: B904  as errors meet on the way


def hidden():
    try:
        planted()
    except ValueError:
        raise IntegrityError(TYPED) from None


def several():
    try:
        caused()
    except IntegrityError as error:
        raise ExceptionGroup(TYPED, [error]) from None


def circular():
    first, second = ValueError(TYPED), IntegrityError(TYPED)
    first.__cause__ = second
    raise second from first


@pytest.fixture
def written():
    """What the console gets, as the settings say it."""
    line = settings.LOGGING["formatters"]["line"]
    out = StringIO()
    handler = {"class": "logging.StreamHandler", "formatter": "line", "stream": out}
    alone = {"handlers": ["here"], "level": "INFO", "propagate": False}
    dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"line": line},
            "handlers": {"here": handler},
            "loggers": {"fault": alone},
        }
    )
    yield out
    logging.getLogger("fault").handlers.clear()


@pytest.mark.parametrize(
    ("fault", "kinds"),
    [
        (planted, ["builtins.ValueError"]),
        (caused, ["builtins.ValueError", "django.db.utils.IntegrityError"]),
        (on_the_way, ["builtins.ValueError", "django.db.utils.IntegrityError"]),
        (hidden, ["django.db.utils.IntegrityError"]),
        (circular, ["builtins.ValueError", "django.db.utils.IntegrityError"]),
        (several, ["builtins.ExceptionGroup", "builtins.ValueError", "django.db.utils.IntegrityError"]),
    ],
)
def test_a_trace_names_places_and_kinds_and_not_what_somebody_typed(written, fault, kinds):
    try:
        fault()
    except Exception:
        logging.getLogger("fault").exception("a page failed: %s", "/meetings/")
    said = written.getvalue()
    assert "ERROR fault a page failed: /meetings/" in said
    assert f"in {fault.__name__}" in said
    assert [each for each in said.splitlines() if each.startswith(("builtins.", "django."))] == kinds
    assert TYPED not in said


def test_it_neither_writes_nor_changes_what_another_handler_made_of_the_fault(written):
    record = logging.LogRecord("fault", logging.ERROR, __file__, 1, "a page failed", None, None)
    try:
        caused()
    except IntegrityError as error:
        record.exc_info = (type(error), error, error.__traceback__)
    assert TYPED in logging.Formatter().format(record)
    logging.getLogger("fault").handle(record)
    assert "django.db.utils.IntegrityError" in written.getvalue()
    assert TYPED not in written.getvalue()
    assert TYPED in logging.Formatter().format(record)
