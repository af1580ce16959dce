"""What may anybody read, without signing in? The releases published to everybody, as pages, files and a catalogue."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commontable.groundwork.access.actor import NOBODY, Actor, system
from commontable.groundwork.access.pages import everyone, page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.design.bands import Band, numbers_only
from commontable.groundwork.vocabulary.wording import spoken_language
from commontable.insight.release.models import Release
from commontable.insight.release.stages import Audience

from .assembling import assemble
from .laying import laid
from .open_data import Entry, catalogue, public_zip
from .register import releases, source_of
from .shelf import shelf_of
from .views import MEDIA, file_answer


def anybody() -> AbstractContextManager[None]:
    """Nobody has rows of their own. What is published to everybody is read as the system of no table."""
    return acting_as(system([]))


def public() -> Iterable[Release]:
    return releases().filter(audience=Audience.PUBLIC)


@page(everyone)
@require_safe
def home(request: Request) -> HttpResponse:
    """What is published to everybody."""
    with anybody():
        shelf = [board for board in shelf_of(public(), get_language() or "en", is_open=True) if board.kept]
    return render(request, "reports/open_data.html", {"section": "numbers", "band": _band(), "shelf": shelf})


@page(everyone)
@require_safe
def catalogue_file(request: Request) -> HttpResponse:
    """The catalogue in DCAT, for other catalogues to harvest."""
    with anybody():
        entries = [_entry(request, release) for release in public()]
    made = catalogue(entries, request.build_absolute_uri(reverse("reports:open_data")), settings.HOST_LINE)
    return JsonResponse(
        made, content_type="application/ld+json", json_dumps_params={"ensure_ascii": False, "indent": 1}
    )


def find_open(actor: Actor, release: UUID) -> Release | None:
    with anybody():
        return releases().filter(audience=Audience.PUBLIC, pk=release).first()


@page(everyone, find=find_open)
@require_safe
def report(request: Request, release: Release) -> HttpResponse:
    """A published report on screen."""
    with anybody():
        made = assemble(source_of(release, get_language() or "en", NOBODY))
    words = {"section": "numbers", "band": _band(), "report": laid(made), "downloads": _downloads(release)}
    return render(request, "reports/report.html", words)


@page(everyone, find=find_open)
@require_safe
def take(request: Request, release: Release, name: str) -> HttpResponse:
    """Its files. The zip holds the data, what each column means, the method and the catalogue entry."""
    with anybody():
        if name == "data.zip":
            return _zip(request, release)
        if name.endswith(".xlsx"):
            raise Http404
        return file_answer(release, name, lambda language: assemble(source_of(release, language, NOBODY)))


def _zip(request: Request, release: Release) -> HttpResponse:
    entry = _entry(request, release)
    answer = HttpResponse(public_zip(entry), content_type=MEDIA["zip"])
    answer.headers["Content-Disposition"] = f'attachment; filename="{entry.english.file_stem}.zip"'
    return answer


def _entry(request: Request, release: Release) -> Entry:
    english, french = (assemble(source_of(release, language, NOBODY)) for language in ("en", "fr"))
    assert release.published_at is not None
    return Entry(
        english=english,
        french=french,
        address=request.build_absolute_uri(reverse("reports:open_report", args=[release.pk])),
        publisher=settings.HOST_LINE,
        licence=settings.OPEN_DATA_LICENCE,
        issued_on=release.published_at.date(),
        starts_on=release.starts_on,
        ends_on=release.ends_on,
    )


def _downloads(release: Release) -> list[dict[str, str]]:
    tongue = spoken_language()
    names = (
        (_("PDF"), f"report-{tongue}.pdf"),
        (_("CSV, dictionary and method"), "data.zip"),
        (_("JSON"), "data.json"),
    )
    return [{"label": label, "href": reverse("reports:open_take", args=[release.pk, name])} for label, name in names]


def _band() -> Band:
    return numbers_only(
        _("open data"),
        names_detail=_("small numbers are withheld"),
        who_line=_("Everybody can read this"),
        who_detail=_("it was published"),
    )
