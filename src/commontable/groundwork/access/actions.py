"""How does anything change? By an action: it names its rule, locks, leaves a ledger entry, then writes."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.identifiers import new_id

from .actor import Actor
from .errors import Invalid, Refused, Stale
from .licence import acting, licensed
from .models import Versioned
from .session import catch_up
from .verdict import Verdict, refused

type Rule = Callable[[Actor, Any], Verdict]

ACTIONS: dict[str, Callable] = {}

GONE = refused("gone", _("This is no longer there, or no longer yours to change."))


def action(
    rule: Rule, *, given: Callable[[Any], Any] | None = None, records: tuple[str, ...] = (), makes: str = ""
) -> Callable:
    """Declare a verb. The decorated function is called as `verb(subject, *, actor, **details)`.

    In this order: the subject's row is locked if two people may change it; `given`, where named, gathers what the
    rule must know beyond the subject; the rule is asked; the ledger entry is written with the `records` details; the
    function runs. What it raises undoes the entry and all it wrote, also where the caller goes on and shows its form again.
    `seen_version=` compares with the version a form was drawn from. `makes` names what comes into being, such as
    "situation": its identifier is made first, stands in the entry, and is given to the function.

    Raises Refused with the rule's own sentence, Stale when the form is behind, Invalid when a recorded detail is text
    where a code belongs, TypeError at import without a rule.
    """
    return _declare(rule, given, records, makes, entered=True)


def autosave(rule: Rule) -> Callable:
    """Declare a verb that keeps what is being typed in a draft: the same lock and rule, but no ledger entry."""
    return _declare(rule, None, (), "", entered=False)


def permitted(rule: Rule, actor: Actor, thing: Any) -> None:
    """Raises Refused unless the rule says yes: for a second thing an action touches, such as the team it names."""
    verdict = rule(actor, thing)
    if not verdict:
        raise Refused(verdict)


def _declare(rule: Rule, given: Callable | None, records: tuple[str, ...], makes: str, *, entered: bool) -> Callable:
    if not callable(rule):
        raise TypeError("An action names its rule: @action(may_…).")
    gather = given or _itself

    def decorate(verb: Callable) -> Callable:
        name = verb.__name__

        @wraps(verb)
        def act(subject: Any, *, actor: Actor, seen_version: int | None = None, **details: Any) -> Any:
            subject = _fresh(subject, seen_version, rule, actor, gather)
            permitted(rule, actor, gather(subject))
            made = {makes: new_id()} if makes else {}
            # within another, that one is whole
            whole: AbstractContextManager = nullcontext() if acting() else transaction.atomic()
            with whole, licensed(name):
                if entered:
                    _enter(name, actor, subject, {each: details.get(each) for each in records}, made)
                return verb(subject, actor=actor, **details, **made)

        declared: Any = act
        declared.rule, declared.given, declared.entered = rule, given, entered
        ACTIONS[f"{verb.__module__.removeprefix('commontable.')}.{name}"] = declared
        return declared

    return decorate


def _enter(name: str, actor: Actor, subject: Any, details: dict[str, Any], made: dict[str, UUID]) -> None:
    try:
        record(Kind.DID, name, actor, subject, details=details, made=made)
    except ValueError as no_code:
        raise Invalid(_("One of the answers is on no list. Pick it again.")) from no_code


def _itself(subject: Any) -> Any:
    return subject


def _fresh(subject: Any, seen_version: int | None, rule: Rule, actor: Actor, gather: Callable) -> Any:
    if not connection.in_atomic_block:
        raise RuntimeError("An action runs inside acting_as(actor): there is no transaction to keep it whole.")
    if not isinstance(subject, Versioned):
        return subject
    try:
        locked = subject.locked()
    except ObjectDoesNotExist:
        # The row policy lets this actor read it at most; where the rule says no, its sentence says more.
        permitted(rule, actor, gather(subject))
        raise Refused(GONE) from None
    if seen_version is not None and seen_version != locked.version:
        raise Stale(locked)
    if not acting():
        catch_up()
    return locked
