"""What can go wrong between a person and an action? Each error says what to do next."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .verdict import Verdict

CHANGED = _("Somebody changed this while you were looking at it. Nothing of yours was saved yet.")


class DomainError(Exception):
    """An expected no. The middleware turns it into a page or a message, and undoes the request's writes."""

    status = 400
    code = "domain_error"

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Refused(DomainError):
    """A rule said no to a person who may know that the thing exists."""

    status = 403

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.sentence)
        self.code = verdict.code


class Invalid(DomainError):
    """What was asked cannot be right: an unknown code, a date in the wrong order."""

    status = 400
    code = "invalid"


class Stale(DomainError):
    """Somebody else changed the thing first. Nothing was written; both versions can be shown."""

    status = 409
    code = "stale"

    def __init__(self, current: Any, sentence: str | Promise = CHANGED) -> None:
        super().__init__(sentence)
        self.current = current


class Locked(DomainError):
    """A page would be lent a key, and the session has not confirmed lately who sits at it. No rule said no."""

    status = 403
    code = "locked"

    def __init__(self) -> None:
        super().__init__(_("Confirm it is you first. Nothing was done yet."))


class WriteOutsideAction(RuntimeError):
    """A write was tried outside an action. A fault in the code, never of the person."""


class BackDated(RuntimeError):
    """Another time than now was asked for in a database that is not stamped demo. What happened keeps its own time."""

    def __init__(self) -> None:
        super().__init__("Only a database stamped demo may be given another time than now.")
