"""What of each report was released to this reader?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from commontable.insight.release.models import Release

from .catalogue import REPORTS
from .register import audience_of, period_of, place_name, place_of
from .saying import day


@dataclass(frozen=True)
class Kept:
    """One release as it stands on the shelf."""

    place: str
    period: str
    audience: str
    taken: str
    href: str
    is_replaced: bool = False
    """A newer one of the same days and place stands before it."""


@dataclass(frozen=True)
class Board:
    """One report: what it is, and its releases, the newest first."""

    code: str
    title: str
    about: str
    kept: tuple[Kept, ...]


def shelf_of(releases: Iterable[Release], language: str, *, is_open: bool = False) -> list[Board]:
    """Every report in the order of the catalogue, those with nothing released too."""
    found = list(releases)
    return [
        Board(
            each.code,
            each.title.read(language),
            each.about.read(language),
            _row([_kept(one, language, is_open=is_open) for one in found if one.report == each.code]),
        )
        for each in REPORTS
    ]


def _row(kept: Sequence[Kept]) -> tuple[Kept, ...]:
    """Each address once, the newest first; where each has its own, those that a newer one replaces are said to be."""
    seen: set[tuple[str, str]] = set()
    once = dict[str, Kept]()
    for each in kept:
        at = (each.place, each.period)
        once.setdefault(each.href, replace(each, is_replaced=at in seen))
        seen.add(at)
    return tuple(once.values())


def _kept(release: Release, language: str, *, is_open: bool) -> Kept:
    period = period_of(release)
    at = {"code": release.report, "place": place_of(release), "period": period.name}
    return Kept(
        place=place_name(release, language),
        period=period.said(language),
        audience=audience_of(release, language),
        taken=day(release.taken_on, language),
        href=reverse("reports:open_report", args=[release.pk]) if is_open else reverse("reports:report", kwargs=at),
    )
