"""How is the change of pairs from one year to the next said, and is nothing said of what is withheld?"""

import json
from dataclasses import replace

import pytest

from commontable.insight.pictures.change import Change, Pair, draw, points_said, reading, said
from commontable.insight.pictures.numbers import Ratio
from commontable.insight.reports.assembling import assemble
from commontable.insight.reports.changing import change_table
from commontable.insight.reports.document import Label
from commontable.insight.reports.naming import Names
from commontable.insight.reports.numbers import Numbers
from commontable.insight.reports.package import as_json

from .making import a_source

KEY = "cooccurrence_category_other_category_before"
TIMES = ("2025", "2026")


def numbers(**parts: tuple[float | None, float | None]) -> Numbers:
    cells = {tuple(key.split("__")): {"numerator": some, "denominator": of} for key, (some, of) in parts.items()}
    return Numbers(("category", "other_category"), "share", cells)


def rows(then: Numbers, now: Numbers) -> list[tuple]:
    table = change_table(then, now, Names("en"), TIMES)
    return [
        (f"{row[0].code} {row[1].code}", row[2].value, row[3].value, row[4].value, row[5].code) for row in table.rows
    ]


def test_a_change_is_more_than_chance_beyond_three_standard_errors():
    # 40 and 70 of 200: pooled 0.275, three errors 0.134, and they differ by 0.15
    assert reading(Ratio(40, 200), Ratio(70, 200)) == "more"
    assert reading(Ratio(70, 200), Ratio(40, 200)) == "less"
    assert reading(Ratio(40, 200), Ratio(60, 200)) == "chance"
    assert reading(Ratio(0, 0), Ratio(60, 200)) == "chance"
    assert reading(Ratio(0, 200), Ratio(0, 200)) == "chance"


def test_each_pair_is_one_row_whichever_was_named_first_and_the_withheld_stand_last():
    then = numbers(drugs__alcohol=(40, 200), housing__alcohol=(None, 200), drugs__housing=(0, 200))
    now = numbers(alcohol__drugs=(70, 200), alcohol__housing=(50, 200), drugs__housing=(0, 200))
    assert rows(then, now) == [
        ("alcohol drugs", 0.2, 0.35, 15.0, "more"),
        ("alcohol housing", None, 0.25, None, "hidden"),
    ]


def test_a_pair_nobody_was_counted_for_in_a_year_has_no_change():
    assert rows(numbers(), numbers(alcohol__drugs=(70, 200))) == [("alcohol drugs", None, 0.35, None, "hidden")]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_picture_says_what_moved_and_nothing_of_what_is_withheld(lang):
    hidden = Ratio(None, None, "small")
    pairs = (
        Pair("A", Ratio(40, 200), Ratio(70, 200)),
        Pair("B", hidden, Ratio(9, 200)),
        Pair("C", Ratio(9, 200), Ratio(0, 0)),
        Pair("D with a name that is long enough for two lines of it", Ratio(5, 200), Ratio(4, 200)),
    )
    drawn = draw(Change("c", "Changes", pairs, TIMES, lang))
    assert {"en": "Changed by more than chance: A.", "fr": "au-delà du hasard\N{NO-BREAK SPACE}: A."}[
        lang
    ] in drawn.description
    assert "9 sur" not in drawn.svg
    assert [row[0] for row in drawn.table.rows][-1] == "B"
    assert said(pairs[1], lang) == {"en": "withheld", "fr": "masqué"}[lang]
    assert said(pairs[2], lang) == {"en": "none to count", "fr": "rien à compter"}[lang]
    calm = draw(Change("c", "Changes", pairs[1:], TIMES, lang))
    assert {"en": "None changed", "fr": "Aucun changement"}[lang] in calm.description


def test_points_have_a_sign():
    assert [points_said(each, "en") for each in (4.2, -2.6, 0.2)] == ["+4", "\N{MINUS SIGN}3", "0"]


def test_the_annual_report_has_the_change_with_all_pairs_in_its_files():
    english, french = (assemble(a_source("annual", language)) for language in ("en", "fr"))
    figure = next(each for each in english.figures if each.key == KEY)
    assert figure.picture
    assert "2025" in figure.span
    assert "2026" in figure.span
    assert len(figure.table.rows) == 12 < len(figure.data.rows)
    assert {row[5].code for row in figure.data.rows if isinstance(row[5], Label)} <= {
        "more",
        "less",
        "chance",
        "hidden",
    }
    kept = json.loads(as_json(english, french))
    data = next(each for each in kept["resources"] if each["path"] == f"{KEY}.csv")["data"]
    assert {"before", "now", "change", "reading"} <= set(data[0])


def test_without_the_year_itself_there_is_no_change():
    source = a_source("annual")
    some = {
        name: found for name, found in source.numbers.items() if name != "cooccurrence.category.other_category.year"
    }
    assert KEY not in [each.key for each in assemble(replace(source, numbers=some)).figures]
