"""People in connected situations: of people, not of situations."""

from commontable.insight.indicators.tests.making import facts, shares, situations


def test_it_is_of_people():
    rows = situations((2, {"closed": True, "connected": True}), (2, {"closed": True}), (1, {"connected": True}))
    connected, not_connected, still_open = rows[:2], rows[2:4], rows[4:]
    people = [
        *facts(
            connected, (2, {"age_band": "from_60"}), (2, {"age_band": "from_60"}), (2, {"age_band": "from_6_to_11"})
        ),
        *facts(not_connected, (2, {"age_band": "from_60"})),
        *facts(still_open, (1, {"age_band": "from_60"})),
    ]
    assert shares("connected_share", situation=rows) == {(): (2, 4)}
    assert shares("people_connected", situation=rows, person=people) == {(): (6, 8)}
    assert shares("people_connected", ["age_band"], situation=rows, person=people) == {
        "from_60": (4, 6),
        "from_6_to_11": (2, 2),
    }
