"""At fixed days: closed by then, or still open and followed no longer."""

from commontable.insight.indicators.courses import CODES, said
from commontable.insight.indicators.tests.making import numbers, situations


def row_of(*sorts):
    return numbers("course_to_close", ["to_close"], situation=situations(*((1, each) for each in sorts)))


def closed(*days):
    return [{"days_followed": each, "closed": True, "days_to_close": each} for each in days]


def still_open(*days):
    return [{"days_followed": each} for each in days]


def test_one_closed_on_the_day_is_closed_by_it_and_one_open_on_it_is_counted_on_it():
    found = row_of(*closed(0, 2, 3, 90, 91), *still_open(0, 1, 2, 89, 90, 400))
    assert found == {
        "ended_2": 2, "open_2": 2, "ended_7": 1, "open_7": 1, "ended_90": 1, "open_90": 1, "ended_later": 1, "open_later": 2,
    }  # fmt: skip


def test_every_code_has_a_name_in_the_order_of_days():
    assert list(said()) == list(CODES)
    assert said()["ended_7"].en == "within 3 to 7 days"
    assert said()["open_7"].fr == "pas encore, suivie 2 à 6 jours"
    assert len({each.en for each in said().values()}) == len(CODES) == 14


def test_uncut_it_is_the_accepted_situations():
    rows = situations((3, closed(5)[0]), (4, {"accepted": False, "days_followed": 0}))
    assert numbers("course_to_close", situation=rows) == {(): 3}
