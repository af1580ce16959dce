"""May these rows be handed over?"""

import pytest

from commontable.insight.suppression.extract import Form, may_hand_over

FORM = Form(
    quasi=("age", "gender", "quarter", "area"),
    sensitive=("conclusion",),
    ages=("age",),
    periods=("quarter",),
    areas=("area",),
    divisions=frozenset({"51 Division"}),
)


def rows(many: int, *conclusions: str, **other) -> list[dict[str, object]]:
    alike = {"age": "18-24", "gender": "woman", "quarter": "2026-Q1", "area": "Downtown"} | other
    return [alike | {"conclusion": conclusions[n % len(conclusions)]} for n in range(many)]


def test_dis_04_twenty_alike_with_two_conclusions_are_handed_over():
    answer = may_hand_over(rows(20, "lowered", "refused"), FORM)
    assert answer
    assert (answer.k, answer.l, answer.reasons) == (20, 2, ())


def test_dis_04_twenty_alike_with_one_conclusion_are_not():
    answer = may_hand_over(rows(20, "refused"), FORM)
    assert not answer
    assert (answer.k, answer.l) == (20, 1)


def test_dis_04_nineteen_alike_are_not():
    assert may_hand_over(rows(19, "lowered", "refused"), FORM).reasons == (
        "a row is like 18 others only; 19 are needed",
    )


def test_one_row_among_many_that_is_alone_stops_all():
    answer = may_hand_over([*rows(40, "lowered", "refused"), *rows(1, "lowered", gender="man")], FORM)
    assert (answer.k, answer.l) == (1, 1)


@pytest.mark.parametrize(
    ("column", "value", "why"),
    [
        ("age", "23", "age: is no age band"),
        ("quarter", "2026-03", "quarter: is finer than a quarter"),
        ("quarter", "2026-03-02", "quarter: is finer than a quarter"),
        ("gender", "2026-03-02", "gender: holds dates"),
        ("area", "51 Division", "area: names a single division"),
        ("postcode", "M5A", "postcode: is neither what somebody may be known by nor what is sensitive"),
    ],
)
def test_dis_04_nothing_finer_than_a_band_a_quarter_or_a_group_of_divisions(column, value, why):
    assert may_hand_over(rows(20, "lowered", "refused", **{column: value}), FORM).reasons == (why,)


def test_k_and_l_are_raised_and_never_lowered():
    assert not may_hand_over(rows(20, "lowered", "refused"), FORM, k=25)
    assert not may_hand_over(rows(20, "lowered", "refused"), FORM, least_different=3)
    assert not may_hand_over(rows(5, "lowered", "refused"), FORM, k=2, least_different=1)


def test_nothing_at_all_and_nothing_sensitive_are_no_grounds_to_hand_over():
    assert not may_hand_over([], FORM)
    assert not may_hand_over(
        rows(30, "lowered"), Form(quasi=("age", "gender", "quarter", "area", "conclusion"), sensitive=())
    )


def test_what_somebody_is_of_age_for_is_what_they_may_be_known_by():
    loose = Form(quasi=("gender", "area"), sensitive=("conclusion", "age", "quarter"), ages=("age",))
    assert "age: somebody may be known by it" in may_hand_over(rows(20, "lowered", "refused"), loose).reasons
