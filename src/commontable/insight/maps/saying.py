"""What is wrong with a boundary file, and where? In words that help to mend it."""

from django.utils.translation import gettext as _

from commontable.insight.pictures.boundary_file import (
    DEEPEST,
    LARGEST_FILE,
    MOST_AREAS,
    MOST_CORNERS,
    Unreadable,
)


def sentence(wrong: Unreadable) -> str:
    """Why it is refused, with the place in the file where there is one."""
    where, why = _where(wrong.at), _why()[wrong.reason]
    return _("%(where)s: %(why)s") % {"where": where, "why": why} if where else why


def _why() -> dict[str, str]:
    return {
        "too_large": _("The file is larger than %(size)s MB. Bring one with fewer corners.")
        % {"size": LARGEST_FILE // 1_000_000},
        "no_text": _("The file is not text in UTF-8, as GeoJSON is."),
        "too_deep": _("More than %(deepest)s brackets lie within each other. No boundary file needs that many.")
        % {"deepest": DEEPEST},
        "no_json": _("This is not JSON. Export the boundaries as GeoJSON."),
        "no_geojson": _(
            "This is not GeoJSON as boundaries are written: a collection of features, each with a geometry."
        ),
        "too_many": _("There are more than %(most)s features.") % {"most": MOST_AREAS},
        "too_many_corners": _("There are more than %(most)s corners. Bring a simplified file.")
        % {"most": MOST_CORNERS},
        "no_areas": _("No feature has a surface. Points and lines cannot be drawn as areas."),
        "not_degrees": _(
            "These are no degrees of longitude and latitude. Export the file in WGS 84 (EPSG:4326), longitude first."
        ),
        "no_place": _("This is no place: two numbers are needed."),
        "too_short": _("A ring needs at least three different corners."),
        "not_closed": _("The ring is not closed: it must end on the point where it begins."),
    }


def _where(at: dict[str, int]) -> str:
    words = {
        "line": _("Line %(number)s"),
        "feature": _("Feature %(number)s"),
        "ring": _("ring %(number)s"),
        "point": _("point %(number)s"),
    }
    return ", ".join(words[name] % {"number": number} for name, number in at.items())
