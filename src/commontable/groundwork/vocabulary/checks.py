"""Can every list be read? Asked at the start, so that no meeting finds a wrong list."""

from django.core.checks import CheckMessage, Error

from commontable.groundwork.vocabulary import lists
from commontable.groundwork.vocabulary.reading import BrokenList


def every_list_can_be_read(**_: object) -> list[CheckMessage]:
    """One error for each list that cannot be used."""
    problems = (_problem(name) for name in lists.names())
    return [problem for problem in problems if problem]


def _problem(name: str) -> CheckMessage | None:
    try:
        lists.load(name)
    except BrokenList as problem:
        return Error(str(problem), id="vocabulary.E001")
    return None
