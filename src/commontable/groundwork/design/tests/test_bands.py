"""Does each band say which room, names or not, and how many can see?"""

import pytest

from commontable.groundwork.design import bands
from commontable.groundwork.design.bands import ABSENT, LEFT, ON_BEHALF, PHONE, PRESENT, Seat

from .rendering import rendered

SEATS = [
    Seat("Police", PRESENT),
    Seat("Shelter", ON_BEHALF),
    Seat("Clinic", PHONE),
    Seat("Parole", LEFT),
    Seat("Aid", ABSENT),
]

EVERY_ROOM = {
    "Our own space": bands.own_space("Harbour Hospital", ["J. Ferreira"]),
    "The table": bands.table_in_session("Downtown East", SEATS, filter=2),
    "The intervention": bands.the_few("DE-26-0411", "Downtown East", ["Clinic", "Shelter"], others=3),
    "Numbers only": bands.numbers_only("public", who_line="Anyone", who_detail="can read this page"),
    "The ledger": bands.the_ledger("privacy desk", ["R. Castellane"]),
}


@pytest.mark.parametrize("word", EVERY_ROOM)
def test_every_room_has_a_band_with_its_word_its_colour_and_its_sign(word):
    band = EVERY_ROOM[word]
    html = rendered("{% room_band band %}", band=band)
    assert word in html
    assert f"in-{band.room}" in html
    assert f"sign-{band.room}" in html
    assert str(band.names_line) in html
    assert str(band.who_line) in html


def test_the_band_counts_who_is_in_the_room_and_lists_only_them():
    band = EVERY_ROOM["The table"]
    assert band.who_line == "3 of 5 teams are in the room"
    assert band.who == ("Police", "Shelter", "Clinic")


def test_a_ladder_shows_only_where_a_filter_applies_and_marks_it():
    with_filter = rendered("{% room_band band %}", band=EVERY_ROOM["The table"])
    assert with_filter.count('aria-current="step"') == 1
    assert "ladder" not in rendered("{% room_band band %}", band=EVERY_ROOM["Our own space"])


def test_a_band_speaks_of_one_team_in_the_singular():
    assert bands.the_few("1", "East", ["Clinic"], others=1).who_line == "1 team sees what is typed here"


def test_a_record_outside_a_meeting_counts_those_who_can_still_read_it():
    assert bands.table_record("East", ["Clinic", "Aid"]).who_line == "2 teams can read it"
