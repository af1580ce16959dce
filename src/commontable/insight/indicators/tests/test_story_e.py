"""Story E, the count: one table, 24 numbers, and the city beside it (practice.md 6)."""

from commontable.insight.indicators.tests.making import WINTER, numbers, shares, situations

DUE = {"due_passed": True}
IN_TIME = {**DUE, "contacted_in_time": True, "attempted_in_time": True, "attempted": True}
CLOSED = {"closed": True}
LOWERED = {**CLOSED, "conclusion_group": "risk_lowered"}
CONNECTED = {"connected": True}
HERE = situations(
    (8, {**IN_TIME, **LOWERED, **CONNECTED}),
    (1, {**IN_TIME, **LOWERED}),
    (3, {**IN_TIME, **CLOSED, "conclusion_group": "still_aer"}),
    (2, {**IN_TIME, **CONNECTED}),
    (2, {**DUE, **CONNECTED}),
    (1, DUE),
    (1, {}),
    (2, {"accepted": False, "rejection_reason": "not_aer"}),
)
"""Twenty that this table decided on: 18 accepted, 12 of them closed, one not yet due; 2 rejected."""
ELSEWHERE = situations((1, {"table": "WE"}), first=100)
"""The one that was transferred undecided, accepted where it went."""
ENDINGS = {"void": 1, "withdrawn": 2, "transferred": 1}
BROUGHT = [{"table": "EA", "quarter": WINTER, "ending": each, "numbers": n} for each, n in ENDINGS.items()]
CITY = {"situation": [*HERE, *ELSEWHERE], "brought": BROUGHT}


def at_the_table(code: str) -> tuple[int, int]:
    return shares(code, ["table"], **CITY)["EA"]


def test_the_table_has_24_numbers():
    assert len(HERE) + sum(ENDINGS.values()) == 24


def test_presented_leaves_out_the_void_one():
    assert numbers("presented", ["table"], **CITY) == {"EA": 23, "WE": 1}


def test_the_city_counts_the_transferred_one_where_it_went():
    assert numbers("presented", **CITY) == {(): 23}


def test_undecided_numbers_by_their_ending():
    found = numbers("undecided_numbers", ["table", "ending"], **CITY)
    assert {ending: n for (table, ending), n in found.items() if table == "EA"} == ENDINGS


def test_accepted_and_rejected():
    assert numbers("accepted_situations", ["table"], **CITY)["EA"] == 18
    assert numbers("rejected_situations", ["table"], **CITY)["EA"] == 2


def test_aer_share_is_18_of_20_and_19_of_21_in_the_city():
    assert at_the_table("aer_share") == (18, 20)
    assert shares("aer_share", **CITY) == {(): (19, 21)}


def test_contact_within_48_hours_is_14_of_17():
    assert at_the_table("contact_in_time") == (14, 17)


def test_connected_is_8_of_12():
    assert at_the_table("connected_share") == (8, 12)


def test_lowered_is_9_of_12_and_9_of_18():
    assert at_the_table("lowered_of_closed") == (9, 12)
    assert at_the_table("lowered_of_accepted") == (9, 18)


def test_the_open_six_of_which_four_are_connected_are_in_no_connected_share():
    still_open = [row for row in HERE if row["accepted"] and not row.get("closed")]
    assert (len(still_open), sum(bool(row.get("connected")) for row in still_open)) == (6, 4)


def test_what_is_left_of_the_share_of_met_is_too_few_for_steering_and_public():
    """Both are withheld for it; where figures are released, that is held to (insight/suppression)."""
    part, whole = at_the_table("aer_share")
    assert 0 < whole - part < 11
