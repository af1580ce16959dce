"""Is what must be withheld withheld, and no more than that needs?"""

import pytest

from commontable.insight.suppression.protector import protect
from commontable.insight.suppression.results import NotSafe, Reason, Rules, Zeros
from commontable.insight.suppression.tests.tables import drawn, square
from commontable.insight.suppression.verifier.verify import verify

FIVE = Rules(5, zeros=Zeros.SHOWN)


def test_nothing_is_withheld_where_nothing_is_small():
    done = protect([square([[10, 20], [30, 40]])], FIVE)
    assert done.hidden == {}
    assert (done.cells_shown, done.people_shown, done.method) == (1.0, 1.0, "exact")


def test_a_small_number_takes_three_others_with_it():
    done = protect([square([[3, 20, 50], [30, 40, 50], [60, 70, 80]])], FIVE)
    assert done.hidden[("table", ("r0", "c0"))] is Reason.SMALL
    assert (len(done.hidden), done.secondaries) == (4, 3)


def test_dis_01_small_itself_stays_unknown():
    """3 and 4 in a row: 7 in all, so each could be worked out to be below 8, and is not below 5."""
    table = square([[3, 4, 50], [20, 30, 40]])
    done = protect([table], FIVE)
    verify(done.published, (), FIVE, 60, real=[table])


@pytest.mark.parametrize("threshold", [5, 11, 20])
def test_a_protected_table_withstands_the_verifier(threshold):
    table, rules = drawn(threshold, (9, 6), 90), Rules(threshold)
    done = protect([table], rules)
    assert verify(done.published, (), rules, 60, real=[table]).hidden == len(done.hidden)


def test_what_is_small_alone_is_not_enough():
    table = square([[3, 20, 50], [30, 40, 50], [60, 70, 80]])
    shown = {key: None if key == ("r0", "c0") else cell.count for key, cell in table.cells.items()}
    naive = protect([table], FIVE).published[0]
    with pytest.raises(NotSafe, match="column=c0, measure=table, row=r0 lies in 3…3"):
        verify([type(naive)(naive.name, naive.dimensions, shown, naive.measure)], (), FIVE, 60)
