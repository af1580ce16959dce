"""How does a person read a report, and take it away?"""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page, signed_in
from commontable.groundwork.access.requests import Request
from commontable.groundwork.design.bands import Band, numbers_only
from commontable.insight.maps.rules import may_bring
from commontable.insight.release.models import Release
from commontable.partnership.tables.models import SituationTable

from .assembling import assemble
from .document import Report
from .laying import laid
from .periods import NoPeriod, read
from .register import mend_of, newest, period_of, place_of, releases, source_of
from .saying import of_language
from .shelf import shelf_of

MEDIA = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "json": "application/json",
}


@page(signed_in)
@require_safe
def home(request: Request) -> HttpResponse:
    """Every report, and what of it was released to this reader."""
    language = get_language() or "en"
    words = {
        "section": "numbers",
        "band": _home_band(),
        "shelf": shelf_of(releases(), language),
        "run": SituationTable.objects.filter(pk__in=request.actor.tables_run).order_by("name"),
    }
    words["may_map"] = bool(may_bring(request.actor))
    return render(request, "reports/home.html", words)


def find_release(actor: Actor, code: str, place: str, period: str) -> Release | None:
    """The newest release of a report, of this place and period, among those the reader's rows hold."""
    try:
        return newest(code, place, read(period))
    except NoPeriod:
        return None


@page(signed_in, find=find_release)
@require_safe
def report(request: Request, release: Release) -> HttpResponse:
    """The report on screen."""
    made = assemble(source_of(release, get_language() or "en", request.actor))
    words = {
        "section": "numbers",
        "band": _band(release, made),
        "report": laid(made),
        "downloads": downloads(release),
        "made_at": reverse("release:release", args=[release.pk]),
        "mend": mend_of(release, request.actor) if release.report == "fidelity" else "",
    }
    return render(request, "reports/report.html", words)


@page(signed_in, find=find_release)
@require_safe
def take(request: Request, release: Release, name: str) -> HttpResponse:
    """The report as a file: PDF or spreadsheet in one language, or the data in both."""
    return file_answer(release, name, in_language(release, request.actor))


def in_language(release: Release, actor: Actor) -> Callable[[str], Report]:
    """The report in the language it is asked for in."""
    return lambda language: assemble(source_of(release, language, actor, linked=False))


def file_answer(release: Release, name: str, made: Callable[[str], Report]) -> HttpResponse:
    """The file of that name. Raises Http404 for one that there is not."""
    write = FILES.get(name)
    if write is None:
        raise Http404
    content, stem = write(made), made("en").file_stem
    suffix = name.rpartition(".")[2]
    answer = HttpResponse(content, content_type=MEDIA[suffix])
    tongue = name.removeprefix("report").removesuffix(f".{suffix}") if name.startswith("report") else ""
    answer.headers["Content-Disposition"] = f'attachment; filename="{stem}{tongue}.{suffix}"'
    return answer


def _pdf(language: str) -> Callable[[Callable[[str], Report]], bytes]:
    def write(made: Callable[[str], Report]) -> bytes:
        from .paper import pdf

        return pdf(made(language))

    return write


def _workbook(language: str) -> Callable[[Callable[[str], Report]], bytes]:
    def write(made: Callable[[str], Report]) -> bytes:
        from .workbook import workbook

        return workbook(made(language))

    return write


def _package(made: Callable[[str], Report]) -> bytes:
    from .package import csv_package

    return csv_package(made("en"), made("fr"))


def _json(made: Callable[[str], Report]) -> bytes:
    from .package import as_json

    return as_json(made("en"), made("fr"))


FILES: dict[str, Callable[[Callable[[str], Report]], bytes]] = {
    "report-en.pdf": _pdf("en"),
    "report-fr.pdf": _pdf("fr"),
    "report-en.xlsx": _workbook("en"),
    "report-fr.xlsx": _workbook("fr"),
    "data.zip": _package,
    "data.json": _json,
}


def downloads(release: Release) -> list[dict[str, Any]]:
    """The buttons of a report's head, in the reader's language."""
    tongue = of_language(get_language() or "en")
    names = (
        (_("PDF"), f"report-{tongue}.pdf"),
        (_("Spreadsheet"), f"report-{tongue}.xlsx"),
        (_("CSV"), "data.zip"),
        (_("JSON"), "data.json"),
    )
    at = {"code": release.report, "place": place_of(release), "period": period_of(release).name}
    return [{"label": label, "href": reverse("reports:take", kwargs={**at, "name": name})} for label, name in names]


def _home_band() -> Band:
    return numbers_only(
        _("reports"),
        who_line=_("What was released to you"),
        who_detail=_("each report says to whom it was released"),
    )


def _band(release: Release, made: Report) -> Band:
    return numbers_only(
        _("released to %(whom)s") % {"whom": made.audience},
        names_detail=_("nothing that counts fewer than %(least)d") % {"least": release.threshold},
        who_line=made.audience[:1].upper() + made.audience[1:],
        who_detail=_("can read it"),
    )
