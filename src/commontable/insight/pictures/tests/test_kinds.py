"""Does each other kind of picture keep its own promise: no ranking, half a square, all that is unmatched named?"""

import json
import re
from itertools import combinations

import pytest

from commontable.insight.pictures import areas, bars, boundaries, figures, heat, multiples, network, scales
from commontable.insight.pictures.numbers import Count, Ratio
from commontable.insight.pictures.periods import year
from commontable.insight.pictures.samples_of_places import boundary_file

MANY = tuple(f"Category {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZΩ")


def heat_of(names: tuple[str, ...], **changed) -> heat.Heat:
    pairs = {(one, other): Count(5 + 3 * place) for place, (one, other) in enumerate(combinations(names, 2))}
    alone = {(name, name): Count(100 + place) for place, name in enumerate(names)}
    return heat.Heat("heat", "Together", names, pairs | alone, "en", "Situations with both", **changed)


def test_a_heat_map_is_a_lower_triangle_with_each_alone_on_the_diagonal():
    drawn = heat.draw(heat_of(("Drugs", "Housing", "Alcohol")))
    assert drawn.svg.count('class="pic-alone"') == 3
    assert len(re.findall(r'<rect class="pic-h\d"[^>]*><title>', drawn.svg)) == 3
    assert drawn.table.rows[0] == ("Drugs", 100, 5, 8)
    assert drawn.table.rows[1] == ("Housing", 5, 101, 11)
    assert "Most often together: Housing and Alcohol (11)" in drawn.description


def test_a_pair_that_nobody_counted_is_missed():
    with pytest.raises(ValueError, match=r"\('Housing', 'Drugs'\)"):
        heat.Heat(
            "heat",
            "T",
            ("Drugs", "Housing"),
            {("Drugs", "Drugs"): Count(1), ("Housing", "Housing"): Count(1)},
            "en",
            "Both",
        )


def test_at_320_px_the_most_frequent_are_drawn_and_that_is_said():
    drawn = heat.draw(heat_of(MANY))
    assert "8 Category Ω" in drawn.narrow
    assert "Category A<" not in drawn.narrow.partition("</desc>")[2]
    assert "Drawn here: 8 of 27; the table has all." in drawn.narrow
    assert len(drawn.table.rows) == 27


def test_numbers_stand_in_all_cells_or_in_none_and_then_that_is_said():
    few, many = heat.draw(heat_of(MANY[:5])), heat.draw(heat_of(MANY))
    assert re.search(r'<text class="pic-text pic-middle pic-on', few.svg)
    assert not re.search(r'<text class="pic-text pic-middle pic-on', many.svg)
    assert "stand in the table" in many.note
    assert "stand in the table" not in few.note


def test_a_key_says_where_each_range_ends_or_without_the_room_where_it_begins():
    assert scales.ranges_said([(5, 11), (12, 12)], 50, "en") == ["5–11", "12"]
    assert scales.ranges_said([(5, 11), (1000, 1999)], 50, "fr") == ["5+", "1\u00a0000+"]


def test_steps_are_whole_equal_and_hold_every_number():
    assert scales.steps([5, 45, 0]) == [(5, 13), (14, 22), (23, 31), (32, 40), (41, 45)]
    assert scales.steps([7]) == [(7, 7)]
    assert scales.steps([0]) == []
    assert [scales.place_of(value, scales.steps([5, 45])) for value in (0, 5, 13, 14, 45)] == [0, 1, 1, 2, 5]
    assert [scales.of_five(place, [(1, 1), (2, 2), (3, 3)]) for place in (0, 1, 2, 3)] == [0, 1, 3, 5]
    assert scales.place_of(60.0, scales.share_steps()) == 4
    assert scales.place_of(100.0, scales.share_steps()) == 5


def test_tables_stand_by_name_however_they_come_and_share_one_scale():
    told = {"York": (Ratio(9, 10),), "Étoile": (Ratio(1, 10),), "east": (Ratio(5, 10),)}
    drawn = multiples.draw(multiples.Multiples("m", "By table", (year(2026),), told, "en"))
    assert drawn.table.header == ("Period", "east", "Étoile", "York")
    assert "not a ranking" in drawn.note
    assert "2026: east 50%; Étoile 10%; York 90%." in drawn.description


def test_each_table_has_one_share_a_period():
    with pytest.raises(ValueError, match="York"):
        multiples.Multiples("m", "By table", (year(2026),), {"York": ()}, "en")


def bars_of(order: str) -> list[str]:
    told = (
        bars.Bar("b", Count(1)),
        bars.Bar("c", Count(None, "small")),
        bars.Bar("a", Count(9)),
        bars.Bar("é", Count(None, "small")),
    )
    return [bar.label for bar in bars.Bars("e", "T", told, "en", order=order).ordered]


def test_bars_stand_by_size_by_name_or_as_given_and_what_is_withheld_last_or_where_its_name_puts_it():
    assert bars_of(bars.BY_SIZE) == ["a", "b", "c", "é"]
    assert bars_of(bars.BY_NAME) == ["a", "b", "c", "é"]
    assert bars_of(bars.GIVEN) == ["b", "c", "a", "é"]


def test_bars_are_all_of_one_kind_and_only_a_share_has_a_range():
    with pytest.raises(ValueError, match="all counts or all shares"):
        bars.Bars("e", "T", (bars.Bar("a", Count(1)), bars.Bar("b", Ratio(1, 2))), "en")
    with pytest.raises(ValueError, match="no range"):
        bars.Bars("e", "T", (bars.Bar("a", Count(1)),), "en", sample=True)


def test_a_share_tells_what_it_is_of_and_a_sample_its_range():
    drawn = bars.draw(
        bars.Bars("e", "Whole", (bars.Bar("a", Ratio(81, 263)), bars.Bar("b", Ratio(0, 0))), "fr", sample=True)
    )
    assert "31\u00a0% · 81 sur 263" in drawn.svg
    assert drawn.table.shown()[0] == ("a", "81", "263", "30,8\u00a0%", "25,5\u00a0%", "36,6\u00a0%")
    assert drawn.table.shown()[1] == ("b", "0", "0", "–", "–", "–")
    assert "intervalle de 95\u00a0%" in drawn.note
    plain = bars.draw(bars.Bars("e", "Whole", (bars.Bar("a", Ratio(1, 2)),), "en"))
    assert "pic-range" not in plain.svg
    assert len(plain.table.header) == 4


AGENCIES = tuple(
    network.Agency(f"Agency {letter}", f"Kind {place % 7}") for place, letter in enumerate("ABCDEFGHIJKLMNOP")
)


def test_a_network_of_many_has_numbers_and_a_list_of_names():
    links = {
        ("Agency A", "Agency B"): Count(12),
        ("Agency C", "Agency B"): Count(3),
        ("Agency C", "Agency D"): Count(0),
    }
    drawn = network.draw(network.Network("n", "Together", AGENCIES, links, "en", "Situations"))
    assert drawn.svg.count(">Agency ") == 16 + 16 + 2
    assert drawn.svg.count(">16</text>") == 2
    assert (
        "16 agencies, 2 links drawn. Strongest: Agency A and Agency B (12); Agency B and Agency C (3)"
        in drawn.description
    )
    assert [row[:2] for row in drawn.table.rows] == [
        ("Agency A", "Agency B"),
        ("Agency B", "Agency C"),
        ("Agency C", "Agency D"),
    ]


def test_a_network_of_few_has_their_names_beside_them():
    drawn = network.draw(
        network.Network("n", "Together", AGENCIES[:3], {("Agency A", "Agency B"): Count(12)}, "fr", "Situations")
    )
    assert "Agency A</text>" in drawn.svg
    assert ">1</text>" not in drawn.svg


@pytest.mark.parametrize("pair", [("Agency A", "Agency A"), ("Agency A", "Nobody")])
def test_a_link_joins_two_that_are_there(pair):
    with pytest.raises(ValueError, match="joins two agencies"):
        network.Network("n", "T", AGENCIES, {pair: Count(1)}, "en", "Situations")


REGIONS = boundaries.read(boundary_file())


def test_areas_are_matched_by_name_and_what_is_not_is_named():
    numbers = {"north west": Count(5), "CENTRE": Count(9), "Moon": Count(7)}
    drawn = areas.draw(areas.Areas("a", "By area", REGIONS, numbers, "en", "Situations"))
    assert "Without a boundary in the file: Moon." in drawn.note
    assert "On the map without a number: East, North, North East, South, South East, South West and West." in drawn.note
    assert drawn.table.rows == (("CENTRE", 9), ("Moon", 7), ("north west", 5))


def test_a_share_of_nothing_is_an_area_without_a_step():
    drawn = areas.draw(
        areas.Areas("a", "By area", REGIONS, {"Centre": Ratio(0, 0), "East": Ratio(3, 4)}, "en", "Share")
    )
    assert "Centre: none to count" in drawn.svg
    assert "Share (%)" in drawn.svg
    assert drawn.table.header == ("Area", "Counted", "Of", "Share")


def test_a_number_stands_under_the_name_of_its_area_or_on_a_map_without_names():
    """Beside names it would be read as one: "52" is a division, too."""
    squares = [feature(name, ring=square(at)) for at, name in enumerate(("North Side", "South", "Unpronounceable" * 3))]
    held = boundaries.read(as_file(*squares))

    def words_of(**numbers: int) -> list[str]:
        counted = {name.replace("_", " "): Count(number) for name, number in numbers.items()}
        svg = areas.draw(areas.Areas("a", "By area", held, counted, "en", "Situations")).svg
        written = re.findall(r"<text[^>]*pic-middle[^>]*>([^<]+)</text>", svg)
        return [each for each in written if "–" not in each]  # not the steps of the key

    long = "Unpronounceable" * 3
    assert words_of(North_Side=41, South=42, **{long: 52}) == ["North Side", "41", "South", "42"]
    assert words_of(**{long: 52})[0] == "52"  # and then the one step of the key


def square(at: int) -> tuple[tuple[float, float], ...]:
    return ((at, 0.0), (at + 1.0, 0.0), (at + 1.0, 1.0), (at, 1.0), (float(at), 0.0))


def test_counts_and_shares_do_not_share_a_map():
    with pytest.raises(ValueError, match="not both"):
        areas.Areas("a", "T", REGIONS, {"Centre": Ratio(1, 2), "East": Count(3)}, "en", "Both")


def feature(name="Centre", kind="Polygon", ring=((0, 0), (1, 0), (1, 1), (0, 0))) -> dict:
    held = [list(map(list, ring))]
    return {
        "properties": {"name": name},
        "geometry": {"type": kind, "coordinates": [held] if kind == "MultiPolygon" else held},
    }


def as_file(*features) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("no json", "no_json"),
        ("[1]", "no_geojson"),
        ('{"features": [3]}', "no_geojson"),
        ("[" * 100_000, "too_deep"),
        (as_file(), "no_areas"),
        (as_file(feature(kind="Point")), "no_areas"),
        (as_file(feature(name="")), "no_name"),
        (as_file({**feature(), "properties": {"other": 1}}), "no_name"),
        (as_file({**feature(), "properties": [1]}), "no_geojson"),
        (as_file({"properties": {"name": "a"}, "geometry": [1]}), "no_geojson"),
        (as_file(feature(ring=((0, 0), (900, 0), (1, 1), (0, 0)))), "not_degrees"),
        (as_file(feature(ring=((0, 0), ("x", 0), (1, 1), (0, 0)))), "no_place"),
        (as_file(feature(ring=((0, 0), (float("nan"), 0), (1, 1), (0, 0)))), "no_place"),
        (as_file(*[feature()] * 2001), "too_many"),
    ],
)
def test_a_file_that_is_no_boundary_file_is_refused_for_a_reason(text, reason):
    with pytest.raises(boundaries.Unreadable) as refused:
        boundaries.read(text)
    assert refused.value.reason == reason


def test_parts_of_one_area_are_one_area_and_the_name_may_stand_elsewhere():
    read = boundaries.read(as_file(feature(), feature(kind="MultiPolygon")))
    assert len(read.areas["Centre"]) == 2
    renamed = json.dumps({"features": [{**feature(), "properties": {"DIVISION_ID": 51}}]})
    assert list(boundaries.read(renamed, "division_id").areas) == ["51"]
    assert boundaries.read(renamed.replace("DIVISION_ID", "DIV")).named("51") == "51"


def test_a_ring_keeps_only_what_can_be_seen():
    line = [(place / 10, 0.0) for place in range(100)] + [(9.9, 9.9)]
    assert len(boundaries.thinned(line)) < 20
    assert boundaries.thinned([(0.0, 0.0), (0.1, 0.0), (0.0, 0.1), (0.1, 0.1), (0.0, 0.0)]) == [
        (0.0, 0.0),
        (0.1, 0.0),
        (0.0, 0.1),
        (0.1, 0.1),
    ]


def test_figures_say_what_of_and_what_before():
    shown = figures.figure(
        "Premier contact", Ratio(31, 36), lang="fr", meaning="Dans les 48 heures.", before=Ratio(28, 36)
    )
    assert (shown.value, shown.beside) == ("86\u00a0%", ("31 sur 36", "78\u00a0% il y a un an"))
    assert figures.figure("Presented", Count(1046), lang="en", meaning="").said == "Presented: 1,046."
