"""How is a list of agencies, teams and people brought in? Uploaded, looked at with what is wrong, and only then kept."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.partnership.tables.actions import bring_in_list
from commontable.partnership.tables.listed import Listed, check
from commontable.partnership.tables.models import SituationTable
from commontable.partnership.tables.rules import may_bring_list, may_make_table
from commontable.partnership.tables.sheet import HEADINGS, MOST_BYTES, Sheet, SheetError, heading, read, write
from commontable.response.past.opening import listed_text

from .forms import ListForm, PastedForm
from .pages import ask, done, find_table, show


@page(may_bring_list, find=find_table)
def upload(request: Request, table: SituationTable) -> HttpResponse:
    """Choose a file; the answer shows what it would add and every row that is wrong. Nothing is written."""
    sent = request.method == "POST"
    form = ListForm(request.POST if sent else None, request.FILES if sent else None)
    if not form.is_valid():
        return ask(request, "upload", table, form)
    try:
        text = listed_text(_bytes(form.cleaned_data["file"]))
        return _preview(request, table, text, check(table, read(text)))
    except SheetError as wrong:
        form.add_error("file", str(wrong))
        return ask(request, "upload", table, form)


@page(may_bring_list, find=find_table)
@require_POST
def bad_rows(request: Request, table: SituationTable) -> HttpResponse:
    """The rows that are wrong, each with its reason, as a file to correct."""
    listed = check(table, _sheet(request))
    return _file(listed.wrong_rows(get_language() or "en"), "rows-to-correct.csv")


@page(may_bring_list, find=find_table)
@require_POST
def bring_in(request: Request, table: SituationTable) -> HttpResponse:
    """Bring the list in, all of it or nothing."""
    sheet, form = _sheet(request), PastedForm(request.POST)
    if done(form, lambda: bring_in_list(table, actor=request.actor, sheet=sheet, rows=len(sheet.rows))):
        return redirect("set_up:table", table.pk)
    return _preview(request, table, form.cleaned_data["text"], check(table, sheet), 422)


@page(may_make_table)
@require_safe
def headings(request: Request) -> HttpResponse:
    """An empty list with its headings, to begin from."""
    language = get_language() or "en"
    names = [heading(column, language) for column in HEADINGS if column != "fault"]
    return _file(write(names, [], ";" if language.startswith("fr") else ","), "list.csv")


def _preview(request: Request, table: SituationTable, text: str, listed: Listed, status: int = 0) -> HttpResponse:
    carried = PastedForm(initial={"text": text})
    return show(request, "preview", table, status or 200, listed=listed, carried=carried)


def _sheet(request: Request) -> Sheet:
    """The list that the preview carried, read again: it came back through somebody’s browser."""
    try:
        return read(request.POST.get("text", ""))
    except SheetError as wrong:
        raise Invalid(str(wrong)) from wrong


def _bytes(file: UploadedFile) -> bytes:
    return file.read(MOST_BYTES + 1)


def _file(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
