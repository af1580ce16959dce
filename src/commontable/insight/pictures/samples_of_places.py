"""With which invented agencies and areas does the page of pictures show a network and a map?"""

import json
from itertools import combinations
from math import cos, sin

from . import areas, boundaries, change, curve, network
from .numbers import Count, Ratio
from .picture import Picture
from .survival import Stretch
from .words import either as said


def agencies_drawn(lang: str) -> Picture:
    health, justice, housing, youth = (
        said(lang, *each)
        for each in (("Health", "Santé"), ("Justice", "Justice"), ("Housing", "Logement"), ("Youth", "Jeunesse"))
    )
    named = (
        ("Harbour Hospital", health),
        ("City Police", justice),
        ("City Housing", housing),
        ("Victim Line", justice),
        ("Family Services", youth),
        ("Crisis Nurses", health),
        ("Night Shelter", housing),
        ("School Board", youth),
        ("Probation", justice),
        ("Street Youth", youth),
    )
    agencies = tuple(network.Agency(*each) for each in named)
    pairs = [(i, j) for i, j in combinations(range(10), 2) if (i * 3 + j) % 3 and j < 9]
    links = {
        (named[i][0], named[j][0]): Count(5 + (i * j * 7) % 36) if (i + j) % 4 else Count(None, "small")
        for i, j in pairs
    }
    of = said(lang, "Situations together", "Situations ensemble")
    return network.draw(
        network.Network(
            "network", said(lang, "Who works with whom", "Qui travaille avec qui"), agencies, links, lang, of
        )
    )


def changes_drawn(lang: str) -> Picture:
    pairs = (
        (("Mental health", "Santé mentale"), ("Housing", "Logement"), (57, 240), (92, 236)),
        (("Mental health", "Santé mentale"), ("Drugs", "Drogues"), (52, 240), (55, 236)),
        (("Housing", "Logement"), ("Poverty", "Pauvreté"), (61, 240), (31, 236)),
        (("Drugs", "Drogues"), ("Criminal involvement", "Activité criminelle"), (24, 240), (None, 236)),
    )
    drawn = tuple(
        change.Pair(f"{said(lang, *one)} + {said(lang, *other)}", Ratio(*then), _told(*now))
        for one, other, then, now in pairs
    )
    title = said(lang, "How risks that come together changed", "Comment les risques concomitants ont changé")
    return change.draw(change.Change("change", title, drawn, ("2025", "2026"), lang))


def _told(some: int | None, of: int) -> Ratio:
    return Ratio(None, None, "small") if some is None else Ratio(some, of)


def curve_drawn(lang: str) -> Picture:
    told = ((2, 160, 6), (7, 40, 5), (14, 31, 0), (30, 60, None), (60, 44, None), (90, 20, 7))
    stretches = tuple(
        Stretch(day, Count(ended), Count(None, "small") if left is None else Count(left)) for day, ended, left in told
    )
    title = said(lang, "Days to close", "Jours avant la fermeture")
    return curve.draw(curve.Curve("curve", title, 420, stretches, (Count(9), Count(22)), lang))


def areas_drawn(lang: str) -> Picture:
    numbers: dict[str, Count | Ratio] = {
        "North-West": Count(40),
        "north": Count(12),
        "North East": Count(None, "small"),
        "West": Count(77),
        "Centre": Count(31),
        "East": Count(9),
        "Lakeview": Count(5),
    }
    title, of = (
        said(lang, "Situations by area", "Situations par secteur géographique"),
        said(lang, "Situations presented", "Situations présentées"),
    )
    return areas.draw(areas.Areas("areas", title, boundaries.read(boundary_file()), numbers, lang, of))


def boundary_file() -> str:
    """Nine invented areas as a boundary file."""
    names = "South West", "South", "South East", "West", "Centre", "East", "North West", "North", "North East"
    corners = {
        (x, y): (-79.6 + 0.15 * x + 0.02 * sin(3 * x + 5 * y), 43.6 + 0.1 * y + 0.015 * cos(4 * x + y))
        for x in range(4)
        for y in range(4)
    }
    features = []
    for place, name in enumerate(names):
        x, y = place % 3, place // 3
        ring = [list(corners[x + dx, y + dy]) for dx, dy in ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))]
        shape = {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "properties": {"AREA_NAME": name}, "geometry": shape})
    return json.dumps({"type": "FeatureCollection", "features": features})
