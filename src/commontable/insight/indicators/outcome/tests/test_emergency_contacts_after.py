"""Emergency contacts after: for each situation of which a service told both numbers."""

from commontable.insight.indicators.tests.making import shares, situations

ROWS = situations(
    (3, {"emergency_before": 7, "emergency_after": 3}),
    (2, {"emergency_before": 0, "emergency_after": 0}),
    (6, {}),
    (1, {"emergency_before": 50, "emergency_after": 1, "accepted": False}),
)


def test_it_is_of_those_of_which_both_were_told():
    assert shares("emergency_contacts_after", situation=ROWS) == {(): (9, 5)}
