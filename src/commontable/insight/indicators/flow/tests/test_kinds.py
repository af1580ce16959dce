"""Kinds: of all that were decided."""

from commontable.insight.indicators.tests.making import SPRING, WINTER, shares, situations

ROWS = situations((12, {}), (5, {"kind": "family"}), (2, {"kind": "place"}), (1, {"kind": "place", "accepted": False}))


def test_a_rejected_one_has_its_kind_too():
    assert shares("kinds", ["kind"], situation=ROWS) == {"person": (12, 20), "family": (5, 20), "place": (3, 20)}


def test_cut_by_quarter_each_is_of_its_quarter():
    rows = [*ROWS, *situations((4, {"quarter": SPRING}), first=50)]
    assert shares("kinds", ["quarter", "kind"], situation=rows)[SPRING, "person"] == (4, 4)
    assert shares("kinds", ["quarter", "kind"], situation=rows)[WINTER, "person"] == (12, 20)
