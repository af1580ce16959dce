"""Our own file on a person: what is there, and each section when it is asked for."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET

from commontable.groundwork.access.errors import Stale
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind

from . import page_bands, wording
from .finding import Ours, Part, find_ours, find_part
from .own_file import read_section, write_section
from .own_forms import form_of, lines
from .reading import read_identity
from .rules import may_open_ours
from .sections import REACHES

SEE_OTHER = 303


def is_read(request: Request) -> bool:
    """Writing opens nothing: whoever types for an hour is not asked again who they are."""
    return request.method != "POST"


@page(may_open_ours, find=find_ours)
@require_GET
def own_file(request: Request, ours: Ours) -> HttpResponse:
    """What is in it, section by section; nothing is opened and no key is lent."""
    said = {"ours": ours, "somebody": ours.somebody, "band": page_bands.of_draft(ours.somebody)}
    return render(request, "identity/own/file.html", {**said, "section": "situations"})


@page(may_open_ours, find=find_part, keys=("identity", "limited"), confirmed_for=is_read)
@sensitive_post_parameters()
def own_section(request: Request, part: Part) -> HttpResponse:
    """One section: to write, and opened to be read. Before ways of contact, the rules of safe contact."""
    if request.method == "POST":
        return _write(request, part)
    if part.row is None:
        return _page(request, part, form_of(part.section))
    if part.section in REACHES and not _is_acknowledged(request, part):
        return _rules(request, part)
    return _page(request, part, form_of(part.section, content=read_section(part.row, request.actor)))


def _write(request: Request, part: Part) -> HttpResponse:
    form = form_of(part.section, request.POST)
    if not form.is_valid():
        return _page(request, part, form, status=422)
    somebody, seen = part.somebody, request.POST.get("revision", "")
    try:
        with transaction.atomic():
            write_section(
                somebody.draft,
                actor=request.actor,
                person=somebody.id,
                section=part.section.value,
                content=form.content(),
                seen_revision=int(seen) if seen.isdecimal() else 0,
            )
    except Stale:
        return _page(request, part, form, status=409, is_stale=True, theirs=_theirs(request, part, form))
    answer = redirect("identity:own_file", draft=somebody.draft.pk, person=somebody.id)
    answer.status_code = SEE_OTHER
    return answer


def _theirs(request: Request, part: Part, form: Any) -> list:
    """What somebody else of the team saved meanwhile, beside what was typed; ways of contact after their rules only."""
    unread = part.section in REACHES and request.POST.get("read") != str(part.rules_revision)
    if part.row is None or unread or not request.actor.unlocked:
        return []
    saved = read_section(part.row, request.actor)
    return [(part.section.label, lines(part.section, form.content()), lines(part.section, saved))]


def _is_acknowledged(request: Request, part: Part) -> bool:
    """Whether the rules were read as they stand now; said in the ledger before any way of contact is opened."""
    if request.GET.get("read") != str(part.rules_revision):
        return False
    record(
        Kind.SAW, "read_safe_contact", request.actor, part.somebody.sealed, details={"revision": part.rules_revision}
    )
    return True


def _rules(request: Request, part: Part) -> HttpResponse:
    sealed = part.somebody.sealed
    rules = wording.rules(read_identity(sealed, request.actor)) if sealed else ()
    return _page(request, part, None, rules=rules, asks_first=True)


def _page(request: Request, part: Part, form: Any, status: int = 200, **said: Any) -> HttpResponse:
    context = {"part": part, "somebody": part.somebody, "form": form, "is_list": hasattr(form, "forms"), **said}
    band = page_bands.of_draft(part.somebody)
    return render(
        request, "identity/own/section.html", {**context, "band": band, "section": "situations"}, status=status
    )
