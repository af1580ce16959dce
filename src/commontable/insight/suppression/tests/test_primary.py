"""Which numbers tell of few people by themselves?"""

import pytest

from commontable.insight.suppression.protector import protect
from commontable.insight.suppression.results import NotSafe, Reason, Rules, Zeros
from commontable.insight.suppression.tables import ALL, Cell, CountTable, Dimension
from commontable.insight.suppression.tests.shares import share
from commontable.insight.suppression.tests.tables import square
from commontable.insight.suppression.verifier.verify import verify


def reasons(done, *wanted: Reason) -> set[tuple[str, ...]]:
    return {key for (_, key), reason in done.hidden.items() if reason in wanted}


@pytest.mark.parametrize("threshold", [5, 11, 20])
def test_dis_01_a_positive_count_below_the_threshold_is_small_and_the_threshold_is_not(threshold):
    table = square([[threshold - 1, threshold], [1, 90]])
    assert reasons(protect([table], Rules(threshold)), Reason.SMALL) == {("r0", "c0"), ("r1", "c0")}


def test_what_one_agency_made_nearly_alone_is_withheld():
    cells = [Cell(("police",), 50, largest=45), Cell(("school",), 60, largest=20), Cell(("housing",), 70, largest=20)]
    table = CountTable.of("brought", [Dimension.flat("sector", ["police", "school", "housing"])], cells)
    done = protect([table], Rules(5))
    assert reasons(done, Reason.DOMINATED) == {("police",)}
    verify(done.published, (), Rules(5), 60, real=[table])


def test_the_verifier_objects_to_what_one_agency_made_nearly_alone():
    cells = [Cell(("police",), 50, largest=45), Cell(("school",), 60, largest=20)]
    table = CountTable.of("brought", [Dimension.flat("sector", ["police", "school"])], cells)
    careless = protect([table], Rules(5, dominance_share=1))
    with pytest.raises(NotSafe, match="one agency made nearly all of it"):
        verify(careless.published, (), Rules(5), 60, real=[table])


def test_dis_01_all_in_one_category_is_withheld_with_one_that_none_is_in():
    table = square([[30, 0, 0], [20, 25, 40], [20, 35, 40]])
    done = protect([table], Rules(5))
    assert reasons(done, Reason.ALL_OR_NONE) == {("r0", "c0")}
    assert done.published[0].values[("r0", ALL)] in (30, None)
    verify(done.published, (), Rules(5), 60, real=[table])


def test_a_zero_among_many_is_shown_and_one_among_few_is_not():
    others = [[20, 25, 40], [20, 25, 40]]
    among_many, among_few = square([[30, 10, 0], *others]), square([[2, 1, 0], *others])
    assert protect([among_many], Rules(5)).hidden == {}
    assert ("table", ("r0", "c2")) in protect([among_few], Rules(5)).hidden


def test_zeros_may_be_shown_by_rule_or_where_the_dimension_tells_nothing():
    rows = [[30, 0, 0], [20, 25, 40]]
    assert protect([square(rows)], Rules(5, zeros=Zeros.SHOWN)).hidden == {}
    assert protect([square(rows, telling=False)], Rules(5)).hidden == {}


@pytest.mark.parametrize("inside", [0, 30, 2, 28])
def test_dis_01_a_share_of_all_of_none_or_of_nearly_so_shows_neither_part(inside):
    """Of 30 and 40: with the numerator and the denominator both shown, who is not in it would be known."""
    groups = [Dimension.flat("group", ["a", "b", "c"], telling=False)]
    among = [Cell(("a",), 30), Cell(("b",), 40), Cell(("c",), 50)]
    counted = share("connected", groups, [Cell(("a",), inside), Cell(("b",), 20), Cell(("c",), 20)], among)
    done = protect(counted.tables, Rules(5), relations=[counted.relation])
    numerator, _, denominator = done.published
    assert None in (numerator.values[("a",)], denominator.values[("a",)])
    verify(done.published, [counted.relation], Rules(5), 60, real=counted.tables)


def test_a_share_shown_whole_is_refused_where_few_are_left_out():
    groups = [Dimension.flat("group", ["a", "b"])]
    counted = share("connected", groups, [Cell(("a",), 28), Cell(("b",), 20)], [Cell(("a",), 30), Cell(("b",), 40)])
    careless = protect(counted.tables[::2], Rules(5))
    hidden = protect([counted.complement], Rules(5)).published
    with pytest.raises(NotSafe, match="group=a, measure=connected, all but connected, those in it lies in 2…2"):
        verify([*careless.published, *hidden], [counted.relation], Rules(5), 60)


def test_codes_that_overlap_do_not_add_up_and_each_has_a_rest():
    """38 of 40 have drugs among their risks: the two who have not would be known."""
    risks = Dimension.flat("risk", ["drugs", "housing"], overlapping=True)
    table = CountTable.of("risks", [risks], [Cell((ALL,), 40), Cell(("drugs",), 38), Cell(("housing",), 20)])
    done = protect([table], Rules(5))
    assert None in (done.published[0].values[("drugs",)], done.published[0].values[(ALL,)])
    verify(done.published, (), Rules(5), 60, real=[table])
