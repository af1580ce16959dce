"""How is a request kept whole? Actor, one transaction, view and render, commit, and only then the answer."""

import logging

from django.db import Error as DatabaseError
from django.http import Http404, HttpResponseNotAllowed
from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.access.errors import DomainError, Invalid, Refused
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.alarms import LOUD, raise_alarm
from commontable.groundwork.keys.errors import KeyNotHeld, SealedShut
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind

from .actors import actor_for
from .faults import fault_page, not_found

log = logging.getLogger(__name__)

METHODS = ("GET", "HEAD", "POST")


class ActorTransaction:
    """Every page runs inside one transaction that knows its actor; an undeclared page answers nobody."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        request.fault = None
        actor = actor_for(request)
        try:
            with timezone.override(actor.time_zone or None), acting_as(actor):
                response = self.get_response(request)
                if request.fault or response.status_code >= 500:
                    raise _Undo(response)
        except _Undo as undo:
            response = undo.response
        except DatabaseError as error:  # before the page began, or when it was to be kept: nobody else writes it down
            cause = type(error.__cause__ or error).__name__  # its text may hold what somebody typed
            log.error("the database failed: %s, answering %s", cause, _route(request))
            request.fault = error
            response = fault_page(request, error)
        if isinstance(request.fault, (Refused, KeyNotHeld, *LOUD)):
            _record_refusal(request)
        return response

    def process_view(self, request, view, args, words):
        """Refuse a route that names no rule, whoever asks, and a method no page of ours knows."""
        if not hasattr(view, "rule"):
            log.error("route without a rule: %s", request.resolver_match.route)
            return fault_page(request, None, status=403)
        if any("\x00" in str(word) for word in words.values()):  # PostgreSQL knows no such text
            return not_found(request, Http404())
        if any("\x00" in each for name, values in request.GET.lists() for each in (name, *values)):
            return fault_page(
                request, Invalid(_("The address holds a sign that is no text. Take it out and try again."))
            )
        return None if request.method in METHODS else HttpResponseNotAllowed(METHODS)

    def process_exception(self, request, error):
        """Turn an expected no into a page in the person's own language; let everything else be a 500."""
        request.fault = error
        return fault_page(request, error) if isinstance(error, DomainError | SealedShut) else None


class _Undo(Exception):
    """Carries an answer out of a transaction that must not be kept."""

    def __init__(self, response) -> None:
        self.response = response


def _route(request) -> str:
    return request.resolver_match.route if request.resolver_match else "no page yet"


def _record_refusal(request) -> None:
    """A refusal is an event of its own, kept although the request's writes were undone."""
    with acting_as(request.actor):
        record(
            Kind.REFUSED,
            request.resolver_match.url_name or "page",
            request.actor,
            result=request.fault.code,
        )
        if isinstance(request.fault, LOUD):
            raise_alarm(request.fault)
