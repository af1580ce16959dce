"""Categories: situations that have one, of the accepted."""

from commontable.insight.indicators.tests.making import facts, figures, shares, situations

ROWS = situations((10, {}), (5, {"table": "WE"}), (5, {"accepted": False}))
MET = [
    *facts(ROWS[:10], (8, {"category": "mental_health", "age_band": "from_60"}), (4, {"category": "drugs"})),
    *facts(ROWS[10:15], (3, {"category": "drugs", "age_band": "from_18_to_24"})),
    *facts(ROWS, (2, {"category": "mental_health", "age_band": "from_6_to_11"})),
]


def test_a_situation_counts_once_however_many_ages_it_is_met_at():
    assert shares("category_prevalence", ["category"], situation=ROWS, bridge_category=MET) == {
        "mental_health": (8, 15),
        "drugs": (7, 15),
    }


def test_cut_by_table_it_is_of_the_accepted_of_that_table():
    assert shares("category_prevalence", ["table", "category"], situation=ROWS, bridge_category=MET) == {
        ("EA", "mental_health"): (8, 10),
        ("EA", "drugs"): (4, 10),
        ("WE", "drugs"): (3, 5),
    }


def test_the_most_that_one_agency_may_have_without_it_is_bounded():
    rows = situations((6, {"originator": 1}), (4, {"originator": 2}))
    met = facts(rows, (5, {"category": "drugs"}))
    (row,) = figures("category_prevalence", ["category"], situation=rows, bridge_category=met).values()
    assert (row["numerator"], row["denominator"], row["largest"], row["largest_rest"]) == (5, 10, 5, 5)


def test_an_empty_piece_finds_its_whole():
    rows = situations((3, {"area": None}), (2, {"area": "Weston"}))
    met = facts(rows, (4, {"category": "drugs"}))
    assert shares("category_prevalence", ["area", "category"], situation=rows, bridge_category=met) == {
        (None, "drugs"): (3, 3),
        ("Weston", "drugs"): (1, 2),
    }
