"""People per accepted situation."""

from commontable.insight.indicators.tests.making import shares, situations


def test_a_place_counts_nobody_and_still_counts():
    rows = situations((4, {"people": 2}), (1, {"people": 0, "kind": "place"}), (5, {"accepted": False, "people": 9}))
    assert shares("people_per_situation", situation=rows) == {(): (8, 5)}
