"""DIS-03: can a true number be read out of a height, a place, a tip, the words or the table, where it is withheld?"""

import re
from dataclasses import replace
from datetime import date
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from commontable.insight.pictures import (
    areas,
    bars,
    boundaries,
    figures,
    heat,
    multiples,
    network,
    samples_of_places,
    trend,
)
from commontable.insight.pictures.numbers import Count, Ratio
from commontable.insight.pictures.paper import SVG
from commontable.insight.pictures.periods import quarter

NAMES = ("Ash", "Birch", "Cedar", "Elm", "Fir", "Oak")
PERIODS = tuple(quarter(date(2025 + place // 4, 1 + 3 * (place % 4), 1), "en") for place in range(6))
TRUE, OTHER = 7919, 6007
"""Two numbers that a hidden cell might hold; neither could come about in a drawing by chance."""


def count(true: int, why: str) -> Count:
    """What suppression hands on: a hidden number is not there."""
    return Count(None, why) if why else Count(true)


def ratio(true: int, why: str) -> Ratio:
    return Ratio(None, 9000, why) if why else Ratio(true, 9000)


def drawn(numbers: list[int], hidden: list[str]):
    """Every kind of picture of six numbers, and of six pairs, some of them hidden."""
    told = list(zip(numbers, hidden, strict=True))
    counts, ratios = [count(*each) for each in told], tuple(ratio(*each) for each in told)
    steps = tuple(trend.Step(period, each) for period, each in zip(PERIODS, ratios, strict=True))
    pairs = dict(zip([*combinations(NAMES[:4], 2)], counts, strict=True))
    alone = {(name, name): Count(9500) for name in NAMES[:4]}
    agencies = tuple(network.Agency(name, "Health") for name in NAMES)
    regions = boundaries.read(samples_of_places.boundary_file())
    by_area = dict(zip(list(regions.areas)[:6], counts, strict=True))
    yield trend.draw(trend.Trend("a", "A trend", steps, "en"))
    yield trend.draw(trend.Trend("b", "A rate", steps, "en", chart="u", compared=3))
    yield multiples.draw(multiples.Multiples("c", "Tables", PERIODS, {"Ash": ratios, "Elm": ratios[::-1]}, "en"))
    yield heat.draw(heat.Heat("d", "Together", NAMES[:4], pairs | alone, "en", "Both"))
    yield bars.draw(bars.Bars("e", "Counts", tuple(map(bars.Bar, NAMES, counts)), "en"))
    yield bars.draw(bars.Bars("f", "Shares", tuple(map(bars.Bar, NAMES, ratios)), "en", sample=True))
    yield network.draw(network.Network("g", "Agencies", agencies, pairs, "en", "Together"))
    yield areas.draw(areas.Areas("h", "Areas", regions, by_area, "en", "Situations"))


def everything(picture) -> str:
    return " ".join(
        [
            picture.title,
            picture.note,
            picture.description,
            picture.svg,
            picture.narrow,
            picture.table.csv(),
            str(picture.table.shown()),
        ]
    )


six = some.lists(some.integers(0, 9000), min_size=6, max_size=6)
which = some.lists(some.booleans(), min_size=6, max_size=6)
REASONS = ("small", "dominated", "all_or_none", "complement", "linked", "earlier")
whys = some.lists(some.sampled_from(REASONS), min_size=6, max_size=6)


@settings(max_examples=12, deadline=None, derandomize=True)
@given(six, six, which, whys)
def test_dis_03_what_is_hidden_changes_nothing_of_any_picture_nor_does_the_reason(true, other, hidden, reasons):
    differs = [theirs if hid else ours for ours, theirs, hid in zip(true, other, hidden, strict=True)]
    small = ["small" if hid else "" for hid in hidden]
    otherwise = [why if hid else "" for why, hid in zip(reasons, hidden, strict=True)]
    assert list(drawn(true, small)) == list(drawn(differs, otherwise))


def test_dis_03_a_hidden_number_stands_nowhere():
    hidden = ["", "small", "", "", "complement", ""]
    for picture in drawn([31, TRUE, 45, 52, OTHER, 60], hidden):
        written = everything(picture)
        assert not re.search(f"{TRUE}|{OTHER}|7,919|6,007", written), picture.name
        assert "withheld" in written, picture.name


def test_a_hidden_number_would_be_found():
    assert any("7919" in everything(picture) for picture in drawn([31, TRUE, 45, 52, OTHER, 60], [""] * 6))


def elements(svg: str, tag: str, look: str) -> list[ET.Element]:
    return [each for each in ET.fromstring(svg).iter(f"{{{SVG}}}{tag}") if look in each.get("class", "").split()]


def test_dis_03_a_withheld_period_has_no_point_and_its_hatch_is_as_tall_as_the_plot():
    numbers = [Ratio(4000 + 100 * place, 9000) for place in range(6)]
    told = trend.Trend("a", "A trend", tuple(map(trend.Step, PERIODS, numbers)), "en")
    less = replace(
        told, steps=tuple(map(trend.Step, PERIODS, [*numbers[:2], Ratio(None, None, "linked"), *numbers[3:]]))
    )
    whole, missing = trend.draw(told), trend.draw(less)
    assert len(elements(whole.svg, "circle", "pic-dot")) + len(elements(whole.svg, "circle", "pic-outside")) == 6
    assert len(elements(missing.svg, "circle", "pic-dot")) + len(elements(missing.svg, "circle", "pic-outside")) == 5
    assert len(elements(missing.svg, "path", "pic-line")) == 2
    assert [each.get("height") for each in elements(missing.svg, "rect", "pic-frame")] == ["232"]
    assert missing.table.shown()[2][1:] == ("withheld: it could point at few people",) * 6 + ("withheld",)


def test_dis_03_a_withheld_bar_is_always_as_long_and_always_last():
    drawn_bars = [
        bars.draw(
            bars.Bars("e", "Counts", (bars.Bar("Ash", Count(None, "small")), bars.Bar("Elm", Count(value))), "en")
        )
        for value in (1, 900)
    ]
    frames = [elements(each.svg, "rect", "pic-frame")[0].attrib for each in drawn_bars]
    assert frames[0] == frames[1]
    assert drawn_bars[0].table.rows[-1][0] == "Ash"


def test_dis_03_a_withheld_link_is_not_drawn_and_moves_no_agency():
    agencies = tuple(network.Agency(name, "Health") for name in NAMES)
    links = {("Ash", "Elm"): Count(20), ("Elm", "Oak"): Count(8)}
    hidden = {("Fir", "Oak"): Count(None, "small"), ("Ash", "Oak"): Count(None, "complement")}
    without = network.draw(network.Network("g", "Agencies", agencies, links, "en", "Together"))
    with_them = network.draw(network.Network("g", "Agencies", agencies, links | hidden, "en", "Together"))
    assert drop_words(without.svg) == drop_words(with_them.svg)
    assert "2 links are withheld" in with_them.note
    assert "2 links are withheld" in with_them.description


def drop_words(svg: str) -> str:
    return re.sub("<desc.*?</desc>", "", svg)


def test_dis_03_a_figure_that_is_withheld_says_why_and_nothing_else():
    shown = figures.figure(
        "Share", Ratio(31, None, "complement"), lang="en", meaning="Accepted.", before=Ratio(None, 9, "small")
    )
    assert shown.value == ""
    assert shown.said == "Share: withheld: it could point at few people; withheld a year ago. Accepted."


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_picture_of_nothing_told_can_be_drawn(lang):
    hidden = Ratio(None, None, "small")
    steps = tuple(trend.Step(period, hidden) for period in PERIODS)
    assert trend.draw(trend.Trend("a", "A trend", steps, lang)).svg
    assert trend.draw(trend.Trend("a", "A rate", steps, lang, chart="u")).svg
    assert heat.draw(heat.Heat("d", "T", ("Ash",), {("Ash", "Ash"): Count(None, "small")}, lang, "Both")).svg
    assert bars.draw(bars.Bars("e", "C", (bars.Bar("Ash", Count(None, "small")),), lang)).svg
    assert network.draw(network.Network("g", "A", (network.Agency("Ash", "Health"),), {}, lang, "Together")).svg
    assert multiples.draw(multiples.Multiples("c", "T", PERIODS, {"Ash": (hidden,) * 6}, lang)).svg
