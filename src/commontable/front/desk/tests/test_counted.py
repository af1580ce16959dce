"""Which situations are in a piece of a figure, which of those looked at are not, and how much of it is in each?"""

from datetime import date

from commontable.front.desk.counted import counted, options
from commontable.identifiers import new_id
from commontable.insight.indicators import indicator
from commontable.insight.snapshot.tracing import Found, Question, Traced

ONE, TWO, THREE = (new_id() for _ in range(3))
DAY = date(2026, 7, 1)


def asked(code: str, *by: str, whole: str = "") -> Question:
    return Question(indicator(code), by, DAY, DAY, indicator(whole) if whole else None)


def traced(*lines, whole=()) -> Traced:
    found, all_of_it = ([Found(who, True, pieces, n, of) for who, pieces, n, of in some] for some in (lines, whole))
    return Traced(DAY, found, all_of_it)


def test_of_a_share_the_late_ones_are_the_others():
    found = counted(asked("contact_in_time"), traced((ONE, (), 1, 1), (TWO, (), 0, 1)), {})
    assert (found.inside, found.others, found.parts) == ([ONE], [TWO], {})


def test_of_a_count_there_are_no_others_and_each_says_how_many_where_one_has_several():
    rows = traced((ONE, ("male",), 2, 2), (ONE, ("female",), 1, 1), (TWO, ("male",), 1, 1))
    question = asked("people_appearing", "gender")
    found = counted(question, rows, {})
    assert (found.inside, found.others, found.parts) == ([ONE, TWO], [], {ONE: "3", TWO: "1"})
    assert counted(question, rows, {"gender": "female"}).inside == [ONE]
    assert options(question, rows) == {"gender": ["male", "female"]}


def test_an_average_leads_to_all_it_is_taken_over():
    found = counted(asked("people_per_situation"), traced((ONE, (), 0, 1), (TWO, (), 4, 1)), {})
    assert (found.inside, found.others, found.parts) == ([ONE, TWO], [], {ONE: "0", TWO: "4"})


def test_of_pieces_of_a_whole_the_others_are_in_the_whole():
    question = asked("category_prevalence", "category", "kind", whole="accepted_situations")
    rows = traced(
        (ONE, ("housing", "person"), 1, 1),
        (ONE, ("drugs", "person"), 1, 1),
        (TWO, ("drugs", "family"), 1, 1),
        whole=[(ONE, ("person",), 1, 1), (TWO, ("family",), 1, 1), (THREE, ("place",), 1, 1)],
    )
    chosen = {"category": "housing", "kind": ""}
    assert counted(question, rows, chosen).inside == [ONE]
    assert counted(question, rows, chosen).others == [TWO, THREE]
    assert counted(question, rows, {**chosen, "kind": "place"}).others == [THREE]
    assert counted(question, rows, {}).inside == [ONE, TWO]
    assert counted(question, rows, {}).others == [THREE]
    assert options(question, rows)["kind"] == ["person", "family", "place"]


def test_where_somebody_in_it_is_counted_and_somebody_is_not_it_is_on_both_sides():
    question = asked("category_among_people", "category", whole="people_appearing")
    rows = traced((ONE, ("housing",), 2, 3), whole=[(ONE, (), 3, 3), (TWO, (), 1, 1)])
    found = counted(question, rows, {"category": "housing"})
    assert (found.inside, found.others) == ([ONE], [ONE, TWO])
    assert found.parts == {ONE: "2 of 3", TWO: "0 of 1"}
    assert counted(question, rows, {}).others == [TWO]
    assert counted(question, rows, {}).parts == {}


def test_what_is_not_said_is_a_piece_and_a_quarter_has_its_code():
    rows = traced((ONE, (None, DAY), 1, 1))
    question = asked("accepted_situations", "area", "quarter")
    assert options(question, rows) == {"area": ["empty"], "quarter": ["2026-Q3"]}
    assert counted(question, rows, {"area": "empty", "quarter": "2026-Q3"}).inside == [ONE]
    assert counted(question, rows, {"area": "empty", "quarter": "2026-Q2"}).inside == []
