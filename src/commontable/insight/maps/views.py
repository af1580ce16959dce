"""How does an analyst bring boundaries, look at them, use them, and take them away?"""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.insight.pictures.boundary_file import LARGEST_FILE, Unreadable, from_plain, outlines_of
from commontable.insight.pictures.outlines import Outlined, draw
from commontable.insight.pictures.picture import Picture
from commontable.insight.release.pages import framed, no_names
from commontable.partnership.tables.models import Area

from .actions import bring_boundaries, remove_boundaries, use_boundaries
from .forms import FileForm, NamedByForm
from .matching import Match, match, properties
from .models import Boundary
from .rules import may_bring, may_remove, may_use
from .saying import sentence


def find_boundary(actor: Actor, boundary: UUID) -> Boundary | None:
    return Boundary.objects.select_related("brought_by", "used_by").filter(pk=boundary).first()


@page(may_bring)
def boundaries(request: Request) -> HttpResponse:
    """The boundaries maps are drawn from, and the way to bring others."""
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            outlines = outlines_of(form.cleaned_data["file"].read(LARGEST_FILE + 1))
            return redirect("maps:boundary", bring_boundaries(None, actor=request.actor, outlines=outlines).pk)
        except Unreadable as wrong:
            form.add_error("file", sentence(wrong))
    kept = Boundary.objects.select_related("brought_by", "used_by").defer("features")
    here = {each.is_in_use: each for each in kept if each.is_in_use or each.brought_by_id == request.actor.member}
    words = {"form": form, "used": here.get(True), "looked_at": here.get(False)}
    return _show(request, "boundaries", 422 if form.is_bound else 200, **words)


@page(may_bring, find=find_boundary)
@require_safe
def boundary(request: Request, boundary: Boundary) -> HttpResponse:
    """The file drawn, with what its shapes are to the city, under the property that is asked about."""
    return _boundary(request, boundary, request.GET.get("by", ""))


@page(may_use, find=find_boundary)
@require_POST
def use_it(request: Request, boundary: Boundary) -> HttpResponse:
    """Let maps be drawn from it."""
    by = request.POST.get("by", "")
    if by not in {name for each in from_plain(boundary.features) for name in each.said}:
        return _boundary(request, boundary, "", 422)
    use_boundaries(boundary, actor=request.actor, named_by=by)
    return redirect("maps:boundaries")


@page(may_remove, find=find_boundary)
@require_POST
def remove_it(request: Request, boundary: Boundary) -> HttpResponse:
    """No map is drawn from it any more."""
    remove_boundaries(boundary, actor=request.actor)
    return redirect("maps:boundaries")


def _boundary(request: Request, boundary: Boundary, asked: str, status: int = 200) -> HttpResponse:
    features, areas = from_plain(boundary.features), list(Area.objects.values_list("name", flat=True))
    found = properties(features, areas)
    known = {each.name for each in found}
    by = next((each for each in (asked, boundary.named_by) if each in known), found[0].name if found else "")
    matched = match(features, by, areas)
    words = {
        "boundary": boundary,
        "form": NamedByForm(initial={"by": by}, found=found) if found else None,
        "matched": matched,
        "of_city": len(areas),
        "picture": _drawn(matched) if matched.boundaries.areas else None,
    }
    return _show(request, "boundary", status, **words)


def _drawn(matched: Match) -> Picture:
    lang = "fr" if (get_language() or "en").startswith("fr") else "en"
    return draw(Outlined("outlines", _("The shapes of the file"), matched.boundaries, matched.areas, lang))


def _show(request: Request, template: str, status: int = 200, **words: Any) -> HttpResponse:
    band = no_names(
        _("Boundaries of areas"),
        names_detail=_("outlines of areas, as the city publishes them"),
        who_line=_("Analysts of the central team"),
        who_detail=_("whoever reads a report sees its map"),
    )
    return framed(request, f"maps/{template}.html", band, status, **words)
