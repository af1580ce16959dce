"""What must not stand in a log? The secret of a calendar feed, and the words of an error, which may be somebody's."""

import logging
import re
import traceback
from collections.abc import Iterator
from types import TracebackType

SECRET = re.compile(r"/calendar/[^/\s]+\.ics")

type Fault = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutSecrets(logging.Filter):
    """Writes a feed's address without its secret."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = SECRET.sub("/calendar/….ics", record.getMessage()), ()
        return True


class Line(logging.Formatter):
    """A line, and under it where in the code an error came from and of which kind it is.

    What the error says stays out: a database's error names the value it refused, a conversion's the text it could not read.
    """

    def format(self, record: logging.LogRecord) -> str:
        others, record.exc_text = record.exc_text, None  # a trace is kept with the record, for the next handler
        try:
            return super().format(record)
        finally:
            record.exc_text = others

    def formatException(self, ei: Fault) -> str:  # noqa: N802  logging names it so
        return "".join(_trace(ei[1])).rstrip() if ei[1] else ""


def _trace(error: BaseException, *later: BaseException) -> Iterator[str]:
    """The lines of an error and of those it came from, oldest first, as Python tells them but for their words.

    `later` came from it: an error may say that it came from itself.
    """
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier and earlier not in (error, *later):
        yield from _trace(earlier, error, *later)
        yield "and from there:\n"
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__module__}.{type(error).__qualname__}\n"
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield "in it:\n"
            yield from _trace(each)
