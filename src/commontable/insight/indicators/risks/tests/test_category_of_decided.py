"""Categories: of all that were decided."""

from commontable.insight.indicators.tests.making import facts, shares, situations


def test_a_rejected_one_is_in_the_whole():
    rows = situations((37, {}), (4, {"accepted": False}))
    met = facts(rows, (32, {"category": "mental_health"}))
    assert shares("category_of_decided", ["category"], situation=rows, bridge_category=met) == {
        "mental_health": (32, 41)
    }
