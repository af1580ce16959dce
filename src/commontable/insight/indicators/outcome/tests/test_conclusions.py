"""Conclusions: of the closed, by heading and reason."""

from commontable.insight.indicators.tests.making import shares, situations

ROWS = situations(
    (6, {"closed": True, "conclusion_group": "risk_lowered", "conclusion": "connected"}),
    (2, {"closed": True, "conclusion_group": "risk_lowered", "conclusion": "no_table_action"}),
    (3, {"closed": True, "conclusion_group": "still_aer", "conclusion": "refused"}),
    (1, {"closed": True, "conclusion_group": "other", "conclusion": "not_located"}),
    (8, {}),
)


def test_by_heading():
    assert shares("conclusions", ["conclusion_group"], situation=ROWS) == {
        "risk_lowered": (8, 12),
        "still_aer": (3, 12),
        "other": (1, 12),
    }


def test_by_reason_it_is_still_of_all_that_closed():
    found = shares("conclusions", ["conclusion_group", "conclusion"], situation=ROWS)
    assert found["risk_lowered", "no_table_action"] == (2, 12)
    assert found["other", "not_located"] == (1, 12)
