"""Who is it? The team writes it in its draft; a team that was given it opens it, and is on record."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from commontable.groundwork.access.errors import Stale
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.design.bands import Band
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.response.situations.around import today_at
from commontable.response.situations.models import Draft
from commontable.response.situations.rules import may_discard
from commontable.response.situations.views import find_draft, typed_in

from . import page_bands, wording
from .actions import discard, remove_person, seal_identity
from .finding import Somebody, find_sealed, find_somebody, held, opens
from .forms import LimitedForm, as_typed
from .limited import Limited
from .models import SealedIdentity
from .reading import read_identity
from .rules import may_see, may_take_away, may_write

SEE_OTHER = 303


def read_first(request: Request, sealed: SealedIdentity, limited: Limited) -> bool:
    """Whether the rules of safe contact were just acknowledged: the page said them, and this very writing was read."""
    return limited.has_rules and request.GET.get("read") == str(sealed.revision)


def is_read(request: Request, sealed: SealedIdentity, limited: Limited) -> bool:
    """Whether ways to reach the person may be shown: there is no rule, or it was read as it stands now."""
    return not limited.has_rules or read_first(request, sealed, limited)


def opens_a_name(request: Request) -> bool:
    """Writing a name down opens none: whoever types for an hour is not asked again who they are."""
    return request.method != "POST" and "show" in request.GET


@page(may_write, find=find_somebody, keys=("limited",), confirmed_for=opens_a_name)
@sensitive_post_parameters()
def draft_person(request: Request, somebody: Somebody) -> HttpResponse:
    """Name, birth date and address of a draft's person: empty to write, sealed until shown, sealed again when sent."""
    if request.method == "POST":
        return _seal(request, somebody)
    if somebody.sealed is None:
        return _who(request, somebody, LimitedForm(initial={"revision": 0}))
    if not opens_a_name(request):
        return _who(request, somebody, None)
    limited = read_identity(somebody.sealed, request.actor)
    form = LimitedForm(initial=as_typed(limited, somebody.revision))
    return _who(request, somebody, form, shown_at=timezone.now())


@page(may_take_away, find=find_somebody)
@require_POST
def remove(request: Request, somebody: Somebody) -> HttpResponse:
    """Take the person out of the draft, keep what else was typed, and destroy what is sealed of them."""
    typed = typed_in(request, somebody.draft)
    remove_person(
        somebody.draft, actor=request.actor, person=somebody.id, answers=typed.answers, seen_version=typed.version
    )
    return _to_draft(somebody.draft)


@page(may_discard, find=find_draft)
@require_POST
def discard_it(request: Request, draft: Draft) -> HttpResponse:
    """Destroy the draft and who the people in it are."""
    discard(draft, actor=request.actor)
    return redirect("desk:today")


@page(may_see, find=find_sealed, keys=("limited",))
@require_GET
def shown(request: Request, sealed: SealedIdentity) -> HttpResponse:
    """The name, for a team that was given it: one entry in the ledger for each time it is shown."""
    if not opens(sealed):
        return _sealed(request, "identity/withheld.html", sealed)
    limited = read_identity(sealed, request.actor)
    if read_first(request, sealed, limited):
        record(Kind.SAW, "read_safe_contact", request.actor, sealed, details={"revision": sealed.revision})
    said = {"limited": limited, "said": wording.of(limited), "is_read": is_read(request, sealed, limited)}
    return _sealed(request, "identity/shown.html", sealed, **said, shown_at=timezone.now())


@page(may_see, find=find_sealed)
@require_GET
def hidden(request: Request, sealed: SealedIdentity) -> HttpResponse:
    """The name, covered: whether it can be shown, and if not, who holds it. No key is lent here."""
    template = "identity/hidden.html" if held(sealed, request.actor) else "identity/withheld.html"
    return _sealed(request, template, sealed)


def _seal(request: Request, somebody: Somebody) -> HttpResponse:
    form = LimitedForm(request.POST)
    if not form.is_valid():
        return _who(request, somebody, form, status=422)
    revision = form.cleaned_data["revision"]
    try:
        sealed = seal_identity(
            somebody.draft,
            actor=request.actor,
            person=somebody.id,
            limited=form.limited(_today(somebody)),
            seen_revision=revision,
        )
    except Stale:
        return _who(request, somebody, form, status=409, is_stale=True)
    if not request.htmx:
        return _to_draft(somebody.draft)
    said = {"somebody": somebody, "revision": sealed.revision if sealed else 0, "sealed_at": timezone.now()}
    return render(request, "identity/sealed.html", {**said, "is_sealed": sealed is not None, "exchanged": True})


def _today(somebody: Somebody) -> date:
    return today_at(somebody.draft.team.table)


def _who(
    request: Request, somebody: Somebody, form: LimitedForm | None, *, status: int = 200, **said: Any
) -> HttpResponse:
    context = {"somebody": somebody, "form": form, "revision": form["revision"].value() if form else 0, **said}
    if request.htmx:
        return render(request, "identity/who.html", context, status=status)
    return _page(request, "identity/who.html", page_bands.of_draft(somebody), context, status)


def _sealed(request: Request, template: str, sealed: SealedIdentity, **said: Any) -> HttpResponse:
    context = {"sealed": sealed, **said}
    if request.htmx:
        return render(request, template, context)
    return _page(request, template, page_bands.of_sealed(sealed, request.actor), context)


def _page(request: Request, part: str, band: Band, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """The part on a page of its own, for print and for a browser without script."""
    whole = {**context, "section": "situations", "part": part, "band": band}
    return render(request, "identity/page.html", whole, status=status)


def _to_draft(draft: Draft) -> HttpResponse:
    answer = redirect("situations:draft", draft=draft.pk)
    answer.status_code = SEE_OTHER
    answer["Location"] += "#q-people"
    return answer
