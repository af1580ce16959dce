"""People per intervention: nobody was looked for in the others."""

from commontable.insight.indicators.tests.making import shares, situations


def test_it_is_of_those_with_an_attempt():
    rows = situations((5, {"attempted": True, "people": 2}), (5, {"people": 4}))
    assert shares("people_per_intervention", situation=rows) == {(): (10, 5)}
