"""Categories together: both, of the accepted; each pair once."""

from commontable.insight.indicators.tests.making import SPRING, WINTER, facts, shares, situations

ROWS = situations((10, {}), (10, {"quarter": SPRING}))
DRUGS, HOUSING, SUICIDE = ({"category": each} for each in ("drugs", "housing", "suicide"))
MET = [
    *facts(ROWS[:10], (6, DRUGS), (4, HOUSING), (1, SUICIDE)),
    *facts(ROWS[10:], (5, DRUGS), (5, HOUSING), (5, {"category": "drugs", "age_band": "from_60"})),
]


def test_each_pair_is_there_once():
    assert shares("cooccurrence", ["category", "other_category"], situation=ROWS, bridge_category=MET) == {
        ("drugs", "housing"): (9, 20),
        ("drugs", "suicide"): (1, 20),
        ("housing", "suicide"): (1, 20),
    }


def test_its_change_between_two_periods_is_read_by_cutting_by_the_period():
    found = shares("cooccurrence", ["quarter", "category", "other_category"], situation=ROWS, bridge_category=MET)
    assert found[WINTER, "drugs", "housing"] == (4, 10)
    assert found[SPRING, "drugs", "housing"] == (5, 10)
