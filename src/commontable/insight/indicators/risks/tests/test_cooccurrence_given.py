"""With one category, another: of those with the first."""

from commontable.insight.indicators.tests.making import facts, shares, situations

ROWS = situations((20, {}))
MET = facts(ROWS, (8, {"category": "drugs"}), (4, {"category": "housing"}))


def test_it_is_not_the_same_the_other_way_round():
    assert shares("cooccurrence_given", ["category", "other_category"], situation=ROWS, bridge_category=MET) == {
        ("drugs", "housing"): (4, 8),
        ("housing", "drugs"): (4, 4),
    }
