"""Types of agency that work together where a list is longer than one whole number has bits."""

from commontable.insight.indicators.tests.making import numbers, situations


def test_a_pair_is_found_wherever_its_types_stand_in_the_order():
    names = [f"type_{number:02}" for number in range(70)]
    role = [{"situation": 1, "part": "assisting", "agency": n, "agency_type": name} for n, name in enumerate(names)]
    role += [{"situation": 2, "part": "assisting", "agency": n, "agency_type": names[n]} for n in (0, 59, 60, 69)]
    pairs = numbers("types_together", ["agency_type", "with_type"], situation=situations((2, {})), role=role)
    assert len(pairs) == 70 * 69 // 2
    twice = {pair for pair, many in pairs.items() if many == 2}
    assert twice == {(names[a], names[b]) for a, b in ((0, 59), (0, 60), (0, 69), (59, 60), (59, 69), (60, 69))}
