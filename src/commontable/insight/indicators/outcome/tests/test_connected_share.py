"""Connected: of the closed."""

from commontable.insight.indicators.tests.making import shares, situations

ROWS = situations((8, {"closed": True, "connected": True}), (4, {"closed": True}), (4, {"connected": True}), (2, {}))


def test_one_connected_and_still_open_is_in_no_part():
    assert shares("connected_share", situation=ROWS) == {(): (8, 12)}


def test_a_situation_closed_at_the_table_it_was_handed_to_is_closed_in_the_city():
    handed = situations((1, {"table": "WE", "city": 17, "closed": True, "connected": True}), first=70)
    assert shares("connected_share", situation=[*ROWS, *handed]) == {(): (9, 13)}
