"""Does a limited identity take names of any form, and open whatever version it was sealed in?"""

import json
from datetime import date

import pytest

from commontable.response.identity import wording
from commontable.response.identity.forms import LimitedForm, as_typed
from commontable.response.identity.limited import BornAs, Limited, Lives, Named, NameForm

TODAY = date(2026, 11, 26)
FULL = Limited(
    name="María de los Ángeles Núñez y Ortega",
    born="15",
    address="9 Lantern Row",
    also=(
        Named("Angie", NameForm.PREFERRED),
        Named("ᒪᕆᐊ", NameForm.SCRIPT),
        Named("Maria", NameForm.LATIN),
        Named("Suharto"),
    ),
    pronouns="elle",
    born_as=BornAs.AGE,
    noted="2026-11-26",
    more_addresses=("12 Quay", "under the bridge"),
    safe=("no_voicemail",),
    safe_words="only 13:00 to 15:00",
)
NAMES = [
    "Suharto", "Ng", "Nguyễn Thị Minh Khai", "O’Shaughnessy-Łuczak", "Björk Guðmundsdóttir", "María José Carreño Quiñones",
    "王秀英", "محمد بن سلمان", "ᐊᓂᓯᓇᐯ", "Þór", "d’Arc", "Mary-Jane van der Berg", "X Æ", "Ólafur", "שרה", "Анна", "김민준",
    "Prince", "Kahnawà:ke", "Tsleil-Waututh",
]  # fmt: skip


def test_what_is_sealed_comes_back_as_it_was():
    assert Limited.from_bytes(FULL.to_bytes()) == FULL
    assert json.loads(FULL.to_bytes())["version"] == 2


def test_the_first_version_opens_for_ever():
    stored = b'{"name": "Zebedee Quill", "born": "1981", "address": "9 Lantern Row"}'
    assert Limited.from_bytes(stored) == Limited("Zebedee Quill", "1981", "9 Lantern Row")


def test_an_early_record_of_the_second_version_opens_without_the_rules_of_safe_contact():
    said = json.loads(FULL.to_bytes())
    del said["safe"], said["safe_words"]
    assert Limited.from_bytes(json.dumps(said).encode()).safe == ()


def test_every_name_birth_and_address_is_told_to_whoever_checks_a_text():
    assert FULL.all_names() == [FULL.name, "Angie", "ᒪᕆᐊ", "Maria", "Suharto"]
    assert FULL.all_birth() == ["15"]
    assert FULL.all_addresses() == ["9 Lantern Row", "12 Quay", "under the bridge"]
    assert Limited(born="x", born_as=BornAs.UNKNOWN).all_birth() == []


def test_kinds_are_told_and_unknown_is_no_fact():
    assert FULL.kinds == ["name", "birth_date", "address"]
    assert Limited(pronouns="they").kinds == ["name"]
    assert Limited(lives=Lives.NONE_FIXED).kinds == ["address"]
    assert Limited(born_as=BornAs.UNKNOWN, lives=Lives.UNKNOWN).is_empty
    assert not Limited(safe=("no_text",)).is_empty


@pytest.mark.parametrize("name", NAMES)
def test_no_name_is_cut_or_turned(name):
    form = LimitedForm({"name": name, "revision": 0})
    assert form.is_valid()
    assert Limited.from_bytes(form.limited(TODAY).to_bytes()).name == name


def test_the_form_shows_and_keeps_the_whole_record():
    form = LimitedForm(as_typed(FULL, 3))
    assert form.is_valid(), form.errors
    assert form.limited(date(2029, 1, 1)) == FULL
    assert form.is_fuller
    assert not LimitedForm(as_typed(Limited("Zebedee"), 1)).is_fuller


def test_a_new_guess_of_the_age_has_a_day_of_its_own():
    form = LimitedForm({**as_typed(FULL, 3), "born": "17"})
    assert form.is_valid()
    assert form.limited(TODAY.replace(year=2028)).noted == "2028-11-26"


@pytest.mark.parametrize(
    ("born", "born_as", "fits"),
    [
        ("1981-02-28", "date", True), ("1981-02-30", "date", False), ("1981", "year", True), ("81", "year", False),
        ("15", "age", True), ("14-16", "age", True), ("teens", "age", False), ("1981", "unknown", False),
        ("", "unknown", True), ("about 1950", "", True), ("", "date", True), ("x", "nonsense", False),
    ],
)  # fmt: skip
def test_a_birth_is_as_much_as_it_is_said_to_be(born, born_as, fits):
    assert LimitedForm({"born": born, "born_as": born_as, "revision": 0}).is_valid() is fits


def test_a_ninth_line_is_refused():
    assert not LimitedForm({"also": "a\n" * 9, "revision": 0}).is_valid()


def test_a_page_says_what_is_known_and_what_is_not():
    said = wording.of(FULL)
    assert said.called == "Angie"
    assert said.names == (FULL.name, "ᒪᕆᐊ", "Maria", "Suharto", "elle")
    assert said.born == "about 15 years old on 26 November 2026"
    assert said.rules == ("Leave no voicemail", "only 13:00 to 15:00")
    assert wording.of(Limited(lives=Lives.NONE_FIXED, born_as=BornAs.UNKNOWN)).places == ("no fixed address",)
    assert wording.born(Limited(born_as=BornAs.UNKNOWN)) == "birth date not known"
    assert wording.born(Limited()) == ""
    assert wording.of(Limited(lives=Lives.UNKNOWN)).places == ("address not known",)
    assert wording.of(Limited()).called == "Name not known"
