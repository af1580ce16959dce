"""Risk lowered, of the accepted."""

from commontable.insight.indicators.tests.making import shares, situations

LOWERED = {"closed": True, "conclusion_group": "risk_lowered"}
ROWS = situations(
    (9, LOWERED), (2, {"closed": True, "conclusion_group": "still_aer"}), (1, {"closed": True, "conclusion": "silence"}),
    (6, {}), (2, {"accepted": False}),
)  # fmt: skip


def test_it_is_of_the_accepted():
    assert shares("lowered_of_accepted", situation=ROWS) == {(): (9, 18)}
