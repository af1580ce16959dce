"""What have the pages of releases in common? The band: numbers only, and who reads them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from commontable.groundwork.access.requests import Request
from commontable.groundwork.design.bands import OPEN, Band


def show(request: Request, template: str, status: int = 200, *, who: str = "", **words: Any) -> HttpResponse:
    """One page of the slice."""
    whole = {"section": "numbers", "band": _band(who), **words}
    return render(request, f"release/{template}.html", whole, status=status)


def _band(who: str) -> Band:
    return Band(
        room=OPEN,
        word_detail=_("Releases"),
        names_line=_("No names and no situations"),
        names_detail=_("numbers that tell of nobody"),
        who_line=who or _("Each reads what was released to them"),
        who_detail=_("what leaves is on record with its certificate"),
    )
