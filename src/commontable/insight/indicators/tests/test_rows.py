"""What is counted once, in which period, at which tables."""

from commontable.insight.indicators import indicator, labels
from commontable.insight.indicators.periods import EARLIER, LATER, in_both
from commontable.insight.indicators.rows import within
from commontable.insight.indicators.tests.making import SPRING, WINTER, situations
from commontable.insight.mart import Star

MOVED = [*situations((6, {}), (4, {"quarter": SPRING})), *situations((2, {"table": "WE", "quarter": SPRING}), first=20)]
MOVED[-1]["city"] = 2
"""Number 21, brought in spring at the west table, is number 2 of the winter in the east."""
BROUGHT = [{"table": "EA", "quarter": each, "ending": "pending", "numbers": 1} for each in (WINTER, SPRING)]
STAR = Star.of({"situation": MOVED, "brought": BROUGHT})


def counted(star: Star, code: str = "accepted_situations", by=()):
    rows = indicator(code).cells(star, by).to_pyarrow().to_pylist()
    return {tuple(row[each] for each in by): row["numerator"] for row in rows}


def test_quarters_add_up_to_the_year_however_they_are_asked():
    assert counted(STAR, by=["quarter"]) == {(WINTER,): 6, (SPRING,): 5}
    assert counted(within(STAR, since=WINTER, until=WINTER)) == {(): 6}
    assert counted(within(STAR, since=SPRING)) == {(): 5}
    assert counted(within(STAR, since=WINTER)) == counted(STAR) == {(): 11}


def test_a_table_has_its_own_numbers_in_each_period():
    assert counted(within(STAR, since=SPRING), by=["table"]) == {("EA",): 4, ("WE",): 2}


def test_of_some_tables_the_number_that_stands_is_among_theirs():
    assert counted(within(STAR, tables=["WE"])) == {(): 2}
    assert counted(within(STAR, since=SPRING, tables=["WE"])) == {(): 2}


def test_undecided_numbers_follow_period_and_tables():
    assert counted(within(STAR, until=WINTER), "presented") == {(): 7}
    assert counted(within(STAR, tables=["WE"]), "presented") == {(): 2}


def test_it_is_accepted_if_any_number_of_it_is_whatever_came_first():
    rows = situations((1, {"accepted": False, "city": 1}), (1, {"table": "WE", "city": 1}))
    assert counted(Star.of({"situation": rows})) == {(): 1}
    assert counted(Star.of({"situation": rows}), "rejected_situations") == {(): 0}


def test_labels_come_from_the_snapshot_in_the_order_of_their_list():
    terms = [
        {"list": "age_bands", "code": "from_60", "en": "60+", "fr": "60 ans et plus", "position": 7},
        {"list": "age_bands", "code": "from_0_to_5", "en": "0-5", "fr": "0 à 5 ans", "position": 0},
        {
            "list": "conclusions/groups",
            "code": "still_aer",
            "en": "Still AER",
            "fr": "Toujours un risque",
            "position": 1,
        },
        {"list": "genders", "code": "female", "en": "Female", "fr": "Féminin", "position": 0},
    ]
    found = labels(Star.of({"term": terms}), ["age_band", "conclusion_group", "walk_on"])
    assert list(found) == ["age_band", "conclusion_group"]
    assert found["conclusion_group"]["still_aer"].read("en") == "Still AER"
    assert [(code, words.fr) for code, words in found["age_band"].items()] == [
        ("from_0_to_5", "0 à 5 ans"),
        ("from_60", "60 ans et plus"),
    ]


def test_two_periods_stand_beside_each_other_so_that_a_change_is_made_of_what_is_shown():
    both = in_both(indicator("aer_share"), STAR, ["table"], (WINTER, WINTER), (SPRING, SPRING))
    rows = both.to_pyarrow().to_pylist()
    assert {(row["period"], row["table"]): row["denominator"] for row in rows} == {
        (EARLIER, "EA"): 6,
        (LATER, "EA"): 4,
        (LATER, "WE"): 2,
    }
