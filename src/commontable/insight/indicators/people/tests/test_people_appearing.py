"""People: appearances in accepted situations."""

from commontable.insight.indicators.tests.making import facts, numbers, situations

ROWS = situations((3, {}), (1, {"accepted": False}))
PEOPLE = facts(ROWS, (3, {"gender": "female", "harm_role": "harmed"}), (2, {"gender": "male", "harm_role": "harming"}))


def test_each_appearance_counts():
    assert numbers("people_appearing", situation=ROWS, person=PEOPLE) == {(): 5}


def test_by_gender_and_role():
    assert numbers("people_appearing", ["gender"], situation=ROWS, person=PEOPLE) == {"female": 3, "male": 2}
    assert numbers("people_appearing", ["harm_role"], situation=ROWS, person=PEOPLE) == {"harmed": 3, "harming": 2}


def test_the_people_of_a_situation_with_two_numbers_are_counted_once_in_the_city():
    twice = [*ROWS, *situations((1, {"table": "WE", "city": 1}), first=30)]
    people = [*PEOPLE, {"situation": 30, "gender": "female", "harm_role": "harmed"}]
    assert numbers("people_appearing", situation=twice, person=people) == {(): 5}
    assert numbers("people_appearing", ["table"], situation=twice, person=people) == {"EA": 5, "WE": 1}
