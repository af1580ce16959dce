"""Risk lowered, of the closed."""

from commontable.insight.indicators.tests.making import shares, situations

LOWERED = {"closed": True, "conclusion_group": "risk_lowered"}
ROWS = situations(
    (9, LOWERED), (2, {"closed": True, "conclusion_group": "still_aer"}), (1, {"closed": True, "conclusion": "silence"}),
    (6, {}), (2, {"accepted": False}),
)  # fmt: skip


def test_it_is_of_the_closed():
    assert shares("lowered_of_closed", situation=ROWS) == {(): (9, 12)}
