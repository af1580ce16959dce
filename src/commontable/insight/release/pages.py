"""What have the pages on which numbers are worked with in common? The frame and the band: numbers only, and who reads them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from commontable.groundwork.access.requests import Request
from commontable.groundwork.design.bands import OPEN, Band


def show(request: Request, template: str, status: int = 200, *, who: str = "", **words: Any) -> HttpResponse:
    """One page of the slice."""
    band = no_names(
        _("Releases"),
        who_line=who[:1].upper() + who[1:] or _("Each reads what was released to them"),
        who_detail=_("what leaves is on record with its certificate"),
    )
    return framed(request, f"release/{template}.html", band, status, **words)


def framed(request: Request, template: str, band: Band, status: int = 200, **words: Any) -> HttpResponse:
    """A page of the numbers under its band: releases, questions and maps have their frame from here."""
    return render(request, template, {"section": "numbers", "band": band, **words}, status=status)


def no_names(detail: str, *, who_line: str, who_detail: str, names_detail: str = "") -> Band:
    """The band of a page on which numbers are worked with."""
    return Band(
        room=OPEN,
        word_detail=detail,
        names_line=_("No names and no situations"),
        names_detail=names_detail or _("numbers that tell of nobody"),
        who_line=who_line,
        who_detail=who_detail,
    )
