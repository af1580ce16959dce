"""What is new to this person since they last looked? Marked row by row, and counted at the top."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import ngettext

from .happened import Moment
from .wording import day_and_hour


def is_new(at: datetime, since: datetime | None) -> bool:
    """Whether it came after the last look. At a first look nothing is marked: everything would be."""
    return since is not None and at > since


def marked(moments: Iterable[Moment], since: datetime | None) -> list[tuple[Moment, bool]]:
    """Each with whether it was written down since then."""
    return [(each, is_new(each.noted_at or each.at, since)) for each in moments]


def since_words(count: int, since: datetime | None) -> str:
    """'2 things since you last looked, Tue 24 Nov 20:05'; empty at a first look, and when nothing came."""
    if since is None or not count:
        return ""
    words = ngettext(
        "%(count)d thing since you last looked, %(when)s", "%(count)d things since you last looked, %(when)s", count
    )
    return words % {"count": count, "when": day_and_hour(since)}
