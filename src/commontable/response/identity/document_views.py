"""How is a document put into our own file, taken from it to be read, and taken out?"""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request

from . import page_bands
from .document_keeping import add_document, read_document, take_document_out
from .documents import LARGEST, TYPES, document_of
from .finding import Ours, find_document, find_ours
from .models import OwnDocument
from .rules import may_keep_document, may_open_ours
from .virus_scan import scan

SEE_OTHER = 303


def is_read(request: Request) -> bool:
    return request.method != "POST"


@page(may_open_ours, find=find_ours, keys=("identity",), confirmed_for=is_read)
@require_POST
def add(request: Request, ours: Ours) -> HttpResponse:
    """Look at it, make it anew, seal it. Whatever it was called is dropped here."""
    somebody, sent = ours.somebody, request.FILES.get("document")
    try:
        document = document_of(*_read(sent))
        scan(document.data)
    except Invalid as why:
        said = {"ours": ours, "somebody": somebody, "band": page_bands.of_draft(somebody), "refused": str(why)}
        return render(request, "identity/own/file.html", {**said, "section": "situations"}, status=422)
    add_document(somebody.draft, actor=request.actor, person=somebody.id, document=document)
    return _to_file(somebody.draft.pk, somebody.id)


@page(may_keep_document, find=find_document, keys=("identity",))
@require_GET
def document(request: Request, document: OwnDocument) -> HttpResponse:
    """Its bytes, to be saved and never shown in the page: one entry in the ledger for each time."""
    answer = HttpResponse(read_document(document, request.actor), content_type=TYPES[document.kind])
    answer["Content-Disposition"] = f'attachment; filename="{document.name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@page(may_keep_document, find=find_document)
@require_POST
def take_out(request: Request, document: OwnDocument) -> HttpResponse:
    """Destroy it."""
    file = document.file
    take_document_out(document, actor=request.actor)
    return _to_file(file.draft_id, file.pk)


def _read(sent: Any) -> tuple[str, bytes]:
    if sent is None:
        raise Invalid(_("No file came, or it is larger than 20 MB."))
    return sent.name, sent.read(LARGEST + 1)


def _to_file(draft: Any, person: Any) -> HttpResponse:
    answer = redirect("identity:own_file", draft=draft, person=person)
    answer.status_code = SEE_OTHER
    return answer
