"""Emergency contacts after: for each situation of which a service told both numbers."""

from commontable.insight.indicators.tests.making import figures, shares, situations

ROWS = situations(
    (3, {"emergency_before": 7, "emergency_after": 3}),
    (2, {"emergency_before": 0, "emergency_after": 0}),
    (6, {}),
    (1, {"emergency_before": 50, "emergency_after": 1, "accepted": False}),
)


def test_it_is_of_those_of_which_both_were_told():
    assert shares("emergency_contacts_after", situation=ROWS) == {(): (9, 5)}


def test_one_situation_with_nearly_all_of_it_is_known_for_the_dominance_rule():
    """Its people would be told by the sum: they are behind more of it than all others together."""
    rows = situations(
        (4, {"emergency_after": 1, "emergency_before": 1}), (1, {"emergency_after": 90, "emergency_before": 1})
    )
    cell = figures("emergency_contacts_after", situation=rows)[()]
    assert (cell["numerator"], cell["denominator"], cell["largest"]) == (94, 5, 90)
