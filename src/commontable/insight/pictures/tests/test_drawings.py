"""Is each drawing one that a page under the strict policy, a reader who hears it, and a sheet of paper can all take?"""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from commontable.groundwork import design
from commontable.insight.pictures import ink, samples
from commontable.insight.pictures.drawing import LETTER, Drawing, short, spread, wrapped
from commontable.insight.pictures.hatch import lines
from commontable.insight.pictures.paper import SVG, for_paper

STATIC = Path(design.__file__).parent / "static" / "design"
ELEMENTS = {"svg", "title", "desc", "path", "rect", "circle", "text"}
ATTRIBUTES = {
    "class",
    "id",
    "d",
    "x",
    "y",
    "width",
    "height",
    "cx",
    "cy",
    "r",
    "transform",
    "stroke-width",
    "fill-rule",
}
ATTRIBUTES |= {"role", "lang", "viewBox", "aria-labelledby", "aria-describedby"}
DRAWN = [
    pytest.param(picture, svg, id=f"{lang}-{picture.name}-{size}")
    for lang in ("en", "fr")
    for picture in samples.pictures(lang)
    for size, svg in (("wide", picture.svg), ("narrow", picture.narrow))
]


def bare(element: ET.Element) -> str:
    return element.tag.removeprefix(f"{{{SVG}}}")


@pytest.mark.parametrize(("picture", "svg"), DRAWN)
def test_acc_06_it_is_an_image_with_a_title_and_a_description(picture, svg):
    root = ET.fromstring(svg)
    title, desc = root[0], root[1]
    assert root.get("role") == "img"
    assert (bare(title), title.text) == ("title", picture.title)
    assert bare(desc) == "desc"
    assert desc.text.startswith(picture.description)
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (title.get("id"), desc.get("id"))


@pytest.mark.parametrize(("picture", "svg"), DRAWN)
def test_it_holds_shapes_and_words_and_nothing_a_strict_policy_refuses(picture, svg):
    for element in ET.fromstring(svg).iter():
        assert bare(element) in ELEMENTS
        assert set(element.attrib) <= ATTRIBUTES
        assert set(element.get("class", "").split()) <= {"pic", *ink.CLASSES}


@pytest.mark.parametrize(("picture", "svg"), DRAWN)
def test_no_word_runs_out_of_the_drawing(picture, svg):
    root = ET.fromstring(svg)
    _x, _y, width, height = map(float, root.get("viewBox").split())
    for text in root.iter(f"{{{SVG}}}text"):
        look, x, broad = text.get("class"), float(text.get("x")), len(text.text) * LETTER * 0.95
        left = x - (broad if "pic-end" in look else broad / 2 if "pic-middle" in look else 0)
        assert text.get("transform") or (left >= -2 and left + broad <= width + 2), text.text
        assert 8 <= float(text.get("y")) <= height, text.text


@pytest.mark.parametrize(("picture", "svg"), DRAWN)
def test_on_paper_it_has_colours_of_its_own_and_no_class(picture, svg):
    for element in ET.fromstring(for_paper(svg)).iter():
        assert "class" not in element.attrib
        assert re.fullmatch("none|#[0-9a-f]{6}", element.get("fill", "none"))
        if bare(element) == "text":
            assert element.get("font-size") == "12"
            assert element.get("fill")


def test_every_name_on_a_page_is_there_once():
    ids = re.findall(
        r' id="([^"]+)"', "".join(svg for picture in samples.pictures("en") for svg in (picture.svg, picture.narrow))
    )
    assert len(ids) == len(set(ids))


def test_the_same_numbers_give_the_same_drawing():
    assert samples.pictures.__wrapped__("en") == samples.pictures("en")


def test_words_cannot_become_markup():
    drawing = Drawing("a", '<script>"&', "\x00<!--", "en", width=10, height=10)
    drawing.text("pic-text", 0, 0, "</text><script>\x1b")
    drawing.circle("pic-dot", 0, 0, 1, tip='"><b>')
    root = ET.fromstring(drawing.done())
    assert [bare(element) for element in root.iter()] == ["svg", "title", "desc", "text", "circle", "title"]
    assert root[2].text == "</text><script>"


@pytest.mark.parametrize("name", ["", "a b", '"', "A", "1a"])
def test_a_name_is_plain(name):
    with pytest.raises(ValueError, match="small letters"):
        Drawing(name, "", "", "en", width=1, height=1)


def test_the_style_sheet_has_the_rule_of_every_class():
    assert ink.style_sheet() in (STATIC / "pictures.css").read_text()


def test_the_colours_of_paper_are_those_of_the_tokens_in_daylight():
    root = (STATIC / "tokens.css").read_text().partition("@media")[0]
    assert {
        name: f"#{found}" for name, found in re.findall(r"--([\w-]+): #([0-9a-f]{6})", root) if name in ink.LIGHT
    } == ink.LIGHT


def test_a_later_class_wins_on_paper_as_on_the_page():
    assert ink.in_light("pic-on-high pic-text")["fill"] == ink.LIGHT["h-ink-high"]


def test_a_hatch_stays_inside_its_shape_and_out_of_its_holes():
    square = [(0.0, 0.0), (30.0, 0.0), (30.0, 30.0), (0.0, 30.0)]
    hole = [(10.0, 10.0), (20.0, 10.0), (20.0, 20.0), (10.0, 20.0)]
    ends = [tuple(map(float, place.split())) for place in re.split("[ML]", lines([square, hole]))[1:]]
    assert ends
    assert all(0 <= x <= 30 and 0 <= y <= 30 for x, y in ends)
    middles = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(ends[::2], ends[1::2], strict=True)]
    assert not any(10 < x < 20 and 10 < y < 20 for x, y in middles)


def test_labels_stand_apart_and_in_order():
    assert spread([10, 11, 12], 5, 0, 100) == [10, 15, 20]
    assert spread([99, 98, 1], 5, 0, 100) == [100, 95, 1]


def test_places_are_short_and_words_are_wrapped():
    assert [short(number) for number in (1.0, -0.04, 2.25, -3)] == ["1", "0", "2.2", "-3"]
    assert wrapped("Criminal involvement", 80) == ["Criminal", "involvement"]
    assert wrapped("A name that is too long for it", 60, 1) == ["A name t…"]
