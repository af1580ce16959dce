"""What is read of a boundary file, what is refused and where, and which shape is which area?"""

import json
from math import cos, sin, tau

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from commontable.insight.maps.matching import match, properties
from commontable.insight.maps.saying import sentence
from commontable.insight.pictures import boundary_file
from commontable.insight.pictures.boundary_file import Unreadable, from_plain, outlines_of
from commontable.insight.pictures.outlines import Outlined, draw
from commontable.insight.pictures.samples_of_places import boundary_file as nine
from commontable.insight.pictures.simplifying import MOST_KEPT

RING = [[0, 0], [1, 0], [1, 1], [0, 0]]


def feature(ring=RING, kind="Polygon", **said):
    return {"type": "Feature", "properties": said, "geometry": {"type": kind, "coordinates": [ring]}}


def raw(*features, **more) -> bytes:
    return json.dumps({"type": "FeatureCollection", **more, "features": list(features)}).encode()


GOOD = feature(NAME="Centre")
PROJECTED = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::26917"}}


@pytest.mark.parametrize(
    ("content", "reason", "words"),
    [
        (b"\xff\xfe", "no_text", "Line 1"),
        (b'{"features":\n [,]}', "no_json", "Line 2"),
        (b"[" * 30, "too_deep", "20"),
        (b"9" * 5000, "no_json", "GeoJSON"),
        (raw(GOOD, 3), "no_geojson", "Feature 2"),
        (raw(GOOD, {"geometry": 3}), "no_geojson", "Feature 2"),
        (raw(GOOD, {"geometry": {"type": "MultiPolygon", "coordinates": [3]}}), "no_geojson", "Feature 2"),
        (raw(GOOD, {"geometry": {"type": "Polygon", "coordinates": [3]}}), "no_geojson", "Feature 2, ring 1"),
        (raw(GOOD, crs=PROJECTED), "not_degrees", "EPSG:4326"),
        (raw(GOOD, feature([[0, 0], [630084, 4833438], [1, 1], [0, 0]])), "not_degrees", "Feature 2, ring 1, point 2"),
        (raw(GOOD, feature([[0, 0], [True, 0], [1, 1], [0, 0]])), "no_place", "Feature 2, ring 1, point 2"),
        (raw(GOOD, feature([[0, 0], [1], [1, 1], [0, 0]])), "no_place", "Feature 2, ring 1, point 2"),
        (raw(GOOD, feature([[0, 0], [1, 0], [1, 1], [0, 0.5]])), "not_closed", "Feature 2, ring 1"),
        (raw(GOOD, feature([[0, 0], [1, 0], [0, 0]])), "too_short", "Feature 2, ring 1"),
        (raw(GOOD, feature([[0, 0], [1, 0], [1, 0], [0, 0]])), "too_short", "Feature 2, ring 1"),
        (raw({"geometry": None}), "no_areas", "surface"),
    ],
)
def test_a_bad_file_is_refused_with_what_is_wrong_and_where(content, reason, words):
    with pytest.raises(Unreadable) as refused:
        outlines_of(content)
    assert refused.value.reason == reason
    assert words in sentence(refused.value)


def test_a_file_too_large_or_of_too_many_corners_is_not_kept(monkeypatch):
    monkeypatch.setattr(boundary_file, "MOST_CORNERS", 3)
    with pytest.raises(Unreadable, match="too_many_corners"):
        outlines_of(raw(GOOD))
    monkeypatch.setattr(boundary_file, "LARGEST_FILE", 10)
    with pytest.raises(Unreadable, match="too_large") as refused:
        outlines_of(raw(GOOD))
    assert "MB" in sentence(refused.value)


def test_what_has_no_surface_is_left_out_and_said():
    point = {"properties": {"NAME": "a hall"}, "geometry": {"type": "Point", "coordinates": [0, 0]}}
    found = outlines_of(raw(point, GOOD))
    assert (found.left_out, [each.said["NAME"] for each in found.features]) == ((1,), ["Centre"])
    assert found.properties == ["NAME"]


def test_a_file_in_degrees_may_say_so():
    assert outlines_of(raw(GOOD, crs={"properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}})).corners == 4


def test_words_of_a_file_are_tidied_and_kept_as_they_are():
    naughty = "<script>alert(1)</script>\u202e\x00\ud800  Œuvre\n"
    found = outlines_of(raw(feature(NAME=naughty, other=None, flag=True, code=51, empty="\u200b")))
    assert found.features[0].said == {"NAME": "<script>alert(1)</script> Œuvre", "code": "51"}
    assert from_plain(json.loads(json.dumps(found.plain()))) == found.features


def circle(x: float, corners: int) -> list[list[float]]:
    around = [[x + 0.1 * cos(tau * n / corners), 43 + 0.1 * sin(tau * n / corners)] for n in range(corners)]
    return [*around, around[0]]


def test_a_file_of_many_corners_keeps_ten_thousand_and_says_how_far_they_moved():
    tiny = [[0.05, 43], [0.050001, 43], [0.050001, 43.000001], [0.05, 43]]
    found = outlines_of(
        raw(feature(circle(0, 9000), NAME="West"), feature(circle(0.2, 9000), NAME="East"), feature(tiny))
    )
    assert found.corners_before == 18_006
    assert 3_000 < found.corners <= MOST_KEPT + 4
    assert 0 < found.off_by < 100
    assert len(found.features[2].rings[0]) == 4


def test_neighbours_share_their_border_still():
    border = [[0.5 + n / 20000, 43 + n / 10000] for n in range(6000)]
    one = feature([*border, [0, 44], border[0]], NAME="a")
    other = feature([*border[::-1], [1.5, 42.5], border[-1]], NAME="b")
    a, b = (set(each.rings[0]) for each in outlines_of(raw(one, other)).features)
    assert len(a & b) >= len(a) - 1


def test_areas_are_found_by_the_property_that_names_most_of_them():
    nine_areas = outlines_of(nine().encode())
    areas = ["Centre", "nord-est", "North-East", "Île"]
    found = match(nine_areas.features, "AREA_NAME", areas)
    assert found.areas == {"Centre": "Centre", "North East": "North-East"}
    assert found.without_shape == ("nord-est", "Île")
    assert (len(found.without_area), found.unnamed) == (7, 0)
    both = outlines_of(raw(feature(ID=1, NAME="Centre"), feature(ID=2)))
    assert [(each.name, each.found) for each in properties(both.features, areas)] == [("NAME", 1), ("ID", 0)]
    assert match(both.features, "NAME", areas).unnamed == 1


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_shapes_are_drawn_with_what_they_are_to_the_city(lang):
    shapes = match(outlines_of(nine().encode()).features, "AREA_NAME", ["centre"])
    drawn = draw(Outlined("o", "Shapes", shapes.boundaries, shapes.areas, lang))
    assert ("Centre", "centre") in drawn.table.rows
    assert {"en": "9 shapes in the file, 1 of them", "fr": "9 formes dans le fichier, dont 1"}[lang] in drawn.note


VALUES = some.recursive(
    some.none() | some.booleans() | some.floats() | some.integers() | some.text(max_size=5),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(VALUES, VALUES, VALUES)
def test_whatever_a_file_holds_it_is_read_or_refused(coordinates, properties_, more):
    one = {"properties": properties_, "geometry": {"type": "Polygon", "coordinates": coordinates}}
    for content in (raw(one), raw(more), json.dumps(more).encode(), repr(more).encode("utf-8", "replace")):
        assert _read_or_refused(content)


def _read_or_refused(content: bytes) -> str | bytes:
    try:
        return json.dumps(outlines_of(content).plain()).encode()
    except Unreadable as refused:
        return sentence(refused)
