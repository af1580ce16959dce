"""Language met: of those where one was needed and somebody said whether it was there."""

from commontable.insight.indicators.tests.making import shares, situations

NEEDED = {"language_needed": True}


def test_it_is_of_those_where_one_was_needed_and_the_lead_said():
    rows = situations(
        (5, {**NEEDED, "language_met": True}),
        (2, {**NEEDED, "language_met": False}),
        (3, NEEDED),
        (9, {}),
        (1, {**NEEDED, "language_met": True, "accepted": False}),
    )
    assert shares("language_met", situation=rows) == {(): (5, 7)}


def test_where_none_was_needed_there_is_no_share():
    assert shares("language_met", situation=situations((9, {}))) in ({}, {(): (0, 0)})
