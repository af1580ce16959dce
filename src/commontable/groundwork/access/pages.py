"""Who may open a page? Each page names its rule; a page without one answers nobody."""

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.keys.rings import lend

from .actions import Rule
from .actor import Actor
from .errors import Locked, Refused
from .requests import Request
from .verdict import ALLOWED, Verdict, refused

SIGN_IN_FIRST = refused("sign_in_first", _("Sign in first."))
CODE_FIRST = refused("code_first", _("Type the code of this room screen first."))
NOT_YET = {"member": SIGN_IN_FIRST, "room": CODE_FIRST}
"""What is said to whoever is not of the kind a page is for."""


def everyone(actor: Actor, thing: Any = None) -> Verdict:
    """Anyone, signed in or not."""
    return ALLOWED


def signed_in(actor: Actor, thing: Any = None) -> Verdict:
    """Any member of an agency who is signed in."""
    return ALLOWED if actor.signed_in else SIGN_IN_FIRST


def every_request(request: Request) -> bool:
    return True


def page(
    rule: Rule,
    *,
    find: Callable[..., Any] | None = None,
    keys: tuple[str, ...] = (),
    of: str = "member",
    confirmed_for: Callable[[Request], bool] = every_request,
) -> Callable:
    """Declare a page: `view(request, thing)`, or `view(request)` when there is nothing to find.

    `find(actor, …)` takes the route's words it names and returns the thing, or None: then the answer is 404, the same
    as for a thing that never existed. Row policies already decide what can be found, so 403 is only ever said of a
    thing this person may know of. The route's other words go to the view.
    A page is for members, or `of="room"` for a room screen, never for both.
    `keys` names the compartments the page may open; any other page is lent no key at all. A session that has not
    confirmed lately who sits at it is asked first, for every request unless `confirmed_for` says which. Whoever is not
    signed in is sent to the door before anything is looked for, unless the page is for everyone.
    """
    if not callable(rule):
        raise TypeError("A page names its rule: @page(may_…).")
    taken = _names(find)

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def answer(request: Request, **words: Any) -> HttpResponse:
            actor = request.actor
            if rule is not everyone and actor.role != of:
                raise Refused(NOT_YET[of])
            found = _found(find, actor, {name: words.pop(name) for name in taken if name in words})
            verdict = rule(actor, found[0] if found else None)
            if not verdict:
                raise Refused(verdict)
            if keys and not actor.unlocked and confirmed_for(request):
                raise Locked
            with lend(keys, actor.holders):
                return view(request, *found, **words)

        return _declared(answer, rule, find, keys)

    return decorate


def declare(view: Callable, rule: Rule) -> Callable:
    """Give a rule to a view that is not ours."""

    @wraps(view)
    def answer(request: Request, *args: Any, **words: Any) -> HttpResponse:
        verdict = rule(request.actor, None)
        if not verdict:
            raise Refused(verdict)
        return view(request, *args, **words)

    return _declared(answer, rule, None, ())


def undeclared(patterns: Iterable[Any], prefix: str = "") -> Iterable[str]:
    """Every route that names no rule, as written in the urls."""
    for pattern in patterns:
        here = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from undeclared(pattern.url_patterns, here)
        elif not hasattr(pattern.callback, "rule"):
            yield here


def _declared(answer: Any, rule: Rule, find: Callable | None, keys: tuple[str, ...]) -> Callable:
    answer.rule, answer.find, answer.keys = rule, find, keys
    return answer


def _names(find: Callable | None) -> tuple[str, ...]:
    return tuple(inspect.signature(find).parameters)[1:] if find else ()


def _found(find: Callable | None, actor: Actor, words: dict[str, Any]) -> tuple[Any, ...]:
    if find is None:
        return ()
    thing = find(actor, **words)
    if thing is None:
        raise Http404
    return (thing,)
