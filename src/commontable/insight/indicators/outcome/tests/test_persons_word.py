"""What the person says: each answer of all closed ones, with those where none was written down."""

from commontable.insight.indicators.tests.making import shares, situations

CLOSED = {"closed": True}
ROWS = situations(
    (4, {**CLOSED, "persons_word": "helped"}),
    (2, {**CLOSED, "persons_word": "did_not"}),
    (3, {**CLOSED, "persons_word": "not_asked"}),
    (5, CLOSED),
    (1, {"persons_word": "helped"}),
)


def test_each_answer_is_of_all_that_closed_and_together_they_are_all():
    found = shares("persons_word", ["persons_word"], situation=ROWS)
    assert found == {"helped": (4, 14), "did_not": (2, 14), "not_asked": (3, 14), None: (5, 14)}
